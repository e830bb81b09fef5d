"""Which are the best k posts of each seeker? Every post in reach is looked at."""

from collections.abc import Callable

import numpy as np

from anye.matching.candidates.best import greatest_first, keep
from anye.matching.candidates.by_township import (
    ByTownship,
    by_township,
    no_spans,
    spans_in_reach,
)
from anye.matching.candidates.limits import fits
from anye.matching.candidates.rows import CompiledRow, seeker_rows
from anye.matching.candidates.score import score_of
from anye.matching.candidates.ties import order_of, score_in
from anye.matching.compiled import compiled, in_blocks
from anye.matching.profiles.arrays import Array, Candidates, Ints, Posts, Reach, Seekers
from anye.matching.settings import MOST_CANDIDATES

Found = tuple[Array, Ints, Ints]


def candidates(
    seekers: Seekers,
    posts: Posts,
    reach: Reach,
    k: int = MOST_CANDIDATES,
    *,
    threads: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Candidates:
    """Return the best posts of each seeker; tell of each block how many seekers it had."""
    ordered, rows = by_township(posts, reach), seeker_rows(seekers)

    def work(begin: int, end: int) -> Found:
        return search(rows[begin:end], seekers.refused, ordered, no_spans(ordered), k)

    counts, found, scores = [np.zeros(1, np.int64)], [], []
    for count, post, score in in_blocks(work, len(seekers.ids), threads):
        counts.append(count)
        found.append(post)
        scores.append(score)
        if progress:
            progress(len(count))
    return Candidates(np.cumsum(np.concatenate(counts)), _joined(found), _joined(scores))


def _joined(pieces: list[Ints]) -> Ints:
    whole = np.concatenate(pieces) if pieces else np.zeros(0, np.int32)
    pieces.clear()  # a city's candidates are not held twice
    return whole


@compiled
def search(seekers: Array, refused: Ints, ordered: ByTownship, spans: Array, k: int) -> Found:
    """Return of each seeker how many posts fit, at most k, and these with their scores."""
    counts = np.zeros(len(seekers), np.int64)
    found = np.empty(len(seekers) * k, np.int32)
    scores = np.empty(len(seekers) * k, np.int32)
    best = np.empty(k, np.uint64), np.empty(k, np.int32)
    end = 0
    for i in range(len(seekers)):
        kept = _search_one(seekers[i], refused, ordered, spans, best)
        for place in range(kept):
            scores[end] = score_in(best[0][place])
            found[end] = ordered.rows[best[1][place]]
            end += 1
        counts[i] = kept
    return counts, found[:end].copy(), scores[:end].copy()


@compiled
def _search_one(
    seeker: CompiledRow, refused: Ints, ordered: ByTownship, spans: Array, best: tuple[Array, Ints]
) -> int:
    orders, places = best
    theirs = refused[seeker.refused_from : seeker.refused_to]
    kept = 0
    for span in range(spans_in_reach(seeker, ordered, spans)):
        metres = spans[span, 2]
        for place in range(spans[span, 0], spans[span, 1]):
            post = ordered.posts[place]
            if fits(seeker, theirs, post):
                score = score_of(seeker, post, metres)
                if kept < len(orders) or score >= score_in(orders[0]):
                    order = order_of(score, seeker.seeker_id, post.post_id)
                    kept = keep(orders, places, kept, order, place)
    greatest_first(orders, places, kept)
    return kept
