"""The vocabulary of the law: arithmetic that reads the same for one case and for a whole column.

The bodies here serve whole numbers. ``anye.rulebook.columns`` adds the bodies for table
columns, so the law never learns which engine runs it. The first argument decides which body
runs; it must therefore be a figure, never a literal.
"""

from functools import singledispatch
from typing import TypeVar

from anye.kernel.units import Tiers

Choice = TypeVar("Choice", int, bool)

PER_MILLE = 1000


@singledispatch
def pick(condition: bool, then: Choice, otherwise: Choice) -> Choice:  # noqa: FBT001 (a column elsewhere)
    """Return ``then`` where the condition holds, else ``otherwise``."""
    return then if condition else otherwise


@singledispatch
def negated(condition: bool) -> bool:  # noqa: FBT001 (a column elsewhere)
    """Return whether the condition does not hold."""
    return not condition


@singledispatch
def positive(value: int) -> int:
    """Return the value, or nought where it is negative."""
    return max(value, 0)


@singledispatch
def smaller(value: int, other: int) -> int:
    """Return the smaller of two values."""
    return min(value, other)


@singledispatch
def larger(value: int, other: int) -> int:
    """Return the larger of two values."""
    return max(value, other)


@singledispatch
def half_up(numerator: int, denominator: int) -> int:
    """Divide and round to a whole number, a half upwards; both must not be negative."""
    return (2 * numerator + denominator) // (2 * denominator)


@singledispatch
def whole(numerator: int, denominator: int) -> int:
    """Divide and drop the fraction; both must not be negative."""
    return numerator // denominator


@singledispatch
def steps(numerator: int, denominator: int, tiers: Tiers) -> int:
    """Return the value of the highest tier whose per mille the quotient reaches.

    Compared in whole numbers, so that exactly 1 % is 1 %.
    """
    reached = [value for floor, value in tiers if numerator * PER_MILLE >= denominator * floor]
    return reached[-1]
