"""Which few posts are shown to each seeker, so that not everyone is sent to the same ones?

First comes the seat a seeker is placed on. Whoever has none first sees a post whose queue is not
longer than others': the same auction, over places in queues of equal length a seat. What follows is
ordered by the score less the price, so that a scarce seat is shown to whom it is worth most.
"""

from typing import NamedTuple

import numpy as np

from anye.matching.allocation.auction import auction
from anye.matching.allocation.market import Market, seekers_of
from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import NOBODY, Array, Ints

LENGTH = 5


class Lists(NamedTuple):
    """What is shown, seeker by seeker."""

    seeker: Ints
    place: Ints  # 1 is shown first
    post: Ints
    score: Ints


def queue_length(sold: Market, lots: Ints) -> int:
    """Return how many are shown a seat first if all seats are shown to equally many."""
    has_offers = (np.diff(sold.starts) > 0) | (lots != NOBODY)
    return max(int(-(-has_offers.sum() // max(sold.seats.sum(), 1))), 1)


def firsts(sold: Market, lots: Ints) -> Ints:
    """Return the lot that each seeker is shown first; NOBODY for those without candidates."""
    taken = np.bincount(lots[(lots != NOBODY) & (sold.kept == NOBODY)], minlength=len(sold.seats))
    room = sold.seats.astype(np.int64) * queue_length(sold, lots) - taken
    queues = sold._replace(seats=np.maximum(room, 0).astype(np.int32), kept=lots)
    waits = np.repeat(lots == NOBODY, np.diff(sold.starts))
    waits &= queues.seats[sold.lot] > 0
    counts = np.bincount(seekers_of(sold)[waits], minlength=len(lots))
    queues = queues._replace(
        starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        lot=sold.lot[waits],
        score=sold.score[waits],
    )
    return auction(queues).lots


def shortlists(sold: Market, shown_first: Ints, prices: Ints, length: int = LENGTH) -> Lists:
    """Return the lists: first what is shown first, then by score less price, each post once."""
    found = _lists(sold, shown_first, prices, length)
    there = found[:, :, 0] != NOBODY
    seeker, place = np.nonzero(there)
    posts, scores = found[:, :, 0][there], found[:, :, 1][there]
    return Lists(seeker.astype(np.int32), (place + 1).astype(np.int32), posts, scores)


@compiled
def _lists(sold: Market, shown_first: Ints, prices: Ints, length: int) -> Array:
    found = np.full((len(sold.kept), length, 2), NOBODY, np.int32)
    for seeker in range(len(sold.kept)):
        theirs = found[seeker]
        for offer in range(sold.starts[seeker], sold.starts[seeker + 1]):
            if sold.lot[offer] == shown_first[seeker]:
                theirs[0, 0], theirs[0, 1] = sold.post[sold.lot[offer]], sold.score[offer]
        for place in range(1 if theirs[0, 0] != NOBODY else 0, length):
            _add_next(sold, seeker, prices, theirs, place)
    return found


@compiled
def _add_next(sold: Market, seeker: int, prices: Ints, theirs: Ints, place: int) -> None:
    best, at = NOBODY, NOBODY
    for offer in range(sold.starts[seeker], sold.starts[seeker + 1]):
        worth = sold.score[offer] - prices[sold.lot[offer]]
        is_listed = False
        for before in range(place):
            is_listed |= theirs[before, 0] == sold.post[sold.lot[offer]]
        if not is_listed and (at == NOBODY or worth > best):
            best, at = worth, offer
    if at != NOBODY:
        theirs[place, 0], theirs[place, 1] = sold.post[sold.lot[at]], sold.score[at]
