"""What is offered anew when one seeker changes or one post comes in, while the rest stands?"""

from typing import NamedTuple

import numpy as np

from anye.matching.candidates.best import greatest_first, keep
from anye.matching.candidates.by_township import ByTownship, by_township, no_spans
from anye.matching.candidates.limits import FULLY_REMOTE, fits
from anye.matching.candidates.rows import CompiledRow, post_rows, seeker_rows
from anye.matching.candidates.score import limit_to, score_of
from anye.matching.candidates.search import search
from anye.matching.candidates.ties import order_of, score_in
from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import Array, Candidates, Ints, Posts, Reach, Seekers
from anye.matching.settings import MOST_CANDIDATES


class Searchable(NamedTuple):
    """Both sides as they stand, ready to be searched."""

    seekers: Array  # of SEEKER_ROW
    refused: Ints
    posts: ByTownship


def standing(seekers: Seekers, posts: Posts, reach: Reach) -> Searchable:
    """Return both sides ready to be searched."""
    return Searchable(seeker_rows(seekers), seekers.refused, by_township(posts, reach))


def posts_for(seeker: Seekers, now: Searchable, k: int = MOST_CANDIDATES) -> Candidates:
    """Return the best posts of new or changed seekers; rows of posts are those that stand."""
    rows = seeker_rows(seeker)
    counts, post, score = search(rows, seeker.refused, now.posts, no_spans(now.posts), k)
    return Candidates(np.concatenate([[0], np.cumsum(counts)]), post, score)


def seekers_for(
    post: Posts, now: Searchable, k: int = MOST_CANDIDATES, has: Ints | None = None
) -> Candidates:
    """Return the best seekers of one new or changed post, as rows of those that stand.

    Args:
        post: the one post.
        now: both sides as they stand.
        k: how many seekers at most.
        has: the points each seeker has already; who would gain most comes first, and who would
            lose is left out.
    """
    row = post_rows(post)[0]
    orders, best = np.empty(k, np.uint64), np.empty(k, np.int32)
    had = np.zeros(len(now.seekers), np.int32) if has is None else has
    kept = _scan(now, row, (orders, best), had)
    gains = np.array([score_in(order) for order in orders[:kept]], np.int32)
    return Candidates(np.array([0, kept], np.int64), best[:kept], gains + had[best[:kept]])


@compiled
def _scan(now: Searchable, post: CompiledRow, heap: tuple[Array, Ints], has: Ints) -> int:
    orders, best = heap
    kept = 0
    for place in range(len(now.seekers)):
        seeker = now.seekers[place]
        metres = now.posts.metres[seeker.township, post.township]
        is_near = metres <= limit_to(seeker, post) or seeker.township == post.township
        if is_near or post.remote == FULLY_REMOTE:
            theirs = now.refused[seeker.refused_from : seeker.refused_to]
            if fits(seeker, theirs, post):
                gain = score_of(seeker, post, metres) - has[place]
                if gain >= 0:
                    order = order_of(gain, seeker.seeker_id, post.post_id)
                    kept = keep(orders, best, kept, order, place)
    greatest_first(orders, best, kept)
    return kept
