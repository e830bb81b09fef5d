"""How many are sent to the same posts, and how unequally are seats shown?"""

from typing import NamedTuple

import numpy as np

from anye.kernel.units import PER_TEN_THOUSAND
from anye.matching.audit.case import Audited
from anye.matching.audit.lots import free_seats
from anye.matching.audit.pairs import RowNumbers


class Crowd(NamedTuple):
    """The seats of each post that are handed out, and how many are shown it."""

    seats: RowNumbers  # (m)
    shown: RowNumbers  # (m)


def crowd_shown(case: Audited, posts: RowNumbers) -> Crowd:
    """Return the crowd of posts shown, as often as they are."""
    there = posts[posts >= 0]
    return Crowd(
        np.add(*free_seats(case.sides)), np.bincount(there, minlength=len(case.sides.posts.ids))
    )


def queue(crowd: Crowd) -> int:
    """Return how many would be shown each seat if all were shown to equally many."""
    return max(int(-(-crowd.shown.sum() // max(crowd.seats.sum(), 1))), 1)


def overload(crowd: Crowd, to_a_seat: int) -> tuple[int, int]:
    """Return how many are shown a post beyond so many to a seat, and how many in all."""
    beyond = np.maximum(crowd.shown - to_a_seat * crowd.seats, 0)
    return int(beyond.sum()), int(crowd.shown.sum())


def gini(crowd: Crowd) -> int:
    """Return per 10,000 how unequally seats are shown: 0 all alike, 10,000 one of them alone."""
    has = crowd.seats > 0
    seats, shown = crowd.seats[has].astype(np.float64), crowd.shown[has].astype(np.float64)
    if not shown.sum():
        return 0
    order = np.argsort(shown / seats, kind="stable")
    of_seats = np.concatenate([[0], np.cumsum(seats[order])]) / seats.sum()
    of_shown = np.concatenate([[0], np.cumsum(shown[order])]) / shown.sum()
    under = ((of_shown[1:] + of_shown[:-1]) / 2 * np.diff(of_seats)).sum()
    return int(np.rint(PER_TEN_THOUSAND * (1 - 2 * under)))
