"""The law on whole tables: the vocabulary for columns, through Narwhals.

The only module that knows how a rule becomes a column; the same steps run on DuckDB, Polars
and Spark. Whole numbers only: each cast below keeps an engine from drifting into doubles.
"""

from typing import Any

import narwhals as nw

from anye.assessment.plan import Plan
from anye.kernel.ops import (
    PER_MILLE,
    half_up,
    larger,
    negated,
    pick,
    positive,
    smaller,
    steps,
    whole,
)
from anye.kernel.units import Tiers
from anye.law.parameters import Value


@pick.register
def _pick(condition: nw.Expr, then: nw.Expr, otherwise: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(then).otherwise(otherwise)


@negated.register
def _negated(condition: nw.Expr) -> nw.Expr:
    return ~condition


@positive.register
def _positive(value: nw.Expr) -> nw.Expr:
    return nw.max_horizontal(value, nw.lit(0, nw.Int64))


@smaller.register
def _smaller(value: nw.Expr, other: nw.Expr) -> nw.Expr:
    return nw.min_horizontal(value, other)


@larger.register
def _larger(value: nw.Expr, other: nw.Expr) -> nw.Expr:
    return nw.max_horizontal(value, other)


@half_up.register
def _half_up(numerator: nw.Expr, denominator: nw.Expr) -> nw.Expr:
    return _whole(2 * numerator + denominator, 2 * denominator)


@whole.register
def _whole(numerator: nw.Expr, denominator: nw.Expr) -> nw.Expr:
    # The remainder is taken off first, so the quotient is whole and rounding only undoes the
    # detour through doubles that some engines make; exact for quotients below 2**52.
    exact = numerator - numerator % denominator
    return (exact / denominator).round().cast(nw.Int64)


@steps.register
def _steps(numerator: nw.Expr, denominator: nw.Expr, tiers: Tiers) -> nw.Expr:
    first, *higher = tiers
    found: nw.Expr = nw.lit(first[1], nw.Int64)
    for floor, value in higher:
        reached = numerator * PER_MILLE >= denominator * floor
        found = nw.when(reached).then(nw.lit(value, nw.Int64)).otherwise(found)
    return found


def apply(todo: Plan, table: "nw.LazyFrame[Any]") -> "nw.LazyFrame[Any]":
    """Add a column for every rule of the plan, in the plan's order.

    One rule, one named column, one layer at a time: the result explains itself, and the query
    stays short. Nesting the formulas instead grows it threefold with each step.
    """
    given = frozenset(table.collect_schema().names())
    values = {
        name: literal(dated.value)
        for name, dated in todo.parameters.items()
        if name not in given and dated.value is not None
    }
    for layer in todo.layers:
        table = table.with_columns(
            **{
                step.name: step.formula(*(values.get(need, nw.col(need)) for need in step.needs))
                for step in layer
            }
        )
    return table


def literal(value: Value) -> "nw.Expr | Tiers":
    """Return a parameter as the column engine reads it."""
    return value if isinstance(value, tuple) else nw.lit(value, nw.Int64)
