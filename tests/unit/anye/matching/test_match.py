"""A match is whole or absent, the same for any order and number of threads, and says what it is."""

import json

import narwhals as nw
import numpy as np
import polars as pl
import pytest

from anye.codes.words.match_reasons import NONE_ALONE, sentence, would_help
from anye.matching import match as matching
from anye.matching import whole
from anye.matching.match import STEPS, match, worked_out
from anye.matching.profiles.faults import ProfilesRefusedError
from anye.matching.profiles.read import read
from anye.matching.settings import Settings
from anye.synthetic.profiles.draw import draw_crowd, write_profiles
from anye.tables.damage import MANIFEST
from anye.tables.matching.proposals import COMPONENTS, MATCH_TABLES


def quiet(*step):
    """Tell nobody of a step."""


@pytest.fixture(scope="module")
def crowd():
    return draw_crowd(2_000, 500, seed=4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, crowd):
    return write_profiles(tmp_path_factory.mktemp("profiles"), crowd)


@pytest.fixture(scope="module")
def run(tmp_path_factory, folder):
    out = tmp_path_factory.mktemp("runs")
    told = []
    manifest = match(folder, out, Settings(), lambda *step: told.append(step))
    assert told == [(step, n, len(STEPS)) for n, step in enumerate(STEPS, start=1)]
    return out / manifest["run_id"]


def tables(run):
    return {name: pl.read_parquet(run / f"{name}.parquet") for name in MATCH_TABLES}


def test_every_table_has_its_shape_and_each_key_once(run):
    for name, table in tables(run).items():
        shape = MATCH_TABLES[name]
        shape.fit(nw.from_native(table.lazy()))
        assert not table.select(shape.key).is_duplicated().any(), name
        assert not sum(table.null_count().row(0)), name


def test_no_seat_is_given_twice_and_nobody_is_placed_who_is_set_aside(run, crowd):
    proposals = tables(run)["proposals"]
    filled = proposals.group_by("post_id").len().join(crowd["posts"], on="post_id")
    assert proposals.height > 500
    assert (filled["len"] <= filled["openings"]).all()
    placed = proposals.join(crowd["seekers"], on="seeker_id")
    assert placed["status"].is_in(["unemployed", "employed"]).all()
    assert not placed["objects"].any()


def test_decisions_of_people_stand(run, crowd):
    proposals, decided = tables(run)["proposals"], crowd["placement_decisions"]
    pair = ["seeker_id", "post_id"]
    seeking = crowd["seekers"].filter(pl.col("status").is_in(["unemployed", "employed"]))
    kept = decided.filter(pl.col("decision") == "keep")
    kept = kept.join(seeking.filter(~pl.col("objects")), on="seeker_id", how="semi")
    assert kept.height
    assert kept.join(proposals.filter("is_decided"), on=pair, how="anti").height == 0
    barred = decided.filter(pl.col("decision") == "bar")
    assert barred.height
    assert barred.join(proposals, on=pair, how="semi").height == 0


def test_each_proposal_has_three_reasons_that_can_be_said(run):
    proposals = tables(run)["proposals"]
    codes = [reasons.split(";") for reasons in proposals["reasons"]]
    assert min(map(len, codes)) >= 3
    assert all(len(set(one)) == len(one) for one in codes)
    for one in {code for each in codes for code in each}:
        assert sentence(one, "zh")
        assert sentence(one, "en")
    shown = proposals.select("is_by_floor", "is_reserved", "price").rows()
    for one, (by_floor, reserved, price) in zip(codes, shown, strict=True):
        assert ("FLOOR" in one, "RESERVED" in one) == (by_floor, reserved)
        assert (f"PRICE:{price}" in one) == (price > 0)


def test_everybody_without_a_proposal_is_told_what_would_help(run):
    written = tables(run)
    manifest = json.loads((run / MANIFEST).read_text("utf-8"))
    told = set(written["why_not"]["seeker_id"])
    assert not told & set(written["proposals"]["seeker_id"])
    assert len(told) + written["proposals"].height == manifest["counts"]["seekers"]
    assert all(would_help(*row, "zh") for row in written["why_not"].select("limit", "posts").rows())
    alone = written["why_not"].filter(pl.col("limit") == NONE_ALONE)
    assert alone["posts"].to_list() == [0] * alone.height
    rows_each = written["why_not"].group_by("seeker_id").len()
    assert alone.join(rows_each, on="seeker_id")["len"].to_list() == [1] * alone.height


def test_the_manifest_adds_up(run):
    manifest = json.loads((run / MANIFEST).read_text("utf-8"))
    written = tables(run)
    proposals = written["proposals"]
    assert (
        proposals["score"] == proposals.select(pl.sum_horizontal(*COMPONENTS)).to_series()
    ).all()
    assert proposals.filter(~pl.col("is_decided"))["score"].sum() == manifest["objective"]
    assert manifest["objective"] <= manifest["bound"]
    assert manifest["gap"] <= manifest["bound"] / 1000
    assert manifest["counts"]["placed"] == proposals.height
    assert manifest["rows"] == {name: table.height for name, table in written.items()}


def test_who_is_placed_leads_their_list_and_lists_name_a_post_once(run):
    written = tables(run)
    first = written["shortlists"].filter(pl.col("place") == 1)
    placed = written["proposals"].filter(~pl.col("is_decided"))
    both = placed.join(first, on="seeker_id", suffix="_shown")
    assert both.height == placed.height
    assert (both["post_id"] == both["post_id_shown"]).all()
    assert not written["shortlists"].select("seeker_id", "post_id").is_duplicated().any()
    assert written["shortlists"]["place"].max() == 5


def test_fairness_counts_everybody_once_by_level(run):
    written = tables(run)
    manifest = json.loads((run / MANIFEST).read_text("utf-8"))
    levels = written["fairness"].filter(pl.col("grouping") == "level")
    assert levels["seekers"].sum() == manifest["counts"]["seekers"]
    assert levels["placed"].sum() == manifest["counts"]["placed"]
    assert levels["score_sum"].sum() == written["proposals"]["score"].sum()
    share = levels["placed"] / levels["seekers"] * 10_000
    assert ((levels["lowest"] <= share) & (share <= levels["highest"])).all()


def test_the_order_of_rows_and_the_number_of_threads_change_no_byte(tmp_path, crowd, run):
    chance = np.random.default_rng(1)
    turned = {name: table[chance.permutation(table.height)] for name, table in crowd.items()}
    folder = write_profiles(tmp_path / "turned", turned)
    manifest = match(folder, tmp_path / "runs", Settings(threads=1), quiet)
    again = tmp_path / "runs" / manifest["run_id"]
    for name in MATCH_TABLES:
        path = f"{name}.parquet"
        assert (again / path).read_bytes() == (run / path).read_bytes(), name


def test_an_interrupted_run_leaves_nothing_and_can_be_made_again(tmp_path, folder, monkeypatch):
    def interrupted(path):
        raise KeyboardInterrupt

    monkeypatch.setattr(whole, "force_tree", interrupted)
    with pytest.raises(KeyboardInterrupt):
        match(folder, tmp_path / "runs", Settings(), quiet)
    assert list((tmp_path / "runs").iterdir()) == []
    monkeypatch.undo()
    manifest = match(folder, tmp_path / "runs", Settings(), quiet)
    assert (tmp_path / "runs" / manifest["run_id"] / MANIFEST).exists()


def test_refused_profiles_leave_nothing(tmp_path):
    (tmp_path / "profiles").mkdir()
    with pytest.raises(ProfilesRefusedError):
        match(tmp_path / "profiles", tmp_path / "runs", Settings(), quiet)
    assert not (tmp_path / "runs").exists()


def test_floors_are_met_or_listed(folder):
    made = worked_out(read(folder), Settings(floor_per_mille=1000), quiet)
    groups = made.placed.groups
    placed = np.bincount(groups.of[made.placed.is_placed], minlength=len(groups.names))
    short = {groups.names[n] for n in np.flatnonzero(placed < groups.floors)}
    listed = matching.below_floors(made.placed, made.found)
    assert set(listed["group"]) == short


def test_prices_and_other_ways_are_written_as_what_proves_and_what_is_compared(run):
    written = tables(run)
    manifest = json.loads((run / MANIFEST).read_text("utf-8"))
    decided = written["proposals"].filter("is_decided")
    ways = written["other_ways"].join(decided, on="seeker_id", how="anti")
    without = ways.filter(pl.col("way") == "without_floors")
    assert without["score"].sum() == manifest["objective_without_floors"]
    lots = written["lot_prices"]
    free = lots["seats"].sum() + decided.height
    assert free == manifest["counts"]["seats"]
    levels = written["fairness"].filter(pl.col("grouping") == "level")
    for way in ("without_floors", "first_come"):
        placed = written["other_ways"].filter(pl.col("way") == way)
        assert placed.height == levels[way].sum()
