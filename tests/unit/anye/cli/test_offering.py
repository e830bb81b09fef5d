"""Between two matches what is left is offered, by the last match and the profiles of now."""

import json

import polars as pl
import pytest

from anye.synthetic.profiles.draw import draw_crowd, write_profiles

DAY = "2026-03-02"


@pytest.fixture
def profiles(tmp_path):
    return write_profiles(tmp_path / "profiles", draw_crowd(300, 75))


@pytest.fixture
def where(tmp_path, profiles):
    return ("--profiles", profiles, "--out", tmp_path / "m")


@pytest.fixture
def made(anye, where):
    return json.loads(anye("match", *where, "--day", DAY, "--no-audit", "--json")[1])


def table(made, name):
    return pl.read_parquet(f"{made['folder']}/{name}.parquet")


def offers(anye, where, asked):
    code, out, err = anye("match", "offer", asked, *where, "--day", DAY, "--json")
    assert code == 0, err
    return json.loads(out)["offers"]


def left(made):
    """Return the seats that are left by post."""
    filled = table(made, "post_prices")
    return dict(filled.select("post_id", pl.col("seats") - pl.col("filled")).rows())


def test_a_seeker_is_offered_only_posts_that_have_a_seat_left(anye, where, made):
    shown = table(made, "shortlists")["seeker_id"].unique().to_list()[:30]
    seats, found = left(made), [offers(anye, where, f"seeker:{who}") for who in shown]
    assert any(found)
    for those in found:
        assert all(seats[one["post_id"]] > 0 for one in those)
        assert [one["gain"] for one in those] == sorted(
            (one["gain"] for one in those), reverse=True
        )
        assert all(0 < one["gain"] <= one["score"] for one in those)
    proposed = set(table(made, "proposals").select("seeker_id", "post_id").iter_rows())
    offered = {
        (who, one["post_id"]) for who, those in zip(shown, found, strict=True) for one in those
    }
    assert not offered & proposed


def test_a_full_post_is_offered_to_nobody_and_a_seat_given_back_to_who_gains_by_it(
    anye, where, made, profiles
):
    seats = left(made)
    proposed = table(made, "proposals").filter(~pl.col("is_decided") & ~pl.col("is_reserved"))
    lots = table(made, "lot_prices").group_by("post_id").agg(pl.len())
    plain = lots.filter(pl.col("len") == 1)["post_id"].to_list()
    rows = proposed.filter(pl.col("post_id").is_in([one for one in plain if not seats[one]]))
    full = rows.group_by("post_id", maintain_order=True).first().rows(named=True)
    assert [offers(anye, where, f"post:{row['post_id']}") for row in full] == [[]] * len(full)
    withdraw(profiles, [row["seeker_id"] for row in full])
    has = dict(proposed.select("seeker_id", pl.col("score") - pl.col("price")).rows())
    found = {row["post_id"]: offers(anye, where, f"post:{row['post_id']}") for row in full}
    assert any(found.values())
    gone = {row["seeker_id"] for row in full}
    for those in found.values():
        for one in those:
            assert one["seeker_id"] not in gone
            assert one["gain"] <= one["score"] - max(has.get(one["seeker_id"], 0), 0)


def test_what_was_declined_is_not_offered_again(anye, where, made, profiles):
    shown = table(made, "shortlists")["seeker_id"].unique().to_list()
    who = next(one for one in shown if offers(anye, where, f"seeker:{one}"))
    first, *rest = offers(anye, where, f"seeker:{who}")
    bar(profiles, who, first["post_id"])
    again = offers(anye, where, f"seeker:{who}")
    assert again[: len(rest)] == rest
    assert first["post_id"] not in [one["post_id"] for one in again]
    assert who not in [one["seeker_id"] for one in offers(anye, where, f"post:{first['post_id']}")]


def test_who_does_not_seek_is_told_so(anye, where, made, profiles):
    who = table(made, "proposals")["seeker_id"][0]
    withdraw(profiles, [who])
    code, _, err = anye("match", "offer", f"seeker:{who}", *where, "--day", DAY)
    assert (code, "不参加匹配" in err or "not to be matched" in err) == (2, True)


def withdraw(profiles, seekers):
    status = pl.when(pl.col("seeker_id").is_in(seekers)).then(pl.lit("withdrawn"))
    file = profiles / "seekers.parquet"
    pl.read_parquet(file).with_columns(status=status.otherwise("status")).write_parquet(file)


def bar(profiles, seeker, post):
    file = profiles / "placement_decisions.parquet"
    decided = pl.read_parquet(file)
    row = dict.fromkeys(decided.columns) | {
        "seeker_id": seeker,
        "post_id": post,
        "decision": "bar",
        "reason": decided["reason"][0],
        "decided_by": "x",
        "decided_on": decided["decided_on"].max(),
    }
    added = pl.DataFrame([row], schema=decided.schema)
    pl.concat([decided, added]).write_parquet(file)
