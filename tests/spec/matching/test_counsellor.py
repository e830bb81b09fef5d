"""What a counsellor would say of forty seekers and forty posts, held against the matching."""

from types import SimpleNamespace

import numpy as np
import pytest
from tests.spec.matching.world import DAY, sheet, tables, whole_world

from anye.matching.candidates.limits import FULLY_REMOTE, LIMITS, only_limit
from anye.matching.candidates.rows import post_rows, seeker_rows
from anye.matching.candidates.score import limit_to
from anye.matching.candidates.search import candidates
from anye.matching.match import tables_of, worked_out
from anye.matching.profiles.encode import encode
from anye.matching.profiles.read import read
from anye.matching.reasons.codes import codes_of_pairs, joined_codes
from anye.matching.settings import Settings

CASES = sheet("cases")


def expectations(*words):
    """Return the expectations of all cases that say one of some words."""
    return [
        pytest.param(expected, id=case["id"])
        for case in CASES
        for expected in case["expect"]
        if expected.keys() & set(words)
    ]


def profiles_of(folder, profiles):
    """Return profile tables as matching reads them from files."""
    for name, table in profiles.items():
        table.write_parquet(folder / f"{name}.parquet")
    return read(folder)


def proposals(profiles, **settings):
    """Return the table of proposals."""
    made = worked_out(profiles, Settings(day=DAY, **settings), lambda *_step: None)
    return tables_of(profiles, made)["proposals"]


def proposed(profiles, **settings):
    """Return the post that the matching proposes to each seeker."""
    return dict(proposals(profiles, **settings).select("seeker_id", "post_id").rows())


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    profiles = profiles_of(tmp_path_factory.mktemp("forty"), whole_world())
    sides = encode(profiles.tables, DAY)
    found = candidates(sides.seekers, sides.posts, sides.reach)
    ids, posts = sides.seekers.ids.tolist(), sides.posts.ids.tolist()
    scores = {
        seeker: dict(
            zip(
                [posts[column] for column in found.post[found.of(row)]],
                found.score[found.of(row)].tolist(),
                strict=True,
            )
        )
        for row, seeker in enumerate(ids)
    }
    rows = proposals(profiles).select("seeker_id", "post_id", "reasons").rows()
    return SimpleNamespace(
        profiles=profiles,
        sides=sides,
        scores=scores,
        ids=ids,
        placed={seeker: post for seeker, post, _ in rows},
        reasons={(seeker, post): codes.split(";") for seeker, post, codes in rows},
    )


def reasons_if_proposed(world, seeker, post):
    """Return the codes of a pair that need not be proposed."""
    row, column = world.ids.index(seeker), world.sides.posts.ids.tolist().index(post)
    one = (np.array([place], np.int32) for place in (row, column))
    return joined_codes(codes_of_pairs(world.sides, world.profiles.tables, *one))[0].split(";")


def the_one_limit(world, seeker, post):
    """Return the code of the one limit between the two; empty if there is none or several."""
    sides = world.sides
    row, column = world.ids.index(seeker), sides.posts.ids.tolist().index(post)
    one, other = seeker_rows(sides.seekers)[row], post_rows(sides.posts)[column]
    metres = sides.reach.metres[sides.seekers.township[row], sides.posts.township[column]]
    is_far = bool(other["remote"] != FULLY_REMOTE and metres > limit_to(one, other))
    refused = sides.seekers.refused[one["refused_from"] : one["refused_to"]]
    found = only_limit(one, refused, other, is_far)
    return LIMITS[found] if 0 <= found < len(LIMITS) else ""


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


def test_the_sheets_are_read_with_one_warning_the_post_that_asks_without_a_task(world):
    assert [warning.kind for warning in world.profiles.warnings] == ["essential_without_task"]


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


@pytest.mark.parametrize("expected", expectations("reason"))
def test_this_reason_stands_beside_the_pair(world, expected):
    pair = expected["seeker"], expected["post"]
    assert expected["reason"] in (world.reasons.get(pair) or reasons_if_proposed(world, *pair))


@pytest.mark.parametrize("expected", expectations("first"))
def test_the_post_is_shown_this_seeker_first(world, expected):
    one, other = (world.scores[seeker][expected["post"]] for seeker in expected["first"])
    assert one > other


@pytest.mark.parametrize("expected", expectations("set_aside"))
def test_no_automated_step_is_taken(world, expected):
    assert expected["seeker"] not in world.ids


@pytest.mark.parametrize("expected", expectations("placed"))
def test_the_seat_goes_to(world, expected):
    among = expected.get("one_of") or [expected["seeker"]]
    assert [world.placed.get(seeker) for seeker in among].count(expected["placed"]) == 1


@pytest.mark.parametrize("expected", expectations("unplaced"))
def test_nothing_is_left_for(world, expected):
    assert expected["seeker"] not in world.placed


@pytest.mark.parametrize("expected", expectations("never"))
def test_what_a_person_barred_is_not_proposed_even_to_the_only_one(tmp_path, expected):
    seeker, post = expected["seeker"], expected["never"]
    seekers = [row for row in sheet("seekers") if row["seeker"] == seeker]
    posts = [row for row in sheet("posts") if row["post"] == post]
    theirs = [row for row in sheet("decisions") if row["seeker"] == seeker]
    assert proposed(profiles_of(tmp_path, tables(seekers, posts))) == {seeker: post}
    assert proposed(profiles_of(tmp_path, tables(seekers, posts, theirs))) == {}


def test_floors_keep_the_most_severe_in(tmp_path):
    case = sheet("floors")
    seekers = [
        {**row, "seeker": row["first"] + number}
        for row in case["seekers"]
        for number in range(row["copies"])
    ]
    profiles = profiles_of(tmp_path, tables(seekers, case["posts"]))
    by_level = {row["seeker"]: f"level_{row['level']}" for row in seekers}
    ways = {
        "without_floors": proposed(profiles, floor_per_mille=0),
        "with_floors": proposed(profiles),
    }
    for way, expected in case["expect"].items():
        levels = [by_level[seeker] for seeker in ways[way]]
        assert {level: levels.count(level) for level in expected} == expected
