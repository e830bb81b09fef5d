"""What can some of the seekers still have, of the seats that are left?"""

import numpy as np

from anye.matching.allocation.market import Market, seekers_of
from anye.matching.profiles.arrays import NOBODY, Array, Flags, Ints


def offers_to(sold: Market, seekers: Array, left: Ints) -> Market:
    """Return the offers to these seekers, in their order, of lots that have a seat left.

    A seeker may be there several times, as in a sample drawn with replacement.
    """
    counts = np.diff(sold.starts)[seekers]
    starts = np.concatenate([[0], np.cumsum(counts)])
    at = np.repeat(sold.starts[seekers] - starts[:-1], counts) + np.arange(starts[-1])
    whole = sold._replace(
        starts=starts.astype(np.int64),
        lot=sold.lot[at],
        score=sold.score[at],
        seats=left,
        kept=np.full(len(seekers), NOBODY, np.int32),
    )
    return only(whole, left[whole.lot] > 0)


def only(sold: Market, stays: Flags) -> Market:
    """Return the market with some of its offers."""
    begins = np.searchsorted(seekers_of(sold)[stays], np.arange(len(sold.kept) + 1))
    return sold._replace(
        starts=begins.astype(np.int64), lot=sold.lot[stays], score=sold.score[stays]
    )
