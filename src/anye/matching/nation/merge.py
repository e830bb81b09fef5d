"""How does what the parts tell become the tables of one match?"""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from anye.matching.allocation.outcome import below_floors, lot_prices, post_prices
from anye.matching.candidates.why_not import Counted
from anye.matching.match import Matched, fitted, outcomes_by_group
from anye.matching.nation.cut import Whole
from anye.matching.nation.folder import Folder
from anye.matching.nation.tell import TOLD, told_file
from anye.matching.profiles.arrays import Candidates
from anye.matching.profiles.read import Profiles
from anye.tables.engines import parquet
from anye.tables.matching.proposals import MATCH_TABLES


def merged_tables(
    folder: Folder, whole: Whole, profiles: Profiles, made: Matched
) -> Mapping[str, pl.DataFrame]:
    """Return the tables of a match: what is told part by part, and what is counted over all."""
    tables = {name: _told_by_all(folder, whole.number, name) for name in TOLD}
    counted = pl.col("seekers").sum().cast(pl.Int32)
    tables |= {
        "advice": tables["advice"].group_by("post_id", "limit").agg(counted),
        "post_prices": post_prices(whole.sides.posts, made.placed),
        "lot_prices": lot_prices(whole.sides.posts, made.placed),
        "shortfalls": below_floors(made.placed, made.found),
        "fairness": outcomes_by_group(profiles, made, tables["proposals"]),
    }
    return {name: fitted(name, tables[name]) for name in MATCH_TABLES}


def candidates_of_all(folder: Folder, whole: Whole) -> Candidates:
    """Return how many candidates each seeker has; which ones stays with the parts."""
    counts = np.zeros(len(whole.sides.seekers.ids), np.int64)
    for part in range(whole.number):
        counts[whole.seekers(part)] = np.diff(folder.kept(part, "found_starts"))
    nothing = np.zeros(0, np.int32)
    return Candidates(np.concatenate([[0], np.cumsum(counts)]), nothing, nothing)


def not_counted() -> Counted:
    """Return that what would help is told by the parts."""
    nothing = np.zeros(0, np.int32)
    return Counted(nothing, nothing, nothing)


def sums_of_parts(figures: Sequence[Mapping[str, int]]) -> Mapping[str, int]:
    """Return the sums of what the parts count."""
    return {name: sum(each[name] for each in figures) for name in figures[0]}


def _told_by_all(folder: Folder, parts: int, table: str) -> pl.DataFrame:
    return parquet.read(*(told_file(folder, part, table) for part in range(parts)))
