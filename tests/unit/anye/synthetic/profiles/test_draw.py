"""A made-up crowd is whole, repeats itself, and is harder to place the more severe."""

import filecmp

import narwhals as nw
import polars as pl
import pytest

from anye.codes.catalogue import ACCOMMODATIONS, DECISION_REASONS, ITEMS, SKILLS
from anye.codes.divisions import TOWNSHIPS
from anye.matching.profiles.read import read
from anye.occupations.tree import occupations
from anye.synthetic.district import draw_town
from anye.synthetic.profiles.draw import DRAWN_TABLES, draw_crowd, draw_profiles, write_profiles
from anye.synthetic.profiles.kinds_of_work import kinds_of_work
from anye.synthetic.sizes import Size, Town
from anye.synthetic.truth import FILE, read_truths
from anye.tables.matching.profiles import PROFILE_TABLES

SMALL = Size("small", registered=2_400, employers=300, insured=6_000)


@pytest.fixture(scope="module")
def crowd():
    return draw_crowd(2_000, 500)


@pytest.fixture(scope="module")
def town():
    return Town(5, (2024, 2025), SMALL)


@pytest.fixture(scope="module")
def drawn_town(town):
    return draw_town(town)


@pytest.fixture(scope="module")
def of_town(town, drawn_town):
    firms, _, registered = drawn_town
    return draw_profiles(town, firms, registered)


@pytest.fixture(params=["crowd", "of_town"])
def profiles(request):
    return request.getfixturevalue(request.param)


def test_every_table_has_its_shape_and_each_key_once(profiles):
    assert list(profiles) == list(DRAWN_TABLES)
    for name, shape in DRAWN_TABLES.items():
        shape.fit(nw.from_native(profiles[name].lazy()))
        assert profiles[name].height
        assert not profiles[name].select(shape.key).is_duplicated().any(), name


def test_nothing_is_left_open_but_an_end(profiles):
    for table in profiles.values():
        nulls = {name for name in table.columns if table[name].null_count()}
        assert nulls <= {"valid_to"}


@pytest.mark.parametrize(
    ("table", "column", "known"),
    [
        ("seeker_capacities", "item", ITEMS),
        ("post_demands", "item", ITEMS),
        ("seeker_needs", "accommodation", ACCOMMODATIONS),
        ("post_accommodations", "accommodation", ACCOMMODATIONS),
        ("post_demands", "adaptable_by", {"", *ACCOMMODATIONS}),
        ("seeker_skills", "skill", SKILLS),
        ("post_skills", "skill", SKILLS),
        ("placement_decisions", "reason", DECISION_REASONS),
        ("course_skills", "skill", SKILLS),
        ("workshop_skills", "skill", SKILLS),
        ("orders", "skill", SKILLS),
    ],
)
def test_codes_are_those_of_the_catalogue(profiles, table, column, known):
    assert set(profiles[table][column].unique()) <= set(known)


@pytest.mark.parametrize(
    ("table", "key", "whole"),
    [(name, "seeker_id", "seekers") for name in PROFILE_TABLES if name.startswith("seeker_")]
    + [(name, "post_id", "posts") for name in PROFILE_TABLES if name.startswith("post_")]
    + [
        ("reserved_seats", "post_id", "posts"),
        ("placement_decisions", "seeker_id", "seekers"),
        ("placement_decisions", "post_id", "posts"),
        ("course_wishes", "seeker_id", "seekers"),
        ("course_wishes", "course_id", "courses"),
        ("interview_wishes", "seeker_id", "seekers"),
        ("interview_wishes", "booth_id", "booths"),
        ("booth_ranks", "seeker_id", "interview_wishes"),
        ("booths", "post_id", "posts"),
        ("booths", "fair_id", "fairs"),
        ("workshop_weeks", "workshop_id", "workshops"),
        ("workshop_skills", "workshop_id", "workshops"),
        ("orders", "skill", "workshop_skills"),
        ("workshops", "township", "places"),
        ("seekers", "township", "places"),
        ("posts", "township", "places"),
    ],
)
def test_rows_speak_of_what_there_is(profiles, table, key, whole):
    assert profiles[table].join(profiles[whole], on=key, how="anti").is_empty()


def test_an_essential_demand_names_a_task_of_its_post_or_none(profiles):
    demands = profiles["post_demands"]
    named = demands.filter(pl.col("task") != "")
    assert named.join(profiles["post_tasks"], on=["post_id", "task"], how="anti").is_empty()
    assert named["is_essential"].all()
    unlawful = demands.filter(pl.col("is_essential"), pl.col("task") == "")
    assert 0 < unlawful["post_id"].n_unique() < profiles["posts"].height / 10


def test_nobody_wishes_for_what_they_refuse(profiles):
    group = (pl.col("occupation") // 100).alias("group")
    wished = profiles["seeker_wishes"].select("seeker_id", group)
    refused = profiles["seeker_refusals"].select("seeker_id", group)
    assert refused.join(wished, on=["seeker_id", "group"], how="semi").is_empty()


def test_seats_are_reserved_within_the_openings(profiles):
    both = profiles["reserved_seats"].join(profiles["posts"], on="post_id")
    assert (both["seats"] >= 1).all()
    assert (both["seats"] <= both["openings"]).all()


def test_equal_arguments_give_equal_tables_and_bytes(crowd, tmp_path):
    again, other = draw_crowd(2_000, 500), draw_crowd(2_000, 500, seed=7)
    assert all(crowd[name].equals(again[name]) for name in crowd)
    assert not crowd["seekers"].equals(other["seekers"])
    first, second = write_profiles(tmp_path / "a", crowd), write_profiles(tmp_path / "b", again)
    files = sorted(str(file.relative_to(first)) for file in first.rglob("*") if file.is_file())
    assert len(files) == len(crowd) + 1
    assert filecmp.cmpfiles(first, second, files, shallow=False) == (files, [], [])


def test_the_more_severe_can_do_less_need_more_and_travel_less(crowd):
    seekers = crowd["seekers"]
    of = seekers.select("seeker_id", "level", "education", "commute_km")
    can = crowd["seeker_capacities"].join(of, on="seeker_id", suffix="_of_person")
    by_level = can.group_by("level_of_person").agg(pl.col("level").mean()).sort("level_of_person")
    assert by_level["level"].is_sorted()
    needs = (
        of.join(crowd["seeker_needs"].group_by("seeker_id").len(), on="seeker_id", how="left")
        .group_by("level")
        .agg(
            pl.col("len").fill_null(0).mean(),
            pl.col("education").mean(),
            pl.col("commute_km").filter(pl.col("commute_km") >= 0).mean(),
        )
        .sort("level")
    )
    assert needs["len"].is_sorted(descending=True)
    assert needs["education"][:2].max() < needs["education"][2:].min()
    assert needs["commute_km"].is_sorted()


def test_a_blind_person_has_hands(crowd):
    blind = crowd["seekers"].filter(pl.col("categories") == 1, pl.col("level") == 1)
    can = crowd["seeker_capacities"].join(blind, on="seeker_id", how="semi")
    sight = can.filter(pl.col("item") == "sight")["level"]
    assert sight.max() <= 1
    assert can.filter(pl.col("item") == "gripping")["level"].mean() > 3


def test_part_is_not_known(crowd):
    share = crowd["seeker_capacities"].height / (2_000 * len(ITEMS))
    assert 0.65 < share < 0.9


def test_wishes_are_for_the_same_few_occupations(crowd):
    first = crowd["seeker_wishes"].filter(pl.col("weight") == 3)["occupation"] // 100
    counts = first.value_counts(sort=True)["count"]
    assert counts.head(8).sum() > counts.sum() / 3


def test_seekers_of_a_town_are_its_registered_who_are_not_in_work(of_town, town, drawn_town):
    _, workforce, registered = drawn_town
    free = set(registered.person_id.tolist()) - set(workforce.person_id.tolist())
    seekers = of_town["seekers"]
    assert 0 < seekers.height < len(free) / 4
    assert set(seekers["township"]) <= set(TOWNSHIPS)
    of_age = {16, 25, 35, 45, 55}
    assert set(seekers["age_band"]) == of_age
    assert not set(seekers["seeker_id"]) & {number // 1000 for number in free}
    assert town.seed == 5


def test_the_number_of_a_seeker_does_not_follow_from_the_id_without_the_key(of_town, drawn_town):
    firms, _, registered = drawn_town
    other = draw_profiles(Town(6, (2024, 2025), SMALL), firms, registered)
    assert not set(of_town["seekers"]["seeker_id"]) & set(other["seekers"]["seeker_id"])


def test_posts_of_a_town_are_its_employers(of_town, drawn_town):
    firms = drawn_town[0]
    where = dict(zip(firms.employer_id.tolist(), firms.township.tolist(), strict=True))
    posts = of_town["posts"]
    assert posts["employer_id"].is_in(list(where)).all()
    assert [where[employer] for employer in posts["employer_id"]] == posts["township"].to_list()


def test_places_are_made_up_and_say_so(profiles):
    places = profiles["places"]
    assert set(places["source"]) == {"made up"}
    assert places["is_estimated"].all()


def test_full_days_are_paid_at_least_the_minimum(profiles):
    full = profiles["posts"].filter(pl.col("form") < 4, pl.col("hours_a_day") == 8)
    assert (full["wage_min"] >= 251_000).all()
    assert (profiles["posts"]["wage_max"] >= profiles["posts"]["wage_min"]).all()


def test_orders_are_whole_lots_within_the_weeks(profiles):
    orders = profiles["orders"]
    assert (orders["hours"] % orders["lot_hours"] == 0).all()
    assert (orders["released_on"] < orders["due_on"]).all()
    weeks = profiles["workshop_weeks"]["week"]
    assert weeks.dt.weekday().unique().to_list() == [1]
    assert orders["released_on"].min() >= weeks.min()
    asked, there = orders["hours"].sum(), profiles["workshop_weeks"]["hours"].sum()
    assert there / 2 < asked < there


def test_wishes_for_courses_are_ranked_without_a_gap(profiles):
    of_one = profiles["course_wishes"].group_by("seeker_id").agg(pl.len(), pl.col("rank").max())
    assert (of_one["len"] == of_one["rank"]).all()
    courses = profiles["courses"]
    assert (courses["class_min"] <= courses["seats"]).all()
    assert (courses["starts_on"] < courses["until"]).all()


def test_matching_reads_them_and_finds_nothing_wrong_but_what_employers_do_wrong(of_town, tmp_path):
    found = read(write_profiles(tmp_path, of_town))
    kinds = {warning.kind for warning in found.warnings}
    assert "essential_without_task" in kinds
    assert kinds <= {"essential_without_task", "need_unlikely"}


def test_kinds_of_work_are_occupations_of_the_dictionary():
    assert {kind.occupation for kind in kinds_of_work()} <= occupations().keys()


def test_what_must_come_out_is_written_beside(of_town, tmp_path):
    truths = read_truths(write_profiles(tmp_path, of_town) / FILE)
    assert {truth.situation for truth in truths if truth.expect} >= {"seat_kept", "in_training"}
    told = {expected.key["seeker_id"] for truth in truths for expected in truth.expect}
    assert told <= set(of_town["seekers"]["seeker_id"])
    kept = of_town["placement_decisions"].filter(pl.col("decision") == "keep")
    assert kept["post_id"].is_unique().all()
