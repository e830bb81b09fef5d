"""What is written beside the made-up profiles as certain comes out of matching them."""

import numpy as np
import polars as pl
import pytest

from anye.matching.candidates.search import candidates
from anye.matching.match import match
from anye.matching.profiles.encode import encode
from anye.matching.settings import Settings
from anye.synthetic.profiles.draw import draw_crowd, write_profiles
from anye.synthetic.truth import FILE, read_truths

SITUATIONS = ("seat_kept", "pair_barred", "seeker_objects", "in_training", "withdrawn")


@pytest.fixture(scope="module")
def matched(tmp_path_factory):
    folder = write_profiles(tmp_path_factory.mktemp("profiles"), draw_crowd(2_000, 500))
    out = tmp_path_factory.mktemp("matches")
    made = match(folder, out, Settings(), lambda *_step: None)
    proposals = pl.read_parquet(out / made["run_id"] / "proposals.parquet")
    return {truth.situation: truth for truth in read_truths(folder / FILE)}, proposals


def test_the_more_severe_have_fewer_posts_and_more_often_none():
    sides = encode(draw_crowd(2_000, 500))
    found = candidates(sides.seekers, sides.posts, sides.reach, k=500)
    counts = np.diff(found.starts)
    by_level = [counts[sides.seekers.levels == 1 << level] for level in range(4)]
    posts = [levels.mean() for levels in by_level]
    none = [(levels == 0).mean() for levels in by_level]
    assert posts == sorted(posts)
    assert none == sorted(none, reverse=True)
    assert none[0] > 3 * none[3]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_matching_finds_what_is_certain(matched, situation):
    truths, proposals = matched
    assert truths.keys() == set(SITUATIONS)
    assert truths[situation].expect
    for expected in truths[situation].expect:
        found = proposals.filter(**expected.key)
        assert found.is_empty() == expected.absent
        assert found.filter(**expected.columns).height == (0 if expected.absent else 1)
