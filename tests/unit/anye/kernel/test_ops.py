"""The vocabulary on numbers, where rounding and floors matter."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anye.kernel.ops import half_up, larger, negated, pick, positive, smaller, steps, whole

TIERS = ((0, 900), (10, 500), (15, 0))
numerators = st.integers(0, 10**18)
denominators = st.integers(1, 10**9)


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [(0, 7, 0), (1, 2, 1), (1, 3, 0), (2, 3, 1), (5, 10, 1), (4, 10, 0), (15, 10, 2)],
)
def test_a_half_is_rounded_upwards(numerator, denominator, expected):
    assert half_up(numerator, denominator) == expected


@given(numerator=numerators, denominator=denominators)
def test_half_up_is_the_nearest_whole_number(numerator, denominator):
    exact = Fraction(numerator, denominator)
    assert -Fraction(1, 2) < half_up(numerator, denominator) - exact <= Fraction(1, 2)


@given(numerator=numerators, denominator=denominators)
def test_whole_drops_the_fraction(numerator, denominator):
    exact = Fraction(numerator, denominator)
    assert 0 <= exact - whole(numerator, denominator) < 1


@given(headcount=st.integers(1, 10**7), counted=st.integers(0, 10**6))
def test_steps_compares_without_dividing(headcount, counted):
    share = Fraction(counted, headcount) * 1000
    expected = [value for floor, value in TIERS if share >= floor][-1]
    assert steps(counted, headcount, TIERS) == expected


def test_small_words():
    assert (smaller(2, 3), larger(2, 3), positive(-1), positive(4)) == (2, 3, 0, 4)


@pytest.mark.parametrize(("condition", "picked"), [(True, 1), (False, 2)])
def test_pick_and_negated(condition, picked):
    assert pick(condition, 1, 2) == picked
    assert negated(condition) is not condition
