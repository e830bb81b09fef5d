"""What a report of a match is written from: its tables, and the profiles it was made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from anye.tables.engines import parquet
from anye.tables.matching.audits import AUDIT_TABLES
from anye.tables.matching.matches import Match
from anye.tables.matching.profiles import SEEKING
from anye.tables.matching.proposals import MATCH_TABLES

ReportTables = Mapping[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Material:
    """A match with its two sides."""

    manifest: Mapping[str, Any]
    tables: ReportTables
    audit: ReportTables  # what an independent check found; empty: there was none
    seekers: pl.DataFrame  # who took part, by township and number
    objecting: pl.DataFrame  # who seeks, and is to be served by a person
    posts: pl.DataFrame
    warnings: tuple[str, ...]  # what the profiles were warned of, in the report's language

    @property
    def day(self) -> date:
        """Return the day of the match, else that of the latest profile."""
        said = self.manifest["config"]["day"]
        latest = self.seekers["as_of"].max()
        return latest if isinstance(latest, date) and not said else date.fromisoformat(said)


def report_material(
    match: Match, profiles: ReportTables, warnings: tuple[str, ...] = ()
) -> Material:
    """Return the material of a match and its profiles."""
    order = ["township", "seeker_id"]
    seeking = profiles["seekers"].filter(pl.col("status").is_in(SEEKING)).sort(order)
    tables = {name: parquet.read(match.file(name)) for name in MATCH_TABLES}
    took_part = pl.concat([tables[name]["seeker_id"] for name in ("proposals", "why_not")])
    matched = pl.col("seeker_id").is_in(took_part.to_list())  # who held a seat is not
    return Material(
        match.manifest,
        tables,
        {
            name: parquet.read(file)
            for name in AUDIT_TABLES
            if (file := match.audit / f"{name}.parquet").is_file()
        },
        seeking.filter(~pl.col("objects") & matched),
        seeking.filter("objects"),
        profiles["posts"].sort("post_id"),
        warnings,
    )
