"""The stored model says one thing of every level, and says it so that it can be read back."""

import pytest

from anye.linkage.levels import NOTHING
from anye.linkage.persons.holds import HOLDS, NOTHING_TO_COMPARE
from anye.linkage.persons.levels import NAME, PERSON_LEVELS
from anye.linkage.persons.model import Shares, person_model

COMPARISONS = pytest.mark.parametrize("comparison", PERSON_LEVELS, ids=lambda one: one.name)


@COMPARISONS
def test_a_weight_says_which_level_it_is_of(comparison):
    weights = person_model().weights(comparison)
    assert len(set(weights.values())) == len(weights) == len(comparison.levels) + 1
    assert weights[NOTHING] == 0


@COMPARISONS
def test_every_level_but_the_last_has_a_condition_in_the_same_order(comparison):
    assert list(HOLDS[comparison.name]) == [level.name for level in comparison.levels[:-1]]
    assert comparison.name in NOTHING_TO_COMPARE


@COMPARISONS
def test_a_levels_number_gives_back_the_level(comparison):
    for level in comparison.levels:
        assert comparison.level(comparison.number(level.name)) == level


def test_a_share_that_is_twice_as_frequent_among_one_person_weighs_one_bit():
    assert Shares(0.5, 0.25).weight == 1000
    assert Shares(0.25, 0.5).weight == -1000


def test_the_same_name_weighs_most_and_another_speaks_against():
    weights = person_model().weights(NAME)
    assert max(weights.values()) == weights[NAME.number("same")]
    assert min(weights.values()) == weights[NAME.number("differs")] < 0


def test_the_bands_begin_one_after_the_other():
    model = person_model()
    assert model.prior < model.floor < model.doubtful < model.certain
    assert model.lead > 0
