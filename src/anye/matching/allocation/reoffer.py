"""What is offered between two matches, to one changed seeker or for one new post?

The rest stands as the last match left it: its prices, the seats nobody has, and what each seeker
has. A seeker is shown seats that are left, by the score less the price: a seat given back may be
worth more to another. A new post is shown to those who would gain most by it. Nothing that was
proposed to somebody is taken away; the next match weighs everything anew.
"""

from typing import NamedTuple

import numpy as np

from anye.matching.allocation.market import Market, market, may_take_reserve, seekers_of
from anye.matching.allocation.shortlists import LENGTH
from anye.matching.candidates.standing import Searchable, posts_for, seekers_for
from anye.matching.profiles.arrays import NOBODY, Array, Flags, Ints, Posts, Seekers
from anye.matching.profiles.decided import Decisions
from anye.matching.settings import MOST_CANDIDATES

NEVER_BETTER = 1024  # points: more than any score


class Left(NamedTuple):
    """What a match leaves: of each lot, and of each seeker."""

    prices: Ints  # (l)
    seats: Ints  # (l) that nobody has
    has: Ints  # (n) score less price of what is proposed; NEVER_BETTER where a person decided


class Offers(NamedTuple):
    """What one side is offered of the other, best first."""

    row: Ints  # of posts, or of seekers
    score: Ints
    gain: Ints  # score less price, or less what the seeker has already
    is_reserved: Flags


def left_by(sold: Market, lots: Ints, prices: Ints) -> Left:
    """Return what a match that stands in memory leaves to be offered until the next."""
    of = seekers_of(sold)
    is_theirs = lots[of] == sold.lot
    scores = np.zeros(len(lots), np.int32)
    scores[of[is_theirs]] = sold.score[is_theirs]
    return left_of(sold, lots, scores, prices)


def left_of(there: Market, lots: Ints, scores: Ints, prices: Ints) -> Left:
    """Return what is left of the seats there are.

    Args:
        there: the lots, and the seats that people keep for somebody.
        lots: what is proposed to each seeker; NOBODY where nothing.
        scores: of what is proposed to each.
        prices: of each lot.
    """
    free = (lots != NOBODY) & (there.kept == NOBODY)
    given = np.bincount(lots[free], minlength=len(there.seats))
    has = np.where(free, np.maximum(scores - prices[lots], 0), 0).astype(np.int32)
    has[there.kept != NOBODY] = NEVER_BETTER
    return Left(prices, np.maximum(there.seats - given, 0).astype(np.int32), has)


def offers_to_seeker(
    seeker: Seekers,
    posts: Posts,
    now: Searchable,
    left: Left,
    decided: Decisions | None = None,
) -> Offers:
    """Return the posts offered to one new or changed seeker, as rows of the posts that stand."""
    sold = market(seeker, posts, posts_for(seeker, now), decided)
    gains = sold.score - left.prices[sold.lot]
    free = np.flatnonzero((left.seats[sold.lot] > 0) & (gains > 0))
    best = free[np.argsort(-gains[free], kind="stable")]
    _, first = np.unique(sold.post[sold.lot[best]], return_index=True)
    shown = best[np.sort(first)[:LENGTH]]
    lots = sold.lot[shown]
    return Offers(sold.post[lots], sold.score[shown], gains[shown], lots >= len(posts.ids))


def offers_of_post(
    post: Posts, seekers: Seekers, now: Searchable, left: Left, length: int = MOST_CANDIDATES
) -> Offers:
    """Return the seekers whom one new post is offered to, as rows of the seekers that stand."""
    found = seekers_for(post, now, length, left.has)
    row: Array = found.post
    is_reserved = may_take_reserve(seekers, post, row, np.zeros_like(row))
    return Offers(row, found.score, found.score - left.has[row], is_reserved)
