"""Which seats were offered to somebody, and so are nobody else's on a day?

An offer holds its seat from a day on until it is declined, or until the day on which it runs out
without an answer; accepted, it holds it for good. Who holds a seat is left out of the match; what
was declined is not proposed again. What officers decided on the same pair goes before it.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import polars as pl

from anye.matching.profiles.faults import Fault
from anye.matching.profiles.files import Files, files_of, without_lines
from anye.matching.profiles.typed import empty, fault_where
from anye.tables.matching.profiles import PLACEMENT_DECISIONS, SEEKING
from anye.tables.matching.seats import HELD_SEATS, SEAT_TABLES, SEATS_FOLDER

ACCEPTED, DECLINED = "accepted", "declined"
HOLDS = "holds_seat"  # the status of who holds a seat, in the tables that are matched
WRONG: Mapping[tuple[str, str], pl.Expr] = {
    ("保留至须晚于保留自", "the seat is free again before it is held"): pl.col("held_until")
    <= pl.col("held_from"),
    ("答复须为 accepted 或 declined，没有答复的留空", "the answer is none there is"): ~pl.col(
        "answer"
    ).is_in(["", ACCEPTED, DECLINED]),
    ("答复和答复日期须一起填写", "an answer and its day go together"): (pl.col("answer") == "")
    != pl.col("answered_on").is_null(),
}


def held_in(folder: Path) -> Files:
    """Return the table of held seats of a folder of profiles, and what is wrong in it."""
    name, place = HELD_SEATS.name, folder / SEATS_FOLDER
    if not place.is_dir():
        return Files({name: without_lines(empty(HELD_SEATS))}, {}, [])
    found = files_of(place, {name: HELD_SEATS}, {name}, SEAT_TABLES)
    table = found.tables.get(name, empty(HELD_SEATS))
    faults = [fault for fault in found.faults if not fault.is_warning]
    for says, is_wrong in WRONG.items():
        faults += _of(table.filter(is_wrong), "", says)
    faults += _of(table.filter(~pl.struct(HELD_SEATS.key).is_first_distinct()), "岗位编号")
    hashes = {f"{SEATS_FOLDER}/{file}": said for file, said in found.hashes.items()}
    return Files({name: without_lines(table)}, hashes, faults)


def _of(wrong: pl.DataFrame, column: str, says: tuple[str, str] | None = None) -> list[Fault]:
    if not wrong.height:
        return []
    kind = "contradiction" if says else "duplicate"
    return fault_where(kind, wrong["file"][0], column, wrong["line"], says)


def holds_on(day: date | None) -> pl.Expr:
    """Return whether a row holds its seat on a day; on any day, if it is not answered."""
    unanswered = pl.col("answer") == ""
    if day is not None:
        unanswered &= (pl.col("held_from") <= day) & (pl.col("held_until") > day)
    return unanswered | (pl.col("answer") == ACCEPTED)


def with_held_seats(
    tables: Mapping[str, pl.DataFrame], held: pl.DataFrame, day: date | None
) -> Mapping[str, pl.DataFrame]:
    """Return the profiles as they are matched while seats are held."""
    if held.is_empty():
        return tables
    holding, declined = held.filter(holds_on(day)), held.filter(pl.col("answer") == DECLINED)
    decided = tables[PLACEMENT_DECISIONS.name]
    rows = [decided, _as_decisions(holding, "keep"), _as_decisions(declined, "bar")]
    sets_aside = pl.col("seeker_id").is_in(holding["seeker_id"].to_list())
    seeks = pl.col("status").is_in(SEEKING)
    status = pl.when(sets_aside & seeks).then(pl.lit(HOLDS)).otherwise("status")
    return {
        **tables,
        PLACEMENT_DECISIONS.name: pl.concat(rows).unique(
            PLACEMENT_DECISIONS.key, keep="first", maintain_order=True
        ),
        "seekers": tables["seekers"].with_columns(status=status),
    }


def _as_decisions(held: pl.DataFrame, decision: str) -> pl.DataFrame:
    return held.select(
        "seeker_id",
        "post_id",
        decision=pl.lit(decision),
        reason=pl.lit(""),
        decided_by=pl.lit(""),
        decided_on=pl.coalesce("answered_on", "held_from"),
    )
