"""Who keeps a seat of each lot once all bids of a round are in, and what does the lot cost now?

The best bids of all rounds keep the seats, and whoever loses bids again. A lot costs what its
lowest kept bid says once no seat is left, and nothing before. Lots are settled span by span: each
span can lie on a machine of its own.
"""

from typing import NamedTuple

import numpy as np

from anye.matching.candidates.best import rise, sink
from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import Array, BitArrays, Ints
from anye.matching.rounds.bidding import Bids, points_in


class LotsHeld(NamedTuple):
    """The seats of some lots and who holds them; settling a round changes it in place."""

    begins: Array  # int64 (l + 1) where the seats of each lot begin
    filled: Ints  # (l)
    bids: BitArrays  # of each seat, the lowest of a lot first
    bidders: Array  # int64, of each seat
    prices: Ints  # (l)


def nobody_holds(seats: Ints) -> LotsHeld:
    """Return the seats of some lots before anybody bids."""
    begins = np.concatenate([[0], np.cumsum(seats)]).astype(np.int64)
    return LotsHeld(
        begins=begins,
        filled=np.zeros(len(seats), np.int32),
        bids=np.zeros(begins[-1], np.uint64),
        bidders=np.zeros(begins[-1], np.int64),
        prices=np.zeros(len(seats), np.int32),
    )


def settle(held: LotsHeld, bids: Bids) -> Array:
    """Give the seats to the best bids, and return the bidders who have none; lots from 0 on."""
    order = np.lexsort((bids.bid, bids.lot))
    return _settle(held, bids.lot[order], bids.bid[order], bids.bidder[order])


def holders(held: LotsHeld) -> tuple[Ints, Array]:
    """Return the lot and the bidder of each seat that is held."""
    seats = np.diff(held.begins)
    lot = np.repeat(np.arange(len(seats), dtype=np.int32), seats)
    is_held = np.arange(len(lot)) - held.begins[lot] < held.filled[lot]
    return lot[is_held], held.bidders[is_held]


@compiled
def _settle(held: LotsHeld, lots: Ints, bids: BitArrays, bidders: Array) -> Array:
    losers = np.empty(len(lots), np.int64)
    lost = 0
    for place in range(len(lots)):
        lot = lots[place]
        begin, end = held.begins[lot], held.begins[lot + 1]
        theirs, holds = held.bids[begin:end], held.bidders[begin:end]
        if held.filled[lot] < end - begin:
            rise(theirs, holds, held.filled[lot], bids[place], bidders[place])
            held.filled[lot] += 1
        elif bids[place] > theirs[0]:
            losers[lost] = holds[0]
            lost += 1
            sink(theirs, holds, len(theirs), bids[place], bidders[place])
        else:
            losers[lost] = bidders[place]
            lost += 1
        if held.filled[lot] == end - begin:
            held.prices[lot] = points_in(theirs[0])
    return losers[:lost].copy()
