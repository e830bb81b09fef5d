"""What would happen without an optimum: who comes first chooses, or the best pair goes first?"""

import numpy as np

from anye.matching.allocation.market import Market, seekers_of
from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import NOBODY, Array, Ints


def first_come(sold: Market) -> Ints:
    """Return the lots when seekers choose in the order of their numbers, the best that is left."""
    return _in_order(sold, np.arange(len(sold.lot)), seekers_of(sold))


def greedy(sold: Market) -> Ints:
    """Return the lots when the best pair goes first; equal ones in the order of the seekers."""
    return _in_order(sold, np.argsort(-sold.score, kind="stable"), seekers_of(sold))


def overload(sold: Market, shown: Ints) -> float:
    """Return the share of seekers who are shown a lot beyond its seats; NOBODY is shown none."""
    there = shown[shown != NOBODY]
    crowds = np.bincount(there, minlength=len(sold.seats))
    return float(np.maximum(crowds - sold.seats, 0).sum() / max(len(there), 1))


def tops(sold: Market) -> Ints:
    """Return the best lot of each seeker, seats or not."""
    has_offers = np.diff(sold.starts) > 0
    found = np.full(len(sold.kept), NOBODY, np.int32)
    found[has_offers] = sold.lot[sold.starts[:-1][has_offers]]
    return found


def placed_if_all_ask_for_their_best(sold: Market) -> int:
    """Return how many are placed at most if everybody asks for their best post alone."""
    asked = tops(sold)
    crowds = np.bincount(sold.post[asked[asked != NOBODY]], minlength=sold.post.max() + 1)
    seats = np.bincount(sold.post, weights=sold.seats, minlength=len(crowds)).astype(np.int64)
    return int(np.minimum(crowds, seats).sum() + (sold.kept != NOBODY).sum())


@compiled
def _in_order(sold: Market, order: Array, of: Ints) -> Ints:
    lots, left = sold.kept.copy(), sold.seats.copy()
    for offer in order:
        lot = sold.lot[offer]
        if lots[of[offer]] == NOBODY and left[lot] > 0:
            lots[of[offer]] = lot
            left[lot] -= 1
    return lots
