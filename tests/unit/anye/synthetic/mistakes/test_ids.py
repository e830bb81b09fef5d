"""What happens to an ID is what the name of the mistake says."""

import numpy as np
import polars as pl
import pytest

from anye.codes import resident_id
from anye.synthetic.identifiers import person_ids, resident_ids
from anye.synthetic.mistakes import ids


@pytest.fixture
def rng():
    return np.random.default_rng(5)


@pytest.fixture
def right():
    born = np.array([19650131, 19991231, 20050607] * 200)
    return resident_ids(person_ids(np.full(600, 120225), born, np.arange(600)))


@pytest.mark.parametrize("make", [ids.one_digit, ids.neighbours_swapped])
def test_the_check_character_shows_one_wrong_digit_and_a_swap(make, rng, right):
    wrong = make(rng, right)
    assert (wrong != right).all()
    assert not resident_id.valid(wrong).any()


def test_two_wrong_digits_are_mostly_shown(rng, right):
    assert resident_id.valid(ids.two_digits(rng, right)).mean() < 0.25


def test_the_old_form_is_of_births_to_1999_only(rng, right):
    old = ids.fifteen(rng, right)
    assert old[0] == "120225650131000"
    assert old[2] == right[2]


def test_a_spreadsheet_keeps_fifteen_digits(rng, right):
    seen = set(ids.spreadsheet_number(rng, right)[:40].str.slice(-3))
    assert seen == {"000", "+17"}


def test_a_borrowed_id_is_valid_and_another_one(rng, right):
    borrowed = ids.another_person(rng, right)
    assert resident_id.valid(borrowed).all()
    assert (borrowed != right).mean() > 0.9


def test_nothing_happens_to_nothing(rng):
    blank = pl.Series(["", ""])
    for make in (ids.one_digit, ids.fifteen, ids.neighbours_swapped, ids.spreadsheet_number):
        assert make(rng, blank).equals(blank)
