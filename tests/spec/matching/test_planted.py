"""What is written beside the made-up profiles as certain comes out of matching them."""

import polars as pl
import pytest

from anye.matching.match import Settings, match
from anye.synthetic.profiles.draw import draw_crowd, write_profiles
from anye.synthetic.truth import FILE, read_truths

SITUATIONS = ("seat_kept", "pair_barred", "seeker_objects", "in_training", "withdrawn")


@pytest.fixture(scope="module")
def matched(tmp_path_factory):
    folder = write_profiles(tmp_path_factory.mktemp("profiles"), draw_crowd(2_000, 500))
    out = tmp_path_factory.mktemp("matches")
    made = match(folder, out, Settings(), lambda _step: None)
    proposals = pl.read_parquet(out / made["run_id"] / "proposals.parquet")
    return {truth.situation: truth for truth in read_truths(folder / FILE)}, proposals


@pytest.mark.parametrize("situation", SITUATIONS)
def test_matching_finds_what_is_certain(matched, situation):
    truths, proposals = matched
    assert truths.keys() == set(SITUATIONS)
    assert truths[situation].expect
    for expected in truths[situation].expect:
        found = proposals.filter(**expected.key)
        assert found.is_empty() == expected.absent
        assert found.filter(**expected.columns).height == (0 if expected.absent else 1)
