"""What do several ways of handing out seats reach over a year, beside who knew it all beforehand?

Seekers come in batches; each gets a seat on that day or none. What is reached is the sum of scores.
The hindsight optimum knows everybody from the beginning: no way can do better.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from anye.matching.allocation.flow import optimum
from anye.matching.allocation.market import Market
from anye.matching.allocation.placed import worth_of
from anye.matching.profiles.arrays import NOBODY, Array, Ints
from benchmarks.arrivals.batch import everybody, placed_at, taken
from benchmarks.arrivals.future import Expected, prices_ahead
from benchmarks.arrivals.offers import offers_to

Way = Callable[[int, Ints], Array]  # the prices of a batch, by its number and the seats left


class Year(NamedTuple):
    """Everybody who comes, the seats, and in which order."""

    sold: Market
    order: Array  # rows of the seekers
    batches: int

    def batch(self, number: int) -> Array:
        """Return the rows of those who come in a batch."""
        return np.asarray(np.array_split(self.order, self.batches)[number])


class Reached(NamedTuple):
    """What a way reached."""

    value: int  # sum of the scores
    placed: int


def over_the_year(year: Year, prices_of: Way) -> Reached:
    """Return what is reached if each batch is placed at the prices of its day."""
    left, value, placed = year.sold.seats.copy(), 0, 0
    for number in range(year.batches):
        today = offers_to(year.sold, year.batch(number), left)
        lots = placed_at(today, prices_of(number, left))
        value += worth_of(today, lots)
        placed += int((lots != NOBODY).sum())
        left = left - taken(lots, len(left))
    return Reached(value, placed)


def batch_by_batch(year: Year) -> Reached:
    """Return what the optimum inside each batch reaches: nothing is kept for anybody later."""
    return over_the_year(year, lambda _number, left: np.zeros(len(left)))


def at_fixed_prices(year: Year, prices: Array) -> Reached:
    """Return what prices reach that stay as they are, such as those of the year before."""
    return over_the_year(year, lambda _number, _left: prices)


def at_prices_ahead(year: Year, expected: Expected) -> Reached:
    """Return what prices reach that every batch works out anew from drawn futures."""
    so_far: list[Array] = []

    def prices_of(number: int, left: Ints) -> Array:
        coming = sum(len(year.batch(later)) for later in range(number + 1, year.batches))
        so_far.append(prices_ahead(expected, left, coming, number, so_far[-1] if so_far else None))
        return so_far[-1]

    return over_the_year(year, prices_of)


def one_by_one(year: Year) -> Reached:
    """Return what is reached if each seeker takes the best that is left on coming."""
    left, value, placed = year.sold.seats.copy(), 0, 0
    for seeker in year.order:
        mine = offers_to(year.sold, np.array([seeker]), left)
        if len(mine.lot):
            left[mine.lot[0]] -= 1
            value, placed = value + int(mine.score[0]), placed + 1
    return Reached(value, placed)


def in_hindsight(year: Year) -> Reached:
    """Return what the optimum reaches that knows everybody beforehand."""
    lots = optimum(year.sold, everybody(len(year.sold.kept)))
    return Reached(worth_of(year.sold, lots), int((lots != NOBODY).sum()))
