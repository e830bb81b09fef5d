"""Who gets which seat where both sides rank each other?

Seekers ask in the order of their own ranks. A lot keeps those it ranks highest, as many as it has
seats, and lets go whom it keeps no longer; who is let go asks the next one (Gale and Shapley 1962).
In the end no seeker and lot would both rather have each other than what they have, no seeker
could have had better in any such outcome, and nobody gains by ranking otherwise than they wish.
"""

from typing import NamedTuple

import numpy as np

from anye.matching.candidates.best import rise, sink
from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import NOBODY, Array, BitArrays, Flags, Ints


class Ranked(NamedTuple):
    """Pairs that would both do, p of them, and how each side ranks the other."""

    seeker: Ints  # (p)
    lot: Ints  # (p)
    wish: Ints  # (p) the seeker's rank of the lot, 1 is liked best
    rank: Ints  # (p) the lot's rank of the seeker
    tie: BitArrays  # (p) what decides between equal ranks


def deferred(pairs: Ranked, seekers: int, seats: Ints) -> Ints:
    """Return the lot of each seeker; NOBODY for who is left without."""
    asked = np.lexsort((pairs.tie, pairs.wish, pairs.seeker))
    starts = np.searchsorted(pairs.seeker[asked], np.arange(seekers + 1))
    begins = np.concatenate([[0], np.cumsum(seats)]).astype(np.int64)
    return _ask(starts, pairs.lot[asked].astype(np.int32), standing_of(pairs)[asked], begins)


def standing_of(pairs: Ranked) -> Array:
    """Return a number for each pair that is greater where its lot would rather have it."""
    found = np.empty(len(pairs.lot), np.int64)
    found[np.lexsort((pairs.tie, pairs.rank))[::-1]] = np.arange(len(pairs.lot))
    return found


def blocking(pairs: Ranked, lots: Ints, seats: Ints) -> Flags:
    """Return which pairs would both rather have each other than what they have."""
    has = lots[pairs.seeker] == pairs.lot
    order = standing_of(pairs)
    taken = np.bincount(pairs.lot[has], minlength=len(seats))
    lowest = np.full(len(seats), np.iinfo(np.int64).max)
    np.minimum.at(lowest, pairs.lot[has], order[has])
    lowest[taken < seats] = NOBODY
    asked = np.lexsort((pairs.tie, pairs.wish))
    place = np.empty(len(asked), np.int64)
    place[asked] = np.arange(len(asked))
    had = np.full(len(lots), len(asked), np.int64)
    had[pairs.seeker[has]] = place[has]
    would: Flags = (place < had[pairs.seeker]) & (order > lowest[pairs.lot])
    return would & (seats[pairs.lot] > 0)


@compiled
def _ask(starts: Array, lot: Ints, order: Array, begins: Array) -> Ints:
    seekers = len(starts) - 1
    lots = np.full(seekers, NOBODY, np.int32)
    following, filled = starts[:-1].copy(), np.zeros(len(begins) - 1, np.int64)
    orders, holders = np.empty(begins[-1], np.int64), np.empty(begins[-1], np.int32)
    for first in range(seekers):
        seeker = first
        while seeker != NOBODY and following[seeker] < starts[seeker + 1]:
            asked = following[seeker]
            following[seeker] += 1
            theirs = slice(begins[lot[asked]], begins[lot[asked] + 1])
            let_go = _keep(
                orders[theirs], holders[theirs], filled, lot[asked], order[asked], seeker
            )
            if let_go != seeker:
                lots[seeker] = lot[asked]
                if let_go != NOBODY:
                    lots[let_go] = NOBODY
                seeker = let_go
    return lots


@compiled
def _keep(orders: Array, holders: Ints, filled: Array, lot: int, order: int, seeker: int) -> int:
    """Let a lot keep the seeker if it can; return who is let go, NOBODY if nobody is."""
    if filled[lot] < len(orders):
        rise(orders, holders, filled[lot], order, seeker)
        filled[lot] += 1
        return NOBODY
    if not len(orders) or order < orders[0]:
        return seeker
    let_go = holders[0]
    sink(orders, holders, len(orders), order, seeker)
    return int(let_go)
