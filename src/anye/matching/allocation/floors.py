"""How many of each group are to be placed at least?

A group is the seekers of one township and level. Its share of the placed is to be at least four
fifths of everybody's; a group too small for a share is pooled with its like of the level. The rule
is ours, not the law's: it keeps the optimum from shutting out whoever is hardest to place.
"""

from typing import NamedTuple

import numpy as np

from anye.matching.allocation.allocations import Groups
from anye.matching.profiles.arrays import Array, Flags, Ints, Seekers
from anye.matching.settings import SHARE_PER_MILLE

SMALL = 20  # seekers; fewer are pooled
LEVELS = "01234"  # 0: not known
POOLED = "*"  # in a group's name, for its township
NO_CANDIDATES, SEATS_CONTESTED = "no_candidates", "seats_contested"


class Shortfall(NamedTuple):
    """A group below its floor, and why."""

    group: str
    seekers: int
    floor: int
    placed: int
    reason: str


def groups_of(seekers: Seekers, townships: Array) -> Groups:
    """Return the groups of the seekers, without floors; townships are codes by row."""
    level = _levels(seekers.levels)
    cells = seekers.township.astype(np.int64) * len(LEVELS) + level
    sizes = np.bincount(cells, minlength=len(townships) * len(LEVELS))
    pooled = len(townships) * len(LEVELS) + level
    keys, of = np.unique(np.where(sizes[cells] < SMALL, pooled, cells), return_inverse=True)
    names = tuple(_name(int(key), townships) for key in keys)
    return Groups(of.astype(np.int32), names, np.zeros(len(names), np.int32))


def _levels(bits: Ints) -> Ints:
    found = np.zeros(len(bits), np.int32)
    for level in range(1, len(LEVELS)):
        found[bits == 1 << (level - 1)] = level
    return found


def _name(key: int, townships: Array) -> str:
    township, level = divmod(key, len(LEVELS))
    place = POOLED if township == len(townships) else str(townships[township])
    return f"{place}/{LEVELS[level]}"


def with_floors(groups: Groups, placed: int, share_per_mille: int = SHARE_PER_MILLE) -> Groups:
    """Return the groups with their floors, where so many of all would be placed without."""
    sizes = sizes_of(groups).astype(np.int64)
    floors = sizes * placed * share_per_mille // (1000 * max(len(groups.of), 1))
    return groups._replace(floors=floors.astype(np.int32))


def sizes_of(groups: Groups) -> Ints:
    """Return how many seekers each group has."""
    return np.bincount(groups.of, minlength=len(groups.names)).astype(np.int32)


def shortfalls(groups: Groups, is_placed: Flags, has_candidates: Flags) -> list[Shortfall]:
    """Return the groups below their floor: nobody else could be placed, or the seats went."""
    number = len(groups.names)
    placed = np.bincount(groups.of[is_placed], minlength=number)
    could = np.bincount(groups.of[is_placed | has_candidates], minlength=number)
    sizes = sizes_of(groups)
    return [
        Shortfall(
            groups.names[group],
            int(sizes[group]),
            int(groups.floors[group]),
            int(placed[group]),
            NO_CANDIDATES if could[group] == placed[group] else SEATS_CONTESTED,
        )
        for group in np.flatnonzero(placed < groups.floors)
    ]
