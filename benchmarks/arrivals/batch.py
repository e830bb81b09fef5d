"""Who of those who came today gets which seat, if a seat costs what it is worth to others later?"""

import numpy as np

from anye.matching.allocation.allocations import Groups
from anye.matching.allocation.flow import optimum
from anye.matching.allocation.market import Market
from anye.matching.profiles.arrays import NOBODY, Array, Ints
from benchmarks.arrivals.offers import only


def placed_at(today: Market, prices: Array, groups: Groups | None = None) -> Ints:
    """Return the lot of each seeker by the greatest sum of scores less prices.

    Who could only have a seat that is worth more to others is left without for now, but for the
    floors of the groups, which go before prices.
    """
    gains = today.score - np.rint(prices).astype(np.int32)[today.lot]
    at_prices = today._replace(score=gains)
    if groups is None:
        at_prices, groups = only(at_prices, gains > 0), everybody(len(today.kept))
    return optimum(at_prices, groups)


def everybody(seekers: int) -> Groups:
    """Return one group of all seekers, without a floor."""
    return Groups(np.zeros(seekers, np.int32), ("",), np.zeros(1, np.int32))


def taken(lots: Ints, lots_there: int) -> Ints:
    """Return how many seats of each lot are given."""
    return np.bincount(lots[lots != NOBODY], minlength=lots_there).astype(np.int32)
