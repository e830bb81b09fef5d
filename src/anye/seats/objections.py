"""Who objects to automated steps, and so is left to a counsellor?"""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from anye.matching.profiles.faults import ProfilesRefusedError
from anye.matching.profiles.files import files_of
from anye.tables.matching.profiles import PROFILE_TABLES, SEEKERS


def objecting(profiles: Path) -> pl.Series | None:
    """Return the seekers who object, by the table of seekers; None where there is none.

    Raises:
        ProfilesRefusedError: if the table is there and cannot be read.
    """
    found = files_of(profiles, {SEEKERS.name: SEEKERS}, {SEEKERS.name}, others=PROFILE_TABLES)
    if any(not fault.is_warning for fault in found.faults):
        raise ProfilesRefusedError(found.faults)
    if not found.hashes:
        return None
    return found.tables[SEEKERS.name].filter("objects")["seeker_id"]


def without(
    tables: Mapping[str, pl.DataFrame], who: pl.Series | None
) -> tuple[Mapping[str, pl.DataFrame], int]:
    """Return the tables without the rows of some seekers, and how many of them had any."""
    if who is None:
        return tables, 0
    named = {name: table for name, table in tables.items() if "seeker_id" in table.columns}
    left = {
        name: table.filter(~pl.col("seeker_id").is_in(who.to_list()))
        for name, table in named.items()
    }
    ids = pl.concat([pl.Series([], dtype=pl.Int64), *(one["seeker_id"] for one in named.values())])
    return {**tables, **left}, len(set(ids.to_list()) & set(who.to_list()))
