"""What is told of one part: proposals with their reasons, lists, and what would help the others."""

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from anye.matching.allocation.allocations import Groups
from anye.matching.allocation.outcome import limits, lists, other_ways, proposals
from anye.matching.allocation.placed import Placed
from anye.matching.candidates.why_not import Settled, why_not
from anye.matching.nation.find import Known, found_of, known_of
from anye.matching.nation.folder import Folder
from anye.matching.nation.hand_out import market_of, own_numbers
from anye.matching.profiles.decided import decisions
from anye.matching.reasons.codes import reasons
from anye.matching.reasons.unmatched import with_those_whom_nothing_helps

TOLD = ("proposals", "shortlists", "why_not", "advice", "other_ways")


def tell_part(folder: Folder, day: date | None, part: int) -> dict[str, int]:
    """Write the tables of a part; return how many rows they have."""
    known, made = known_of(folder, part, day), placed_of(folder, part)
    proposed = proposals(known.sides, found_of(folder, part), made)
    away, advice = _what_would_help(folder, part, known, made)
    tables = {
        "proposals": proposed.with_columns(reasons(known.sides, known.tables, proposed)),
        "shortlists": lists(known.sides, made),
        "why_not": with_those_whom_nothing_helps(away, known.sides.seekers.ids[~made.is_placed]),
        "advice": advice,
        "other_ways": other_ways(known.sides, made),
    }
    for name, table in tables.items():
        table.write_parquet(told_file(folder, part, name))
    return {name: table.height for name, table in tables.items()}


def told_file(folder: Folder, part: int, table: str) -> Path:
    """Return the file of what is told of a part."""
    return folder.part(part) / f"told_{table}.parquet"


def placed_of(folder: Folder, part: int) -> Placed:
    """Return who of a part is placed where, by the part's own numbers."""
    lots = folder.kept(part, "lots")
    ways = {
        way: own_numbers(lots, folder.kept(part, kept))
        for way, kept in (
            ("lots", "handed_out"),
            ("without_floors", "sold"),
            ("first_come", "first_come"),
        )
    }
    names = ("",) * len(folder.kept(part, "floors"))
    groups = Groups(folder.kept(part, "groups"), names, folder.kept(part, "helped"))
    return Placed(
        market=market_of(folder, part, folder.kept(part, "share")),
        groups=groups,
        **ways,
        prices=folder.kept(part, "prices"),
        value=0,
        value_without_floors=0,
        bound=0,
    )


def _what_would_help(
    folder: Folder, part: int, known: Known, made: Placed
) -> tuple[pl.DataFrame, pl.DataFrame]:
    seekers, posts, reach = known.sides.seekers, known.sides.posts, known.sides.reach
    barred = decisions(known.tables["placement_decisions"], seekers, posts).barred
    settled = Settled(barred, folder.kept(part, "left"))
    away, advice = why_not(seekers, posts, reach, np.flatnonzero(~made.is_placed), 1, settled)
    return (
        limits(away, pl.Series("seeker_id", seekers.ids), "posts"),
        limits(advice, pl.Series("post_id", posts.ids), "seekers"),
    )
