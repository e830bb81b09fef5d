"""One changed seeker or new post offered anew while the rest of a crowd stands.

``python -m benchmarks.reoffer.ours SEEKERS`` draws a crowd with a post for four of them, matches
it once and prints milliseconds of several hundred new offers: on the clock, and of the processor.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable

import numpy as np

from anye.matching.allocation.auction import auction
from anye.matching.allocation.market import market
from anye.matching.allocation.reoffer import left_by, offers_of_post, offers_to_seeker
from anye.matching.candidates.search import candidates
from anye.matching.candidates.standing import standing
from anye.matching.offers import one_post, one_seeker
from anye.matching.profiles.encode import encode
from anye.synthetic.profiles.draw import SEEKERS_A_POST, draw_crowd

ASKED, FIRST = 300, 5  # the first few compile
MILLI = 1000


def main(number: int) -> None:
    """Measure and print."""
    sides = encode(draw_crowd(number, number // SEEKERS_A_POST))
    seekers, posts = sides.seekers, sides.posts
    found = candidates(seekers, posts, sides.reach)
    sold = market(seekers, posts, found)
    del found
    handed = auction(sold)
    left = left_by(sold, handed.lots, handed.prices)
    now = standing(seekers, posts, sides.reach)
    chance = np.random.default_rng(1)
    some = chance.integers(0, len(seekers.ids), ASKED + FIRST)
    own = chance.integers(0, len(posts.ids), ASKED + FIRST)
    shown: list[int] = []

    def seeker(row: int) -> None:
        shown.append(len(offers_to_seeker(one_seeker(seekers, row), posts, now, left).row))

    def post(row: int) -> None:
        shown.append(len(offers_of_post(one_post(posts, row), seekers, now, left).row))

    print(
        json.dumps(
            {
                "seekers": len(seekers.ids),
                "posts": len(posts.ids),
                "asked of each": ASKED,
                "a changed seeker": _times(seeker, some.tolist()),
                "a new post": _times(post, own.tolist()),
                "offers shown on average": round(float(np.mean(shown)), 1),
            }
        )
    )


def _times(work: Callable[[int], None], rows: Iterable[int]) -> dict[str, dict[str, float]]:
    clock, processor = [], []
    for row in rows:
        begin, used = time.perf_counter(), time.process_time()
        work(row)
        clock.append(MILLI * (time.perf_counter() - begin))
        processor.append(MILLI * (time.process_time() - used))
    return {"clock": _spread(clock[FIRST:]), "processor": _spread(processor[FIRST:])}


def _spread(values: list[float]) -> dict[str, float]:
    return {f"p{part}": round(float(np.percentile(values, part)), 2) for part in (50, 95, 99, 100)}


if __name__ == "__main__":
    main(int(sys.argv[1]))
