"""What no rule works out is found by its name all the same."""

import pytest

from anye.law.levy.hardship import HARDSHIP, asked_for


@pytest.mark.parametrize("name", ["减征", "缓缴", "hardship_relief"])
def test_what_is_said_of_hardship_is_found_by_its_name(name):
    assert asked_for(name) is HARDSHIP


def test_nothing_else_is_taken_for_it():
    assert asked_for("levy_due") is None
    assert asked_for("") is None
