"""What one limit keeps away is counted as the limits in plain words say, from both sides."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.anye.matching import worlds
from tests.unit.anye.matching.candidates import plainly

from anye.matching.candidates.why_not import COUNTED, Settled, why_not
from anye.matching.profiles.encode import encode

BUS_M = 20_000


def counted(found, ids):
    return {
        (int(ids[of]), COUNTED[limit]): int(pairs)
        for of, limit, pairs in zip(found.of, found.limit, found.pairs, strict=True)
    }


def bus_would_do(rows, seeker, post):
    way = plainly.metres(rows, seeker["township"], post["township"])
    limit = seeker["commute_km"] * 1000 if seeker["commute_km"] >= 0 else 15_000
    return way is not None and way <= limit + BUS_M


def seats(rows, seeker, post, left_of):
    left = left_of[post["post_id"]]
    reserves = plainly.of(rows, "reserved_seats", "post_id", post["post_id"])
    theirs = all(plainly.is_for(seeker, row["levels"], row["categories"]) for row in reserves)
    return "seats_left" if left & 1 or (left & 2 and theirs) else "seats_contested"


@given(seed=st.integers(0, 2**32))
def test_pairs_apart_by_one_limit_or_none_are_counted_but_for_barred_ones(seed):
    rows = worlds.world(seed)
    both = encode(worlds.tables(rows))
    of = np.arange(0, len(both.seekers.ids), 2)
    barred = np.array([(i, i) for i in range(len(both.seekers.ids))])
    left = np.arange(len(both.posts.ids), dtype=np.int32) % 4
    seen, advice = why_not(both.seekers, both.posts, both.reach, of, settled=Settled(barred, left))
    left_of = dict(zip(both.posts.ids.tolist(), left.tolist(), strict=True))
    apart = {(both.seekers.ids[i], both.posts.ids[i]) for i in range(len(both.seekers.ids))}
    ours, theirs = Counter(), Counter()
    for seeker in rows["seekers"]:
        if seeker["seeker_id"] in both.seekers.ids[of]:
            for post in rows["posts"]:
                if (seeker["seeker_id"], post["post_id"]) in apart:
                    continue
                held = plainly.limits(rows, seeker, post)
                if not held:
                    ours[seeker["seeker_id"], seats(rows, seeker, post, left_of)] += 1
                if len(held) == 1 and (held != {"distance"} or bus_would_do(rows, seeker, post)):
                    ours[seeker["seeker_id"], *held] += 1
                    theirs[post["post_id"], *held] += 1
    assert counted(seen, both.seekers.ids) == ours
    assert counted(advice, both.posts.ids) == theirs


def test_the_number_of_threads_changes_nothing():
    both = worlds.sides(3, seekers=5_000, posts=40)
    of = np.arange(len(both.seekers.ids))
    one = why_not(both.seekers, both.posts, both.reach, of, threads=1)
    two = why_not(both.seekers, both.posts, both.reach, of, threads=2)
    for a, b in zip(one, two, strict=True):
        assert all(x.tobytes() == y.tobytes() for x, y in zip(a, b, strict=True))
