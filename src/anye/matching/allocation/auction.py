"""What is each seat worth, and how near is an allocation to the best there can be?

Seekers bid for seats in turn. A bid raises the price of a lot to what makes the bidder just not
want it, plus the step; whoever is outbid bids again. Prices begin at nothing, so that a lot with
seats left costs nothing, and they prove themselves: no allocation is worth more than all seats at
their prices and what each seeker could gain at these prices.
"""

from typing import Any, NamedTuple

import numpy as np

from anye.matching.allocation.market import Market
from anye.matching.candidates.best import rise, sink
from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import NOBODY, Array, Ints

Offers = Any  # a market, or anything else with starts, lots and scores
STEP = 1  # point; the allocation is at most one step a placement below the best


class Sold(NamedTuple):
    """The lot of each seeker, and the price of each lot."""

    lots: Ints  # (n)
    prices: Ints  # (l)


def auction(sold: Market, step: int = STEP) -> Sold:
    """Return who gets which lot, those kept by people included, and the prices."""
    begins = np.concatenate([[0], np.cumsum(sold.seats)]).astype(np.int64)
    lots, prices = _bid(sold, begins, step)
    return Sold(np.where(sold.kept == NOBODY, lots, sold.kept), prices)


def bound(sold: Market, prices: Ints) -> int:
    """Return what no allocation exceeds, by the prices; any prices do, good ones say more."""
    gains = np.maximum(sold.score - prices[sold.lot], 0)
    best = np.maximum.reduceat(np.append(gains, 0), sold.starts[:-1]) if len(sold.kept) else gains
    has_offers = np.diff(sold.starts) > 0
    at_prices = (sold.seats.astype(np.int64) * prices).sum()
    return int(at_prices + best[has_offers].sum(dtype=np.int64))


@compiled
def _bid(sold: Market, begins: Array, step: int) -> tuple[Ints, Ints]:
    seekers = len(sold.kept)
    lots = np.full(seekers, NOBODY, np.int32)
    prices = np.zeros(len(sold.seats), np.int32)
    filled = np.zeros(len(sold.seats), np.int32)
    bids, holders = np.empty(begins[-1], np.int32), np.empty(begins[-1], np.int32)
    for first in range(seekers):
        seeker = first
        while seeker != NOBODY:
            lot, bid = best_bid(sold, prices, seeker, step)
            if lot == NOBODY:
                break
            theirs = slice(begins[lot], begins[lot + 1])
            outbid = _accept(bids[theirs], holders[theirs], filled[lot], bid, seeker)
            lots[seeker] = lot
            if outbid == NOBODY:
                filled[lot] += 1
            else:
                lots[outbid] = NOBODY
            if filled[lot] == sold.seats[lot]:
                prices[lot] = bids[begins[lot]]
            seeker = outbid
    return lots, prices


@compiled
def _accept(bids: Ints, holders: Ints, filled: int, bid: int, seeker: int) -> int:
    """Give the bidder a seat of the lot and return who loses it; NOBODY if one was left."""
    if filled < len(bids):
        rise(bids, holders, filled, bid, seeker)
        return NOBODY
    outbid = holders[0]
    sink(bids, holders, filled, bid, seeker)
    return int(outbid)


@compiled
def best_bid(sold: Offers, prices: Ints, seeker: int, step: int) -> tuple[int, int]:
    """Return the lot a seeker gains most by, and their bid for it; NOBODY where none gains."""
    lot, best, second = NOBODY, 0, 0
    for offer in range(sold.starts[seeker], sold.starts[seeker + 1]):
        gain = sold.score[offer] - prices[sold.lot[offer]]
        if gain > best:
            lot, best, second = sold.lot[offer], gain, best
        elif gain > second:
            second = gain
    return (lot, prices[lot] + best - second + step) if lot != NOBODY else (NOBODY, 0)
