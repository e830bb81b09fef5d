"""What do the files of courses, orders or fairs say, and can it be relied on?"""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from anye.codes.catalogue import SKILLS
from anye.matching.profiles.faults import Fault, ProfilesRefusedError
from anye.matching.profiles.files import files_of, without_lines
from anye.matching.profiles.typed import fault_where
from anye.seats.fail_if import (
    CONTRADICTIONS,
    KNOWN_BY,
    NO_ROW,
    NO_SUCH_NUMBER,
    NO_SUCH_SKILL,
    Sentences,
)
from anye.tables.matching.seats import SEAT_TABLES, SEAT_TABLES_THAT_MAY_BE_ABSENT, SEATS_FOLDER
from anye.tables.shape import Shape

TablesRead = Mapping[str, pl.DataFrame]


def read(folder: Path, shapes: Mapping[str, Shape]) -> tuple[TablesRead, Mapping[str, str]]:
    """Return these tables of a folder, or of the one for seats within it, and each file's hash.

    Raises:
        ProfilesRefusedError: with all that is wrong in them.
    """
    within = folder / SEATS_FOLDER
    place = within if within.is_dir() else folder
    found = files_of(place, shapes, SEAT_TABLES_THAT_MAY_BE_ABSENT, others=SEAT_TABLES)
    faults = [*found.faults, *_wrong(found.tables)]
    if any(not fault.is_warning for fault in faults):
        raise ProfilesRefusedError(faults)
    whole = {name: without_lines(table) for name, table in found.tables.items()}
    return whole, found.hashes


def _wrong(tables: TablesRead) -> list[Fault]:
    faults: list[Fault] = []
    for name, table in tables.items():
        if table.is_empty() and name not in SEAT_TABLES_THAT_MAY_BE_ABSENT:
            faults.append(Fault("contradiction", name, says=NO_ROW))
        for says, is_wrong in CONTRADICTIONS.get(name, {}).items():
            faults += _of(table.filter(is_wrong), "", says)
        key = SEAT_TABLES[name].key
        again = ~pl.struct(key).is_first_distinct() & pl.all_horizontal(pl.col(key).is_not_null())
        faults += _of(table.filter(again), SEAT_TABLES[name].columns[key[-1]].zh)
        if "skill" in table.columns:
            unknown = ~pl.col("skill").is_in(["", *SKILLS])
            faults += _of(
                table.filter(unknown), SEAT_TABLES[name].columns["skill"].zh, NO_SUCH_SKILL
            )
    for name, by, whole in KNOWN_BY:
        if {name, whole} <= set(tables):
            stray = tables[name].join(tables[whole], on=list(by), how="anti")
            heading = SEAT_TABLES[name].columns[by[-1]].zh
            faults += _of(stray, heading, NO_SUCH_NUMBER)
    return faults


def _of(wrong: pl.DataFrame, column: str, says: Sentences | None = None) -> list[Fault]:
    if not wrong.height:
        return []
    kind = "contradiction" if says else "duplicate"
    return fault_where(kind, wrong["file"][0], column, wrong["line"], says)
