"""What one limit, were it not there, would open posts to a seeker, or bring seekers to a post?

A pair counts where exactly one limit keeps it apart. Distance counts where a commuter bus would do:
nobody is told that posts at the other end of a city would open if they only went there. Posts that
fit all the same are counted beside: their seats went to others, or are left because the post stood
below the candidates that were kept. What people barred counts nowhere.
"""

import threading
from typing import NamedTuple

import numpy as np

from anye.codes.words.match_reasons import SEATS_CONTESTED, SEATS_LEFT
from anye.matching.candidates.by_township import ByTownship, by_township
from anye.matching.candidates.limits import (
    FITS,
    FULLY_REMOTE,
    LIMITS,
    SHUTTLE_M,
    is_for,
    only_limit,
)
from anye.matching.candidates.rows import CompiledRow, seeker_rows
from anye.matching.candidates.score import limit_to
from anye.matching.compiled import compiled, in_blocks
from anye.matching.profiles.arrays import Array, Ints, Posts, Reach, Seekers

COUNTED = (*LIMITS, SEATS_CONTESTED, SEATS_LEFT)
LEFT = COUNTED.index(SEATS_LEFT)
OPEN_LEFT, RESERVED_LEFT = 1, 2  # bits of the seats that are left of a post


class Counted(NamedTuple):
    """How many a limit alone keeps away: rows of seekers or posts, places in COUNTED."""

    of: Ints
    limit: Ints
    pairs: Ints


class Settled(NamedTuple):
    """What is settled when it is asked what would help."""

    barred: Array  # int64 (b, 2) rows of a seeker and a post that people keep apart
    left: Ints  # (m) which seats are left of each post, as bits


def why_not(
    seekers: Seekers,
    posts: Posts,
    reach: Reach,
    of: Array,
    threads: int | None = None,
    settled: Settled | None = None,
) -> tuple[Counted, Counted]:
    """Return the posts that one limit keeps from some seekers, and these seekers by post.

    Where nothing is said to be settled, nobody is barred and no seats are left.
    """
    no_seats = np.zeros(len(posts.ids), np.int32)
    barred, left = settled or Settled(np.zeros((0, 2), np.int64), no_seats)
    ordered, rows = by_township(posts, reach), seeker_rows(seekers)[of]
    spans = np.empty((2 * len(reach.townships) + 1, 3), np.int64)
    ours = (seekers.refused, ordered, left[ordered.rows])
    by_thread: dict[int, Ints] = {}

    def work(begin: int, end: int) -> Ints:
        none = np.zeros((len(posts.ids), len(COUNTED)), np.int32)
        advice = by_thread.setdefault(threading.get_ident(), none)
        return _count(rows[begin:end], ours, spans.copy(), advice)

    nothing = np.zeros((0, len(COUNTED)), np.int32)
    found = np.concatenate([nothing, *in_blocks(work, len(rows), threads)])
    advice = sum(by_thread.values(), np.zeros((len(posts.ids), len(COUNTED)), np.int32))
    apart = _places(barred, of, ordered.rows)
    _uncount(rows, ours, apart, (found, advice))
    seen, back = _sparse(found), _sparse(advice[:, : len(LIMITS)])
    return (
        seen._replace(of=of[seen.of].astype(np.int32)),
        back._replace(of=ordered.rows[back.of]),
    )


def _places(barred: Array, of: Array, rows: Ints) -> Array:
    """Return the barred pairs of some seekers, as places among these and in the search's order."""
    theirs = barred[np.isin(barred[:, 0], of)]
    return np.stack(
        [np.searchsorted(of, theirs[:, 0]), np.argsort(rows)[theirs[:, 1]]], axis=1
    ).astype(np.int64)


def _sparse(counts: Ints) -> Counted:
    of, limit = np.nonzero(counts)
    return Counted(of.astype(np.int32), limit.astype(np.int32), counts[of, limit])


Ours = tuple[Ints, ByTownship, Ints]  # refusals; posts as they are searched, and their seats left


@compiled
def _count(seekers: Array, ours: Ours, spans: Array, advice: Ints) -> Ints:
    refused, ordered, left = ours
    found = np.zeros((len(seekers), len(COUNTED)), np.int32)
    for i in range(len(seekers)):
        seeker = seekers[i]
        theirs = refused[seeker.refused_from : seeker.refused_to]
        for span in range(_spans_nearby(seeker, ordered, spans)):
            is_far = spans[span, 2] != 0
            for place in range(spans[span, 0], spans[span, 1]):
                limit = _counted_as(seeker, theirs, ordered.posts[place], is_far, left[place])
                if limit >= 0:
                    found[i, limit] += 1
                    advice[place, limit] += 1
    return found


@compiled
def _spans_nearby(seeker: CompiledRow, ordered: ByTownship, spans: Array) -> int:
    """Fill in which posts a bus could bring into reach, as first, end and whether too far."""
    found = 0
    for township in ordered.near[seeker.township]:
        metres = ordered.metres[seeker.township, township]
        is_near = metres <= seeker.limit_m or township == seeker.township
        if not is_near and metres > seeker.limit_m + SHUTTLE_M:
            break
        begin, bus_end = ordered.starts[township], ordered.bus_ends[township]
        found = _add(spans, found, begin, bus_end, 0)
        found = _add(spans, found, bus_end, ordered.starts[township + 1], int(not is_near))
    return _add(spans, found, ordered.starts[-1], len(ordered.rows), 0)


@compiled
def _add(spans: Array, found: int, begin: int, end: int, is_far: int) -> int:
    spans[found, 0], spans[found, 1], spans[found, 2] = begin, end, is_far
    return found + 1


@compiled
def _counted_as(
    seeker: CompiledRow,
    refused: Ints,
    post: CompiledRow,
    is_far: bool,  # noqa: FBT001 - compiled code takes no keywords
    left: int,
) -> int:
    """Return the place in COUNTED of a pair; SEVERAL, and it is not counted."""
    limit = only_limit(seeker, refused, post, is_far)
    if limit != FITS or left == 0:
        return limit
    is_reserved_for = is_for(post.reserved_levels, post.reserved_categories, seeker)
    return LEFT if left & OPEN_LEFT or (left & RESERVED_LEFT and is_reserved_for) else FITS


@compiled
def _uncount(seekers: Array, ours: Ours, barred: Array, counts: tuple[Ints, Ints]) -> None:
    refused, ordered, left = ours
    found, advice = counts
    for pair in range(len(barred)):
        i, place = barred[pair]
        seeker, post = seekers[i], ordered.posts[place]
        metres = ordered.metres[seeker.township, post.township]
        is_near = metres <= limit_to(seeker, post) or seeker.township == post.township
        is_far = post.remote != FULLY_REMOTE and not is_near
        if not is_far or metres <= seeker.limit_m + SHUTTLE_M:
            theirs = refused[seeker.refused_from : seeker.refused_to]
            limit = _counted_as(seeker, theirs, post, is_far, left[place])
            if limit >= 0:
                found[i, limit] -= 1
                advice[place, limit] -= 1
