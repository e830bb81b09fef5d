"""Who gets which lot when all bid at once, round after round, and how near is that to the best?

The result is the same however the market is cut. Prices begin at nothing and only rise; they prove
themselves as those of the auction in turns do, part by part.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from anye.matching.profiles.arrays import NOBODY, Array, Ints
from anye.matching.rounds.bidding import Bids, bids_of, gains
from anye.matching.rounds.parts import SeekersAndLots, bidders_of, part_and_row
from anye.matching.rounds.settling import LotsHeld, holders, nobody_holds, settle


def auction_in_rounds(
    parts: Sequence[SeekersAndLots], seats: Ints, step: int
) -> tuple[LotsHeld, list[int]]:
    """Let all bid until nobody does; return who holds what, and how many bid in each round."""
    held = nobody_holds(seats)
    waiting = [who_may_bid(part, number) for number, part in enumerate(parts)]
    return held, go_on(parts, held, np.concatenate(waiting), step)


def go_on(parts: Sequence[SeekersAndLots], held: LotsHeld, waiting: Array, step: int) -> list[int]:
    """Let those who wait bid until nobody does; return how many bid in each round."""
    counts = []
    while len(waiting):
        bids = _bids_of_all(parts, waiting, held.prices, step)
        counts.append(len(bids.lot))
        waiting = settle(held, bids)
    return counts


def who_may_bid(part: SeekersAndLots, number: int) -> Array:
    """Return the bidders of a part: whoever is offered anything."""
    return bidders_of(number, np.flatnonzero(np.diff(part.starts) > 0))


def lots_of_parts(parts: Sequence[SeekersAndLots], held: LotsHeld) -> Iterator[Ints]:
    """Give the lot of each seeker, part by part."""
    lot, bidder = holders(held)
    order = np.argsort(bidder)
    number, row = part_and_row(bidder[order])
    ends = np.searchsorted(number, np.arange(len(parts) + 1))
    for part, begin, end in zip(parts, ends[:-1], ends[1:], strict=True):
        lots = np.full(len(part.ids), NOBODY, np.int32)
        lots[row[begin:end]] = lot[order[begin:end]]
        yield lots


def bound_of_rounds(parts: Sequence[SeekersAndLots], seats: Ints, prices: Ints) -> int:
    """Return what no allocation exceeds: all seats at their prices, and what each could gain."""
    return at_prices(seats, prices) + sum(gains(part, prices) for part in parts)


def at_prices(seats: Ints, prices: Ints) -> int:
    """Return what all seats cost."""
    return int((seats.astype(np.int64) * prices).sum())


def value(part: SeekersAndLots, lots: Ints) -> int:
    """Return the sum of the scores of what the seekers of a part get."""
    is_taken = part.lot == np.repeat(lots, np.diff(part.starts))
    return int(part.score[is_taken].sum(dtype=np.int64))


def _bids_of_all(parts: Sequence[SeekersAndLots], waiting: Array, prices: Ints, step: int) -> Bids:
    number, row = part_and_row(waiting)
    by_part = [
        bids_of(parts[each], each, row[number == each], prices, step)
        for each in np.unique(number).tolist()
    ]
    lots, bids, bidders = zip(*by_part, strict=True)
    return Bids(np.concatenate(lots), np.concatenate(bids), np.concatenate(bidders))
