"""The law on whole tables: the vocabulary for columns, through Narwhals.

The only module that knows how a rule becomes a column; the same steps run on DuckDB, Polars
and Spark. Whole numbers only: each cast below keeps an engine from drifting into doubles.
"""

from collections.abc import Callable
from typing import Any

import narwhals as nw

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
from anye.rulebook.plan import Plan

Number = nw.Expr | int


Body = Callable[..., nw.Expr]


def column_form(word: Any) -> Callable[[Body], Body]:  # noqa: ANN401
    """Register a function as what a word of the vocabulary does to columns.

    ``word`` is a singledispatch function; its type would bind columns to its bodies for numbers.
    """

    def register(body: Body) -> Body:
        word.register(nw.Expr, body)
        return body

    return register


@column_form(pick)
def _pick(condition: nw.Expr, then: Number, otherwise: Number) -> nw.Expr:
    return nw.when(condition).then(_wide(then)).otherwise(_wide(otherwise))


@column_form(negated)
def _negated(condition: nw.Expr) -> nw.Expr:
    return ~condition


@column_form(positive)
def _positive(value: nw.Expr) -> nw.Expr:
    return nw.max_horizontal(value, _wide(0))


@column_form(smaller)
def _smaller(value: nw.Expr, other: Number) -> nw.Expr:
    return nw.min_horizontal(value, _wide(other))


@column_form(larger)
def _larger(value: nw.Expr, other: Number) -> nw.Expr:
    return nw.max_horizontal(value, _wide(other))


@column_form(half_up)
def _half_up(numerator: nw.Expr, denominator: Number) -> nw.Expr:
    return _whole(2 * numerator + denominator, 2 * denominator)


@column_form(whole)
def _whole(numerator: nw.Expr, denominator: Number) -> nw.Expr:
    # The remainder is taken off first, so the quotient is whole and rounding only undoes the
    # detour through doubles that some engines make; exact for quotients below 2**51.
    exact = numerator - numerator % denominator
    return (exact / denominator).round().cast(nw.Int64)


@column_form(steps)
def _steps(numerator: nw.Expr, denominator: Number, tiers: Tiers) -> nw.Expr:
    first, *higher = tiers
    found = _wide(first[1])
    for floor, value in higher:
        reached = numerator * PER_MILLE >= denominator * floor
        found = nw.when(reached).then(_wide(value)).otherwise(found)
    return found


def _wide(value: Number) -> nw.Expr:
    """Return a literal as a 64-bit column, so that no engine picks a narrower type."""
    return nw.lit(value, nw.Int64) if isinstance(value, int) else value


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
