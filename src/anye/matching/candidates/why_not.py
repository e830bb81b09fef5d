"""What one limit, were it not there, would open posts to a seeker, or bring seekers to a post?

A pair counts where exactly one limit keeps it apart. Distance counts where a commuter bus would do:
nobody is told that posts at the other end of a city would open if they only went there. Posts that
fit all the same are counted beside: their seats went to others. What people barred counts nowhere.
"""

import threading
from typing import NamedTuple

import numpy as np

from anye.codes.reasons import SEATS_CONTESTED
from anye.matching.candidates.by_township import ByTownship, by_township
from anye.matching.candidates.limits import FULLY_REMOTE, LIMITS, SHUTTLE_M, only_limit
from anye.matching.candidates.rows import Row, seeker_rows
from anye.matching.candidates.score import limit_to
from anye.matching.compiled import compiled, in_blocks
from anye.matching.profiles.arrays import Array, Ints, Posts, Reach, Seekers

COUNTED = (*LIMITS, SEATS_CONTESTED)


class Counted(NamedTuple):
    """How many a limit alone keeps away: rows of seekers or posts, places in COUNTED."""

    of: Ints
    limit: Ints
    pairs: Ints


NOT_BARRED = np.zeros((0, 2), np.int64)


def why_not(
    seekers: Seekers,
    posts: Posts,
    reach: Reach,
    of: Array,
    threads: int | None = None,
    *,
    barred: Array = NOT_BARRED,
) -> tuple[Counted, Counted]:
    """Return the posts that one limit keeps from some seekers, and these seekers by post."""
    ordered, rows = by_township(posts, reach), seeker_rows(seekers)[of]
    spans = np.empty((2 * len(reach.townships) + 1, 3), np.int64)
    by_thread: dict[int, Ints] = {}

    def work(begin: int, end: int) -> Ints:
        none = np.zeros((len(posts.ids), len(COUNTED)), np.int32)
        advice = by_thread.setdefault(threading.get_ident(), none)
        return _count(rows[begin:end], seekers.refused, ordered, spans.copy(), advice)

    nothing = np.zeros((0, len(COUNTED)), np.int32)
    found = np.concatenate([nothing, *in_blocks(work, len(rows), threads)])
    advice = sum(by_thread.values(), np.zeros((len(posts.ids), len(COUNTED)), np.int32))
    apart = _places(barred, of, ordered.rows)
    _uncount((rows, seekers.refused, ordered), apart, found, advice)
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


@compiled
def _count(seekers: Array, refused: Ints, ordered: ByTownship, spans: Array, advice: Ints) -> Ints:
    found = np.zeros((len(seekers), len(COUNTED)), np.int32)
    for i in range(len(seekers)):
        seeker = seekers[i]
        theirs = refused[seeker.refused_from : seeker.refused_to]
        for span in range(_spans_nearby(seeker, ordered, spans)):
            is_far = spans[span, 2] != 0
            for place in range(spans[span, 0], spans[span, 1]):
                limit = only_limit(seeker, theirs, ordered.posts[place], is_far)
                if limit >= 0:
                    found[i, limit] += 1
                    advice[place, limit] += 1
    return found


@compiled
def _spans_nearby(seeker: Row, ordered: ByTownship, spans: Array) -> int:
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
def _uncount(
    sides: tuple[Array, Ints, ByTownship], barred: Array, found: Ints, advice: Ints
) -> None:
    seekers, refused, ordered = sides
    for pair in range(len(barred)):
        i, place = barred[pair]
        seeker, post = seekers[i], ordered.posts[place]
        metres = ordered.metres[seeker.township, post.township]
        is_near = metres <= limit_to(seeker, post) or seeker.township == post.township
        is_far = post.remote != FULLY_REMOTE and not is_near
        if not is_far or metres <= seeker.limit_m + SHUTTLE_M:
            theirs = refused[seeker.refused_from : seeker.refused_to]
            limit = only_limit(seeker, theirs, post, is_far)
            if limit >= 0:
                found[i, limit] -= 1
                advice[place, limit] -= 1
