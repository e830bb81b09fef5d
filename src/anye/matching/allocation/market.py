"""Who could take which seats, once people's own decisions are kept?

The seats of a post fall into lots: the open ones, and those of a reserve, which only its seekers
can take. A seat that a person kept for a seeker is gone before anything is handed out.
"""

from typing import NamedTuple

import numpy as np

from anye.matching.profiles.arrays import NOBODY, Array, Candidates, Flags, Ints, Posts, Seekers
from anye.matching.profiles.decided import Decisions, no_decisions


class Market(NamedTuple):
    """The lots of seats, and for each seeker those they could take, best first."""

    starts: Array  # int64 (n + 1)
    lot: Ints
    score: Ints
    seats: Ints  # (l) free, of each lot: the open ones of the m posts, then the reserves
    post: Ints  # (l) of each lot
    kept: Ints  # (n) the lot that a person kept for a seeker; NOBODY where none did


def market(
    seekers: Seekers, posts: Posts, found: Candidates, decisions: Decisions | None = None
) -> Market:
    """Return the lots and who could take them."""
    decided = decisions or no_decisions(len(seekers.ids))
    reserves = np.flatnonzero(posts.reserved > 0).astype(np.int32)
    post = np.concatenate([np.arange(len(posts.ids), dtype=np.int32), reserves])
    seats = np.concatenate([posts.openings - posts.reserved, posts.reserved[reserves]])
    kept = _take_kept(seekers, posts, decided.kept, seats)
    of, lot, score = _offers(seekers, posts, found)
    free = (seats[lot] > 0) & (kept[of] == NOBODY) & ~_is_barred(of, post, lot, decided.barred)
    starts = np.searchsorted(of[free], np.arange(len(seekers.ids) + 1))
    return Market(starts.astype(np.int64), lot[free], score[free], seats, post, kept)


def seekers_of(sold: Market) -> Ints:
    """Return the seeker of each offer."""
    return np.repeat(np.arange(len(sold.kept), dtype=np.int32), np.diff(sold.starts))


def reserve_lots(posts: Posts) -> Ints:
    """Return the lot of each post's reserve; NOBODY where it has none."""
    has = posts.reserved > 0
    return np.where(has, len(posts.ids) + np.cumsum(has) - 1, NOBODY).astype(np.int32)


def may_take_reserve(seekers: Seekers, posts: Posts, of: Ints, post: Ints) -> Flags:
    """Return which of some pairs may meet on a reserved seat."""
    levels = seekers.levels[of] & posts.reserved_levels[post]
    categories = seekers.categories[of] & posts.reserved_categories[post]
    allowed: Flags = (posts.reserved[post] > 0) & (levels != 0) & (categories != 0)
    return allowed


def _take_kept(seekers: Seekers, posts: Posts, kept: Ints, seats: Ints) -> Ints:
    lots = np.full(len(kept), NOBODY, np.int32)
    reserve = reserve_lots(posts)
    of = np.flatnonzero(kept != NOBODY).astype(np.int32)
    may = may_take_reserve(seekers, posts, of, kept[of])
    for seeker, post, may_take in zip(of, kept[of], may, strict=True):
        has_reserve = reserve[post] != NOBODY and seats[reserve[post]] > 0
        is_from_reserve = has_reserve and (may_take or seats[post] == 0)  # a person may decide so
        lot = reserve[post] if is_from_reserve else post
        lots[seeker] = lot
        seats[lot] = max(seats[lot] - 1, 0)
    return lots


def _offers(seekers: Seekers, posts: Posts, found: Candidates) -> tuple[Ints, Ints, Ints]:
    """Return seeker, lot and score of each candidate, a reserve before the open seats."""
    of = np.repeat(np.arange(len(seekers.ids), dtype=np.int32), np.diff(found.starts))
    reserve = reserve_lots(posts)
    at = np.flatnonzero(reserve[found.post] != NOBODY)
    at = at[may_take_reserve(seekers, posts, of[at], found.post[at])]
    return (
        np.insert(of, at, of[at]),
        np.insert(found.post, at, reserve[found.post[at]]),
        np.insert(found.score, at, found.score[at]),
    )


def _is_barred(of: Ints, post: Ints, lot: Ints, barred: Array) -> Flags:
    found = np.zeros(len(of), np.bool_)
    for seeker, not_to in barred:
        begin, end = np.searchsorted(of, [seeker, seeker + 1])
        found[begin:end] |= post[lot[begin:end]] == not_to
    return found
