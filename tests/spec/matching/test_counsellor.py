"""What a counsellor would say of forty seekers and forty posts, held against the matching."""

from types import SimpleNamespace

import pytest
from tests.spec.matching.world import DAY, sheet, whole_world

from anye.matching.candidates.limits import FULLY_REMOTE, LIMITS, only_limit
from anye.matching.candidates.rows import post_rows, seeker_rows
from anye.matching.candidates.score import limit_to
from anye.matching.candidates.search import candidates
from anye.matching.profiles.encode import encode

CASES = sheet("cases")


def expectations(*words):
    """Return the expectations of all cases that say one of some words."""
    return [
        pytest.param(expected, id=case["id"])
        for case in CASES
        for expected in case["expect"]
        if expected.keys() & set(words)
    ]


@pytest.fixture(scope="module")
def world():
    sides = encode(whole_world(), DAY)
    found = candidates(sides.seekers, sides.posts, sides.reach)
    ids = sides.seekers.ids.tolist()
    scores = {
        seeker: dict(
            zip(
                sides.posts.ids[found.post[found.of(row)]].tolist(),
                found.score[found.of(row)].tolist(),
                strict=True,
            )
        )
        for row, seeker in enumerate(ids)
    }
    return SimpleNamespace(sides=sides, scores=scores, ids=ids)


def the_one_limit(world, seeker, post):
    """Return the code of the one limit between the two; empty if there is none or several."""
    sides = world.sides
    row, column = world.ids.index(seeker), sides.posts.ids.tolist().index(post)
    one, other = seeker_rows(sides.seekers)[row], post_rows(sides.posts)[column]
    metres = sides.reach.metres[sides.seekers.township[row], sides.posts.township[column]]
    is_far = bool(other["remote"] != FULLY_REMOTE and metres > limit_to(one, other))
    refused = sides.seekers.refused[one["refused_from"] : one["refused_to"]]
    found = only_limit(one, refused, other, is_far)
    return "" if found < 0 else LIMITS[found]


def test_there_are_forty_seekers_and_forty_posts_and_each_is_argued_about():
    seekers, posts = sheet("seekers"), sheet("posts")
    assert [row["seeker"] for row in seekers] == list(range(1, 41))
    assert [row["post"] for row in posts] == list(range(1, 41))
    expected = [expected for case in CASES for expected in case["expect"]]
    of_seekers = {one["seeker"] for one in expected if "seeker" in one}
    of_seekers |= {seeker for one in expected for seeker in one.get("first", one.get("one_of", []))}
    assert of_seekers == set(range(1, 41))
    named = [[one.get(word) for word in ("post", "not", "never", "placed")] for one in expected]
    of_posts = {post for one in named for post in one if post}
    of_posts |= {post for one in expected for post in [*one.get("may", []), *one.get("before", [])]}
    assert of_posts == set(range(1, 41))


def test_every_argument_is_given_in_both_languages():
    assert len({case["id"] for case in CASES}) == len(CASES)
    for case in CASES:
        assert case.keys() == {"id", "zh", "en", "expect"}
        assert case["zh"].keys() == case["en"].keys() == {"title", "why"}
        assert case["expect"]


@pytest.mark.parametrize("expected", expectations("may"))
def test_these_posts_are_open(world, expected):
    assert set(expected["may"]) <= world.scores[expected["seeker"]].keys()


@pytest.mark.parametrize("expected", expectations("not"))
def test_this_limit_and_no_other_keeps_the_post_away(world, expected):
    seeker, post = expected["seeker"], expected["not"]
    assert post not in world.scores[seeker]
    assert the_one_limit(world, seeker, post) == expected["limit"]


@pytest.mark.parametrize("expected", expectations("before"))
def test_the_seeker_is_shown_this_post_first(world, expected):
    scores = world.scores[expected["seeker"]]
    first, second = expected["before"]
    assert scores[first] > scores[second]


@pytest.mark.parametrize("expected", expectations("first"))
def test_the_post_is_shown_this_seeker_first(world, expected):
    one, other = (world.scores[seeker][expected["post"]] for seeker in expected["first"])
    assert one > other


@pytest.mark.parametrize("expected", expectations("set_aside"))
def test_no_automated_step_is_taken(world, expected):
    assert expected["seeker"] not in world.ids
