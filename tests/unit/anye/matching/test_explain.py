"""A match says of a seeker or post what its tables hold, and who is meant by a number."""

import json
from hashlib import sha256

import polars as pl
import pytest
from tests.unit.anye.matching.worlds import DAY, table

from anye.matching.candidates import score
from anye.matching.explain import (
    Listed,
    NotInThisMatchError,
    SeekerOrPost,
    SeekerOrPostError,
    explain_post,
    explain_seeker,
    subject_of,
    why_absent,
)
from anye.tables.damage import MANIFEST
from anye.tables.matching.matches import ProfilesChangedError, match_of
from anye.tables.matching.proposals import COMPONENTS, MATCH_TABLES, MOST

PLACED, UNPLACED, BOTH, POST = 11, 12, 30, 30
PROPOSAL = dict.fromkeys(COMPONENTS, 100) | {
    "seeker_id": PLACED,
    "post_id": POST,
    "score": 700,
    "reasons": "OCC:4/1;SKILLS:0/0;WAGE;FLOOR",
    "rank": 2,
    "price": 5,
    "is_by_floor": True,
    "is_reserved": False,
    "is_decided": False,
}


@pytest.fixture
def profiles(tmp_path):
    folder = tmp_path / "profiles"
    folder.mkdir()
    posts = [{"post_id": POST, "title": "录入员", "valid_from": DAY}, {"post_id": 31}]
    seekers = [
        {"seeker_id": 13, "status": "withdrawn", "objects": False},
        {"seeker_id": 14, "status": "unemployed", "objects": True},
    ]
    for name, rows in (("posts", posts), ("seekers", seekers)):
        empty = {"int": 0, "bool": False, "text": "x", "date": DAY}
        whole = table(name, rows)
        kinds = {column: str(kind).lower() for column, kind in whole.schema.items()}
        fill = {
            column: next((empty[kind] for kind in empty if kind in named), "x")
            for column, named in kinds.items()
        }
        whole.with_columns(
            pl.col(column).fill_null(value) for column, value in fill.items()
        ).write_parquet(folder / f"{name}.parquet")
    return folder


@pytest.fixture
def match(tmp_path, profiles):
    rows = {name: [] for name in MATCH_TABLES}
    rows["proposals"] = [PROPOSAL]
    rows["shortlists"] = [{"seeker_id": PLACED, "place": 1, "post_id": POST, "score": 700}]
    rows["why_not"] = [
        {"seeker_id": UNPLACED, "limit": "distance", "posts": 3},
        {"seeker_id": UNPLACED, "limit": "wage", "posts": 9},
        {"seeker_id": UNPLACED, "limit": "seats_contested", "posts": 1},
        {"seeker_id": BOTH, "limit": "none_alone", "posts": 0},
    ]
    rows["advice"] = [
        {"post_id": POST, "limit": "wage", "seekers": 2},
        {"post_id": POST, "limit": "nights", "seekers": 4},
    ]
    rows["post_prices"] = [{"post_id": POST, "price": 5, "seats": 2, "filled": 1}]
    folder = tmp_path / "matches" / "a"
    folder.mkdir(parents=True)
    for name, shape in MATCH_TABLES.items():
        schema = {
            column: {"text": pl.String, "bool": pl.Boolean}.get(declared.dtype)
            or getattr(pl, declared.dtype.capitalize())
            for column, declared in shape.columns.items()
        }
        pl.DataFrame(rows[name], schema=schema).write_parquet(folder / f"{name}.parquet")
    files = {path.name: sha256(path.read_bytes()).hexdigest() for path in profiles.iterdir()}
    (folder / MANIFEST).write_text(json.dumps({"run_id": "a", "files": files}), "utf-8")
    return match_of(tmp_path / "matches")


def test_a_number_means_a_seeker_or_a_post(match):
    assert subject_of(match, PLACED) == SeekerOrPost("seeker", PLACED)
    assert subject_of(match, UNPLACED) == SeekerOrPost("seeker", UNPLACED)
    with pytest.raises(SeekerOrPostError):
        subject_of(match, BOTH)
    assert subject_of(match, BOTH, ["post"]) == SeekerOrPost("post", POST)
    with pytest.raises(NotInThisMatchError):
        subject_of(match, 1)


def test_a_proposal_is_told_with_its_points_reasons_and_list(match, profiles):
    found = explain_seeker(match, PLACED, profiles)
    assert (found.proposal.post_id, found.proposal.title, found.proposal.rank) == (
        POST,
        "录入员",
        2,
    )
    assert sum(found.proposal.components.values()) == found.proposal.score
    assert found.proposal.reasons == ("OCC:4/1", "SKILLS:0/0", "WAGE", "FLOOR")
    assert found.shortlist == (Listed(1, POST, "录入员", 700),)
    assert found.would_help == ()


def test_what_fits_already_comes_before_what_would_help_most(match):
    found = explain_seeker(match, UNPLACED)
    assert found.proposal is None
    assert found.would_help == (("seats_contested", 1), ("wage", 9), ("distance", 3))


def test_a_post_is_told_with_who_is_proposed_and_what_the_employer_could_do(match):
    found = explain_post(match, POST)
    assert (found.title, found.seats, found.filled, found.price) == ("", 2, 1, 5)
    assert [(one.seeker_id, one.score, one.is_by_floor) for one in found.proposed] == [
        (PLACED, 700, True)
    ]
    assert found.advice == (("nights", 4), ("wage", 2))


def test_who_took_no_part_is_said_to_be_absent_and_why(match, profiles):
    with pytest.raises(NotInThisMatchError):
        explain_seeker(match, 13)
    with pytest.raises(NotInThisMatchError):
        explain_post(match, 31)
    assert why_absent(match, SeekerOrPost("seeker", 13), profiles) == "withdrawn"
    assert why_absent(match, SeekerOrPost("seeker", 14), profiles) == "objects"
    assert why_absent(match, SeekerOrPost("post", 31), profiles) == "not_open"
    assert why_absent(match, SeekerOrPost("post", 99), profiles) == ""


def test_profiles_that_are_not_those_of_the_match_are_not_used(match, profiles):
    path = profiles / "posts.parquet"
    pl.read_parquet(path).with_columns(title=pl.lit("另一个")).write_parquet(path)
    with pytest.raises(ProfilesChangedError):
        explain_seeker(match, PLACED, profiles)
    assert explain_seeker(match, PLACED).proposal.title == ""


def test_the_most_of_each_component_is_that_of_the_score():
    assert MOST.keys() == COMPONENTS.keys()
    assert list(MOST.values()) == [
        score.OCCUPATION,
        score.SKILLS,
        score.DISTANCE,
        score.WAGE,
        score.ACCOMMODATIONS,
        score.CAPACITY,
        score.HOURS + score.DAYS + score.REMOTE,
    ]
