"""In which order are posts searched, and which of them are in a seeker's reach?

Township by township, posts with a commuter bus first in each, and work at home after all: whoever
lives too far for a township looks at its bus posts alone.
"""

from typing import NamedTuple

import numpy as np

from anye.matching.candidates.limits import (
    FULLY_REMOTE,
    NO_REMOTE,
    ONLY_REMOTE,
    SHUTTLE,
    SHUTTLE_M,
)
from anye.matching.candidates.rows import CompiledRow, post_rows
from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import Array, Ints, Posts, Reach


class ByTownship(NamedTuple):
    """Posts in the order of the search, and where each township begins."""

    posts: Array  # (m) of POST_ROW
    rows: Ints  # (m) the row that each post has elsewhere
    starts: Array  # int64 (t + 1) the last: where work at home begins
    bus_ends: Array  # int64 (t) where the posts with a bus end
    near: Ints  # (t, t) townships, the nearest to each first
    metres: Ints  # (t, t) as in Reach


def by_township(posts: Posts, reach: Reach) -> ByTownship:
    """Return the posts ordered for the search."""
    townships = len(reach.townships)
    of = np.where(posts.remote == FULLY_REMOTE, townships, posts.township)
    has_bus = (posts.there & SHUTTLE) != 0
    rows = np.lexsort((~has_bus, of))
    starts = np.searchsorted(of[rows], np.arange(townships + 1))
    buses = np.bincount(of[has_bus], minlength=townships + 1)[:townships]
    return ByTownship(
        posts=post_rows(posts)[rows],
        rows=rows.astype(np.int32),
        starts=starts.astype(np.int64),
        bus_ends=(starts[:-1] + buses).astype(np.int64),
        near=np.argsort(reach.metres, axis=1, kind="stable").astype(np.int32),
        metres=reach.metres,
    )


def no_spans(ordered: ByTownship) -> Array:
    """Return room for the spans of one seeker."""
    return np.zeros((len(ordered.starts), 3), np.int64)


@compiled
def spans_in_reach(seeker: CompiledRow, ordered: ByTownship, spans: Array) -> int:
    """Fill in which posts are in reach, as first, end and metres; return how many spans."""
    found = 0
    if seeker.remote != ONLY_REMOTE:
        home = seeker.township
        for township in ordered.near[home]:
            metres = ordered.metres[home, township]
            is_near = metres <= seeker.limit_m or township == home
            if not is_near and metres > seeker.limit_m + SHUTTLE_M:
                break
            ends = ordered.starts[1:] if is_near else ordered.bus_ends
            found = _add(spans, found, ordered.starts[township], ends[township], metres)
    if seeker.remote != NO_REMOTE:
        found = _add(spans, found, ordered.starts[-1], len(ordered.rows), 0)
    return found


@compiled
def _add(spans: Array, found: int, begin: int, end: int, metres: int) -> int:
    spans[found, 0], spans[found, 1], spans[found, 2] = begin, end, metres
    return found + 1
