"""How many seats of each post are there to hand out, and of which of them can a seeker have one?

A reserve is seats of a post of its own. A seat that a person kept for a seeker is taken from it if
it is for them, else from the others, and is gone before anything is handed out.
"""

from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.matching.audit.limits import may_take_reserve
from anye.matching.audit.pairs import ListedPairs, RowNumbers
from anye.matching.audit.sides import SidesAnew

OUT_OF_REACH = 1 << 40


class ByLot(NamedTuple):
    """A number for the open seats of each post, and one for its reserve."""

    open: RowNumbers  # (m)
    reserve: RowNumbers  # (m)


def free_seats(sides: SidesAnew) -> ByLot:
    """Return the seats that are handed out."""
    columns = sides.posts.columns
    reserve = columns["reserved"].copy()
    free = columns["openings"] - reserve
    seekers, posts = (
        sides.seekers.rows(sides.kept["seeker_id"]),
        sides.posts.rows(sides.kept["post_id"]),
    )
    for post, is_theirs in zip(
        posts, may_take_reserve(ListedPairs(sides, seekers, posts)), strict=True
    ):
        if reserve[post] > 0 and (is_theirs or free[post] == 0):
            reserve[post] -= 1
        elif free[post] > 0:
            free[post] -= 1
    return ByLot(free, reserve)


def by_lot(sides: SidesAnew, table: pl.DataFrame, column: str, nothing: int) -> ByLot:
    """Return a column of a table of lots; where a lot has no row, nothing."""
    found = ByLot(*np.full((2, len(sides.posts.ids)), nothing))
    for lots, values in ((~pl.col("is_reserved"), found.open), ("is_reserved", found.reserve)):
        of = table.filter(lots)
        at = sides.posts.rows(of["post_id"])
        values[at[at >= 0]] = of[column].to_numpy()[at >= 0]
    return found


def least(
    sides: SidesAnew, seekers: RowNumbers, posts: RowNumbers, values: ByLot
) -> NDArray[np.int64]:
    """Return the lesser of the values of the lots that a seeker could have a seat of."""
    found = values.open[posts]
    at = np.flatnonzero(sides.posts.columns["reserved"][posts] > 0)
    at = at[may_take_reserve(ListedPairs(sides, seekers[at], posts[at]))]
    found[at] = np.minimum(found[at], values.reserve[posts[at]])
    return found
