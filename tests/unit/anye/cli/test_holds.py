"""Offers hold seats that the next match leaves out; answers are taken, and old ones run out."""

import json
from datetime import date

import polars as pl
import pytest

from anye.matching.audit.audit import audit
from anye.matching.profiles.read import read
from anye.synthetic.profiles.draw import draw_crowd, write_profiles
from anye.tables.matching.matches import match_of

DAY, UNTIL = "2026-03-02", "2026-03-09"


@pytest.fixture
def profiles(tmp_path):
    return write_profiles(tmp_path / "profiles", draw_crowd(300, 75))


@pytest.fixture
def matched(anye, tmp_path, profiles):
    """Return a way to match on a day: the proposals and the manifest."""

    def match(day):
        where = ("--profiles", profiles, "--out", tmp_path / "m")
        made = json.loads(anye("match", *where, "--day", day, "--json")[1])
        return pl.read_parquet(f"{made['folder']}/proposals.parquet"), made

    return match


@pytest.fixture
def offered(anye, tmp_path, profiles, matched):
    """Return the proposals of a match whose first two are held for a week."""
    proposals, made = matched(DAY)
    some = proposals.filter(~pl.col("is_decided")).head(2)
    names = some["seeker_id"].to_list()
    where = ("--profiles", profiles, "--out", tmp_path / "m")
    code, out, _ = anye("match", "hold", *names, *where, "--day", DAY, "--days", 7, "--json")
    assert (code, json.loads(out)) == (0, {"held": 2, "passed_over": 0, "until": UNTIL})
    return some, proposals, made


def test_a_held_seat_is_nobody_elses_and_its_holder_is_proposed_nothing(offered, matched, profiles):
    some, _, before = offered
    again, made = matched(DAY)
    assert not again["seeker_id"].is_in(some["seeker_id"].to_list()).any()
    openings = dict(pl.read_parquet(profiles / "posts.parquet")["post_id", "openings"].iter_rows())
    for post in some["post_id"].unique():
        held = some.filter(pl.col("post_id") == post).height
        assert again.filter(pl.col("post_id") == post).height + held <= openings[post]
    assert made["counts"]["seekers"] == before["counts"]["seekers"] - 2
    assert made["counts"]["seats"] == before["counts"]["seats"] - 2
    assert made["run_id"] != before["run_id"]


@pytest.mark.usefixtures("offered")
def test_what_ran_out_is_matched_as_if_it_had_not_been_held(matched, profiles):
    again, _ = matched(UNTIL)
    (profiles / "seats" / "held_seats.parquet").unlink()
    assert again.equals(matched(UNTIL)[0])


def test_what_was_declined_is_matched_again_but_not_the_same(anye, offered, matched, profiles):
    some, _, _ = offered
    pair = some.select("seeker_id", "post_id").row(0)
    code, _, err = anye("match", "answer", *pair, "no", "--profiles", profiles, "--day", DAY)
    assert (code, "名额已放出" in err) == (0, True)
    again, made = matched(DAY)
    assert pair not in [*again.select("seeker_id", "post_id").iter_rows()]
    assert made["counts"]["seekers"] == offered[2]["counts"]["seekers"] - 1


def test_what_was_accepted_stays_held(anye, offered, matched, profiles):
    some, _, before = offered
    pair = some.select("seeker_id", "post_id").row(0)
    where = ("--profiles", profiles, "--day", DAY)
    code, out, _ = anye("match", "answer", *pair, "yes", *where, "--json")
    assert (code, json.loads(out)["state"]) == (0, "accepted")
    _, made = matched("2026-06-01")
    assert made["counts"]["seekers"] == before["counts"]["seekers"] - 1
    _, out, _ = anye("match", "held", "--profiles", profiles, "--day", UNTIL, "--json")
    stands = json.loads(out)
    assert (stands["open"], stands["ran_out"], stands["accepted"]) == (0, 1, 1)


def test_the_match_is_still_explained_and_the_holder_is_told_why_they_are_not_in_the_next(
    anye, tmp_path, offered, matched, profiles
):
    some, _, before = offered
    seeker = some["seeker_id"][0]
    where = ("--profiles", profiles, "--out", tmp_path / "m")
    assert anye("match", "explain", seeker, *where, "--run", before["run_id"])[0] == 0
    matched(DAY)
    _, out, err = anye("match", "explain", seeker, *where)
    assert "保留" in out + err


def test_a_match_with_a_seat_held_and_one_declined_bears_an_audit(
    anye, tmp_path, offered, matched, profiles
):
    pair = offered[0].select("seeker_id", "post_id").row(0)
    assert anye("match", "answer", *pair, "no", "--profiles", profiles, "--day", DAY)[0] == 0
    _, made = matched(DAY)
    found = audit(read(profiles), match_of(tmp_path / "m", made["run_id"]), threads=1)["audit"]
    assert found.filter(pl.col("offences") > 0).is_empty()


def test_an_answer_given_twice_or_too_late_is_refused(anye, offered, profiles):
    pair = offered[0].select("seeker_id", "post_id").row(0)
    words = ("match", "answer", *pair, "yes", "--profiles", profiles, "--day")
    code, _, err = anye(*words, UNTIL)
    assert (code, "已到期" in err) == (2, True)
    assert anye(*words, DAY)[0] == 0
    code, _, err = anye(*words, DAY)
    assert (code, "已经答复" in err) == (2, True)


def test_held_seats_that_contradict_themselves_are_refused_by_line(anye, tmp_path, profiles):
    lines = (
        "seeker_id,post_id,held_from,held_until,answer,answered_on\n1,2,2026-03-09,2026-03-02,,\n"
    )
    (profiles / "seats" / "held_seats.csv").write_text(lines, "utf-8")
    where = ("--profiles", profiles, "--out", tmp_path / "m")
    code, _, err = anye("match", *where, "--day", str(date(2026, 3, 2)))
    assert code == 2
    assert any("held_seats.csv" in line and "2" in line for line in err.splitlines())
    assert not (tmp_path / "m").exists()
