"""How is a market cut into parts whose seekers can bid on machines of their own?

A part is some seekers with their offers; the lots keep their numbers in the whole market.
"""

from typing import NamedTuple

import numpy as np

from anye.matching.allocation.market import Market
from anye.matching.profiles.arrays import Array, Ints

ROW_BITS = 32  # of a bidder's number; the bits above say the part


class SeekersAndLots(NamedTuple):
    """Some seekers, n of them, and the lots they could take, best first."""

    ids: Array  # int64 (n)
    starts: Array  # int64 (n + 1)
    lot: Ints
    score: Ints


def seekers_and_lots(sold: Market, ids: Array, rows: Array) -> SeekersAndLots:
    """Return the part that some seekers of a market make."""
    counts = np.diff(sold.starts)[rows]
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    offers = np.repeat(sold.starts[rows] - starts[:-1], counts) + np.arange(starts[-1])
    return SeekersAndLots(ids[rows], starts, sold.lot[offers], sold.score[offers])


def bidders_of(part: int, rows: Array) -> Array:
    """Return the numbers by which the seekers of a part are known in all parts."""
    bidders: Array = (np.int64(part) << ROW_BITS) | rows.astype(np.int64)
    return bidders


def part_and_row(bidders: Array) -> tuple[Array, Array]:
    """Return the part of each bidder, and the row in it."""
    return bidders >> ROW_BITS, bidders & ((1 << ROW_BITS) - 1)
