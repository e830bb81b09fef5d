"""The compiled search finds exactly what the limits and the score in plain words say."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.anye.matching import worlds
from tests.unit.anye.matching.candidates import plainly

from anye.matching.candidates.limits import LIMITS
from anye.matching.candidates.score import parts_of_pairs
from anye.matching.candidates.search import candidates
from anye.matching.profiles.encode import encode

seeds = st.integers(0, 2**32)


def found_by(seeker_id, both, found):
    row = int(np.searchsorted(both.seekers.ids, seeker_id))
    span = found.of(row)
    return {
        int(both.posts.ids[post]): int(score)
        for post, score in zip(found.post[span], found.score[span], strict=True)
    }


@given(seed=seeds)
def test_every_post_that_fits_is_found_with_its_score(seed):
    rows = worlds.world(seed)
    both = encode(worlds.tables(rows))
    found = candidates(both.seekers, both.posts, both.reach)
    for seeker in rows["seekers"]:
        wanted = {
            post["post_id"]: sum(plainly.parts(rows, seeker, post))
            for post in rows["posts"]
            if not plainly.limits(rows, seeker, post)
        }
        assert found_by(seeker["seeker_id"], both, found) == wanted


@given(seed=seeds)
def test_the_parts_of_a_score_are_those_in_plain_words(seed):
    rows = worlds.world(seed)
    both = encode(worlds.tables(rows))
    found = candidates(both.seekers, both.posts, both.reach)
    of = np.repeat(np.arange(len(both.seekers.ids)), np.diff(found.starts))
    parts = parts_of_pairs(both.seekers, both.posts, both.reach, of, found.post)
    seekers = {row["seeker_id"]: row for row in rows["seekers"]}
    posts = {row["post_id"]: row for row in rows["posts"]}
    for i, j, part in zip(of, found.post, parts, strict=True):
        seeker, post = seekers[int(both.seekers.ids[i])], posts[int(both.posts.ids[j])]
        assert tuple(part) == plainly.parts(rows, seeker, post)
    assert (parts.sum(axis=1) == found.score).all()
    assert not len(parts) or parts.sum(axis=1).max() <= 1000


@given(seed=seeds, k=st.integers(1, 6))
def test_the_best_k_are_the_first_of_all(seed, k):
    both = worlds.sides(seed)
    every = candidates(both.seekers, both.posts, both.reach)
    best = candidates(both.seekers, both.posts, both.reach, k)
    for seeker in range(len(both.seekers.ids)):
        whole, cut = every.of(seeker), best.of(seeker)
        assert best.post[cut].tolist() == every.post[whole][:k].tolist()
        assert best.score[cut].tolist() == sorted(every.score[whole].tolist(), reverse=True)[:k]


def test_neither_the_order_of_rows_nor_of_threads_matters():
    rows = worlds.world(7, seekers=300, posts=60)
    turned = {name: list(reversed(some)) for name, some in rows.items()}
    one, other = encode(worlds.tables(rows)), encode(worlds.tables(turned))
    found = candidates(one.seekers, one.posts, one.reach, 5, threads=1)
    again = candidates(other.seekers, other.posts, other.reach, 5, threads=2)
    assert all(a.tobytes() == b.tobytes() for a, b in zip(found, again, strict=True))


def test_equal_scores_are_not_in_the_order_of_rows():
    rows = worlds.world(3, seekers=1, posts=1)
    post = rows["posts"][0] | {"form": 1, "remote": "fully", "wage_max": 10**7}
    post |= {"hours_a_day": 1, "days_a_week": 1, "has_nights": False, "has_shifts": False}
    post |= {"education_min": 0, "directed_levels": 0}
    seeker = rows["seekers"][0] | {"remote": "also", "forms": 0}
    seekers = [seeker | {"seeker_id": n} for n in range(1, 5)]
    posts = [post | {"post_id": n} for n in range(1, 9)]
    both = encode(worlds.whole(seekers=seekers, posts=posts))
    found = candidates(both.seekers, both.posts, both.reach)
    orders = {tuple(found.post[found.of(n)]) for n in range(4)}
    assert len(orders) == 4
    assert tuple(range(8)) not in orders


def test_the_small_worlds_meet_every_kind_of_limit_and_many_fits():
    kinds, fits = set(), 0
    for seed in range(30):
        rows = worlds.world(seed)
        for seeker in rows["seekers"]:
            for post in rows["posts"]:
                held = plainly.limits(rows, seeker, post)
                kinds |= {code.partition(":")[0] for code in held}
                fits += not held
    assert kinds == {code.partition(":")[0] for code in LIMITS}
    assert fits > 100


def test_limits_have_the_codes_that_are_told():
    assert len(set(LIMITS)) == len(LIMITS)
    assert {"directed", "distance", "capacity:sight", "skill:typing"} <= set(LIMITS)
