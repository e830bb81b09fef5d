"""What do the files of a folder say of both sides, and can it be relied on?

One file a table, Parquet or CSV, headed in English or Chinese. All that is wrong in all files is
found before anything is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from anye.matching.profiles.checks import faults_in
from anye.matching.profiles.faults import Fault, ProfilesRefusedError
from anye.matching.profiles.files import files_of, without_lines
from anye.matching.profiles.held import held_in, with_held_seats
from anye.tables.matching.profiles import MAY_BE_ABSENT, PROFILE_TABLES
from anye.tables.matching.seats import HELD_SEATS


@dataclass(frozen=True, slots=True)
class Profiles:
    """The tables of both sides and the seats held, what to look at, and the hash of each file."""

    tables: Mapping[str, pl.DataFrame]
    warnings: tuple[Fault, ...]
    files: Mapping[str, str]
    held: pl.DataFrame

    def on(self, day: date | None) -> "Profiles":
        """Return the profiles as they are matched on a day, with the seats held on it set aside."""
        return replace(self, tables=with_held_seats(self.tables, self.held, day))


def read(folder: Path) -> Profiles:
    """Return the tables of a folder, checked.

    Raises:
        ProfilesRefusedError: if anything is wrong that a match cannot do without.
    """
    found = files_of(folder, PROFILE_TABLES, MAY_BE_ABSENT)
    held = held_in(folder)
    faults = found.faults + faults_in(found.tables) + held.faults
    if any(not fault.is_warning for fault in faults):
        raise ProfilesRefusedError(faults)
    whole = {name: without_lines(table) for name, table in found.tables.items()}
    hashes = found.hashes | held.hashes
    return Profiles(whole, tuple(faults), hashes, held.tables[HELD_SEATS.name])


def table_of(folder: Path, name: str) -> pl.DataFrame:
    """Return one table of a folder as its file says it, not compared with the others.

    Raises:
        ProfilesRefusedError: if it cannot be read.
    """
    found = files_of(folder, {name: PROFILE_TABLES[name]}, MAY_BE_ABSENT, PROFILE_TABLES)
    if name not in found.tables:
        raise ProfilesRefusedError(found.faults)
    return without_lines(found.tables[name])
