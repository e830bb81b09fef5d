"""A match worked out part by part is a match like any: audited without a finding, near the best."""

import numpy as np
import polars as pl
import pytest

from anye.matching.audit.audit import audited
from anye.matching.audit.case import case_of
from anye.matching.match import STEPS, match
from anye.matching.nation.cut import part_of_townships
from anye.matching.nation.machines import Here
from anye.matching.nation.match import SettingsInParts, match_in_parts
from anye.matching.profiles.encode import encode
from anye.matching.profiles.read import read
from anye.matching.settings import Settings
from anye.synthetic.profiles.draw import draw_crowd, write_profiles
from anye.tables.matching.matches import match_of

SEEKERS_A_PART = 700  # of 2,000: three parts


def quiet(*step):
    """Tell nobody of a step."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_profiles(tmp_path_factory.mktemp("profiles"), draw_crowd(2_000, 500, seed=4))


def made(folder, out, **said):
    told = []
    manifest = match_in_parts(
        folder, out, SettingsInParts(**said), Here(), lambda *step: told.append(step)
    )
    assert told == [(step, n, len(STEPS)) for n, step in enumerate(STEPS, start=1)]
    return manifest


@pytest.fixture(scope="module")
def in_parts(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("in_parts")
    return out, made(folder, out, seekers_a_part=SEEKERS_A_PART)


@pytest.fixture(scope="module")
def whole(folder, tmp_path_factory):
    return match(folder, tmp_path_factory.mktemp("whole"), Settings(), quiet)


def test_nothing_is_found_in_an_audit(folder, in_parts):
    out, manifest = in_parts
    assert manifest["parts"] > 2
    found = audited(case_of(read(folder), match_of(out)))["audit"]
    assert found.filter(pl.col("offences") > 0).to_dicts() == []


def without_floors(out, manifest):
    ways = pl.read_parquet(out / manifest["run_id"] / "other_ways.parquet")
    return ways.filter(pl.col("way") == "without_floors")


def test_it_is_as_near_to_one_machines_result_as_it_says(in_parts, whole):
    _, manifest = in_parts
    assert manifest["counts"]["candidates"] == whole["counts"]["candidates"]
    assert manifest["counts"]["seats"] == whole["counts"]["seats"]
    best = max(whole["objective_without_floors"], manifest["objective_without_floors"])
    assert best <= min(manifest["bound"], whole["bound"])
    assert best - manifest["objective_without_floors"] <= manifest["gap"]
    assert manifest["gap"] < manifest["bound"] / 100
    assert manifest["objective"] > 0.98 * whole["objective"]


def test_how_the_seekers_are_cut_changes_nothing_but_what_floors_do(folder, tmp_path, in_parts):
    out, manifest = in_parts
    other = made(folder, tmp_path, seekers_a_part=10_000)
    assert other["parts"] == 1
    for figure in ("bound", "objective_without_floors", "rounds", "bids"):
        assert other[figure] == manifest[figure], figure
    assert without_floors(tmp_path, other).equals(without_floors(out, manifest))
    prices = [
        pl.read_parquet(place / said["run_id"] / "lot_prices.parquet")
        for place, said in ((out, manifest), (tmp_path, other))
    ]
    assert prices[0].equals(prices[1])


def test_a_part_is_whole_townships(folder):
    sides = encode(read(folder).tables)
    parts = part_of_townships(sides, SEEKERS_A_PART)
    sizes = np.bincount(parts[sides.seekers.township])
    assert sizes.sum() == len(sides.seekers.ids)
    assert (sizes > 0).all()
    assert sizes.max() <= SEEKERS_A_PART
    assert (np.diff(parts) >= 0).all()
    assert (
        part_of_townships(sides, 1).max()
        == np.count_nonzero(np.bincount(sides.seekers.township)) - 1
    )


def test_who_interrupts_it_leaves_nothing_and_can_begin_again(folder, tmp_path):
    class Interrupted(Here):
        def rounds(self, *_):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        match_in_parts(folder, tmp_path, SettingsInParts(), Interrupted(), quiet)
    assert list(tmp_path.iterdir()) == []
