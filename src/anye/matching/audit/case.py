"""What is audited: the profiles, and the match as it was written from them."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from anye.matching.audit.pairs import RowNumbers
from anye.matching.audit.sides import AuditedTables, SidesAnew, sides_of
from anye.matching.profiles.read import Profiles
from anye.tables.damage import FileDamagedError
from anye.tables.engines import parquet
from anye.tables.matching.matches import Match
from anye.tables.matching.proposals import MATCH_TABLES

PAIR = ("seeker_id", "post_id")


@dataclass(frozen=True, slots=True)
class Audited:
    """A match and what it was made from."""

    profiles: Profiles
    match: Match
    tables: AuditedTables  # of the match
    sides: SidesAnew

    @property
    def asked(self) -> pl.DataFrame:
        """Return the proposals that no person decided on."""
        return self.tables["proposals"].filter(~pl.col("is_decided"))

    def rows_of(self, pairs: pl.DataFrame) -> tuple[RowNumbers, RowNumbers]:
        """Return the rows of seekers and posts; -1 where they are not matched."""
        return (
            self.sides.seekers.rows(pairs["seeker_id"]),
            self.sides.posts.rows(pairs["post_id"]),
        )

    def of_both_sides(self, pairs: pl.DataFrame) -> pl.DataFrame:
        """Return the pairs of whom both are matched."""
        seekers, posts = self.rows_of(pairs)
        return pairs.filter(pl.Series((seekers >= 0) & (posts >= 0), dtype=pl.Boolean))

    def kept_rows(self) -> RowNumbers:
        """Return the rows of seekers for whom a person kept a seat."""
        return np.unique(self.sides.seekers.rows(self.sides.kept["seeker_id"]))


class TableGoneError(Exception):
    """A table of the match is not there, or cannot be read."""


def case_of(profiles: Profiles, match: Match) -> Audited:
    """Return the case of a match that was written.

    Raises:
        TableGoneError: if a table of the match is not there, or cannot be read.
    """
    tables = {name: _table(match, name) for name in MATCH_TABLES}
    day = day_of(match)
    matched = profiles.on(day)
    return Audited(matched, match, tables, sides_of(matched.tables, day))


def day_of(match: Match) -> date | None:
    """Return the day on which the posts of a match are open; None: any."""
    day = match.manifest["config"]["day"]
    return date.fromisoformat(day) if day else None


def _table(match: Match, name: str) -> pl.DataFrame:
    try:
        return parquet.read(match.file(name))
    except (OSError, FileDamagedError, pl.exceptions.ComputeError) as error:
        raise TableGoneError(name) from error
