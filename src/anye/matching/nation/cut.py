"""Which seekers make a part, and what does a part have to know?

A part is whole townships, one after another by code. It is given its seekers, and the posts in
reach of any of them: a folder of profiles like any other. Parts follow from the profiles alone,
never from how many machines there are.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import polars as pl

from anye.matching.allocation.market import Market, reserve_lots
from anye.matching.candidates.limits import FULLY_REMOTE, SHUTTLE_M
from anye.matching.nation.folder import Folder
from anye.matching.profiles.arrays import NOBODY, Array, Flags, Ints
from anye.matching.profiles.encode import Sides

SEEKERS_A_PART = 50_000


class Whole(NamedTuple):
    """Both sides of a match, the lots of all their seats, and which part each township is of."""

    sides: Sides
    market: Market  # without offers: the parts find them
    parts: Ints  # of each township

    @property
    def number(self) -> int:
        """Return how many parts there are."""
        return int(self.parts.max()) + 1

    def seekers(self, part: int) -> Array:
        """Return the rows of the seekers of a part."""
        return np.flatnonzero(self.parts[self.sides.seekers.township] == part)

    def homes(self) -> Ints:
        """Return the part in which each lot lies."""
        return self.parts[self.sides.posts.township[self.market.post]]


def part_of_townships(sides: Sides, at_most: int) -> Ints:
    """Return the part of each township; a township is never cut, however many live in it."""
    counts = np.bincount(sides.seekers.township, minlength=len(sides.reach.townships))
    parts, part, seekers = np.zeros(len(counts), np.int32), 0, 0
    for township, count in enumerate(counts.tolist()):
        if seekers and count and seekers + count > at_most:
            part, seekers = part + 1, 0
        parts[township] = part
        seekers += count
    return parts


def write_part(folder: Folder, part: int, tables: Mapping[str, pl.DataFrame], whole: Whole) -> None:
    """Write the profiles of a part, and which lots of the whole market its posts have."""
    sides, rows = whole.sides, whole.seekers(part)
    posts = _posts_for(whole, part, rows)
    ids = {"seeker_id": sides.seekers.ids[rows], "post_id": sides.posts.ids[posts]}
    reserves = reserve_lots(sides.posts)[posts]
    lots = np.concatenate([posts, reserves[reserves != NOBODY]]).astype(np.int32)
    folder.keep(
        part,
        {
            "lots": lots,
            "seats": whole.market.seats[lots],
            "openings": sides.posts.openings[posts],
            "reserved": sides.posts.reserved[posts],
            "kept": whole.market.kept[rows],
        },
    )
    for name, table in tables.items():
        known = table
        for key in ids.keys() & set(table.columns):
            known = known.filter(pl.col(key).is_in(pl.Series(ids[key]).implode()))
        known.write_parquet(folder.part(part) / f"{name}.parquet")


def _posts_for(whole: Whole, part: int, seekers: Array) -> Array:
    """Return the rows of the posts that are near enough, worked at home, or kept for a seeker."""
    sides = whole.sides
    own = np.flatnonzero(whole.parts == part)
    furthest = int(sides.seekers.limit_m[seekers].max(initial=0)) + SHUTTLE_M
    is_near: Flags = np.any(sides.reach.metres[own] <= furthest, axis=0)
    is_near[own] = True
    known = is_near[sides.posts.township] | (sides.posts.remote == FULLY_REMOTE)
    kept = whole.market.kept[seekers]
    known[whole.market.post[kept[kept != NOBODY]]] = True
    return np.flatnonzero(known)
