"""The stored models say one thing of every level, and say it so that it can be read back."""

import pytest

from anye.linkage.employers import holds as of_employers
from anye.linkage.employers.levels import EMPLOYER_LEVELS
from anye.linkage.employers.model import employer_model
from anye.linkage.levels import NOTHING
from anye.linkage.model import Shares
from anye.linkage.persons import holds as of_persons
from anye.linkage.persons.levels import NAME, PERSON_LEVELS
from anye.linkage.persons.model import person_model

SUBJECTS = (
    (person_model(), of_persons, PERSON_LEVELS),
    (employer_model(), of_employers, EMPLOYER_LEVELS),
)
EVERY = pytest.mark.parametrize(
    ("model", "conditions", "comparison"),
    [
        pytest.param(model, conditions, one, id=f"{conditions.__name__}-{one.name}")
        for model, conditions, comparisons in SUBJECTS
        for one in comparisons
    ],
)
MODELS = pytest.mark.parametrize("model", [person_model(), employer_model()])


@pytest.mark.parametrize("comparison", PERSON_LEVELS, ids=lambda one: one.name)
def test_a_weight_of_persons_says_which_level_it_is_of(comparison):
    weights = person_model().weights(comparison)
    assert len(set(weights.values())) == len(weights)


@EVERY
def test_every_level_weighs_and_nothing_to_compare_weighs_nothing(model, conditions, comparison):
    weights = model.weights(comparison)
    assert weights.keys() == {NOTHING, *range(len(comparison.levels))}
    assert weights[NOTHING] == 0


@EVERY
def test_every_level_but_the_last_has_a_condition_in_the_same_order(model, conditions, comparison):
    names = [level.name for level in comparison.levels[:-1]]
    assert list(conditions.HOLDS[comparison.name]) == names
    assert comparison.name in conditions.NOTHING_TO_COMPARE


@EVERY
def test_a_levels_number_gives_back_the_level(model, conditions, comparison):
    for level in comparison.levels:
        assert comparison.level(comparison.number(level.name)) == level


def test_a_share_that_is_twice_as_frequent_among_one_person_weighs_one_bit():
    assert Shares(0.5, 0.25).weight == 1000
    assert Shares(0.25, 0.5).weight == -1000


def test_the_same_name_weighs_most_and_another_speaks_against():
    weights = person_model().weights(NAME)
    assert max(weights.values()) == weights[NAME.number("same")]
    assert min(weights.values()) == weights[NAME.number("differs")] < 0


@MODELS
def test_the_bands_begin_one_after_the_other(model):
    assert model.prior <= model.floor < model.doubtful < model.certain
    assert model.lead > 0
