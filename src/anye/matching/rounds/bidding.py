"""What does each seeker of a part bid at the prices of a round, and what could they gain?

A bid is one number: its points above, a hash of seeker and lot below. So it never hangs on who came
first whose bid is the greater.
"""

from typing import NamedTuple

import numpy as np

from anye.matching.allocation.auction import best_bid
from anye.matching.candidates.ties import mixed
from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import NOBODY, Array, BitArrays, Ints
from anye.matching.rounds.parts import SeekersAndLots, bidders_of

STEP = 10  # points; a smaller one comes nearer to the best and takes more rounds
_POINTS_SHIFT = np.uint64(53)  # the upper bits hold the points, at most 2,047
_HASH_SHIFT = np.uint64(11)


class Bids(NamedTuple):
    """One bid of each seeker who still wants a lot."""

    lot: Ints
    bid: BitArrays
    bidder: Array  # int64


def bids_of(part: SeekersAndLots, number: int, rows: Array, prices: Ints, step: int = STEP) -> Bids:
    """Return the bids of some seekers of a part; who wants nothing at the prices bids no more."""
    lots, bids = _bid(part, rows, prices, step)
    wants = lots != NOBODY
    return Bids(lots[wants], bids[wants], bidders_of(number, rows[wants]))


def gains(part: SeekersAndLots, prices: Ints) -> int:
    """Return what the seekers of a part could gain at the prices, all together."""
    return int(_gains(part, prices))


@compiled
def points_in(bid: np.uint64) -> int:
    """Return the points of a bid."""
    return int(bid >> _POINTS_SHIFT)


@compiled
def _as_one(points: int, seeker_id: int, lot: int) -> np.uint64:
    tie = mixed(mixed(np.uint64(seeker_id)) ^ np.uint64(lot))
    return np.uint64((np.uint64(points) << _POINTS_SHIFT) | (tie >> _HASH_SHIFT))


@compiled
def _bid(part: SeekersAndLots, rows: Array, prices: Ints, step: int) -> tuple[Ints, BitArrays]:
    lots, bids = np.empty(len(rows), np.int32), np.empty(len(rows), np.uint64)
    for place in range(len(rows)):
        lot, points = best_bid(part, prices, rows[place], step)
        lots[place] = lot
        bids[place] = _as_one(points, part.ids[rows[place]], lot)
    return lots, bids


@compiled
def _gains(part: SeekersAndLots, prices: Ints) -> int:
    total = 0
    for seeker in range(len(part.ids)):
        most = 0
        for offer in range(part.starts[seeker], part.starts[seeker + 1]):
            most = max(most, part.score[offer] - prices[part.lot[offer]])
        total += most
    return total
