"""What will a seat be worth to those who are still to come?

Nobody knows who comes; but who came before is known. So many of them as are still to come are drawn
several times over, the seats that are left are sold to each such crowd, and the mean of the prices
is the worth of a seat. It runs on from batch to batch, the latest counting most: what one draw says
is noise for a good part. The draws follow from a seed, so that equal runs give equal prices.
"""

from dataclasses import dataclass

import numpy as np

from anye.matching.allocation.auction import auction
from anye.matching.allocation.market import Market
from anye.matching.profiles.arrays import Array, Ints
from benchmarks.arrivals.offers import offers_to

FUTURES = 5
MEMORY = 0.7  # of the mean so far, when a batch has drawn its own


@dataclass(frozen=True, slots=True)
class Expected:
    """Who may come, as offers of the seats of this year, and how the future is drawn from them."""

    past: Market  # who came before, to the lots there are now
    seed: int
    futures: int = FUTURES
    memory: float = MEMORY


def prices_ahead(
    expected: Expected, left: Ints, coming: int, batch: int, so_far: Array | None = None
) -> Array:
    """Return what each lot is worth to so many who are still to come, in points.

    Args:
        expected: whom the future is drawn from.
        left: the seats left of each lot.
        coming: how many are still to come after this batch.
        batch: its number; with the seed it says what is drawn.
        so_far: what the batch before returned.
    """
    nothing = np.zeros(len(left))
    if coming == 0:
        return nothing
    draw = np.random.default_rng([expected.seed, batch])
    prices = sum(
        (_prices(expected.past, left, coming, draw) for _ in range(expected.futures)), nothing
    )
    mean = prices / expected.futures
    if so_far is None:
        return mean
    return np.asarray(expected.memory * so_far + (1 - expected.memory) * mean)


def _prices(past: Market, left: Ints, coming: int, draw: np.random.Generator) -> Ints:
    return auction(offers_to(past, draw.integers(0, len(past.kept), coming), left)).prices
