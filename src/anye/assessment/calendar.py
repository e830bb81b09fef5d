"""The months of a year: their days, and the numbers of the law in force in each.

With the numbers as columns a whole year of persons is judged in one go, whatever changes between
its months; only where a rule itself changes is the year judged in parts.
"""

from collections.abc import Sequence
from typing import Any, cast

import narwhals as nw

from anye.kernel.months import first_day, last_day
from anye.rulebook.plan import Plan
from anye.rulebook.terms import Terms
from anye.tables.engines.engine import Engine, Table

VERDICT = ("counts", "failed")


def calendar(engine: Engine, months: Sequence[int], terms: Terms) -> Table:
    """Return one row per month: its first and last day, and every number a verdict reads."""
    numbers = [_numbers(terms.plan(VERDICT, first_day(month)), terms) for month in months]
    names = sorted({name for of_month in numbers for name in of_month})
    columns: dict[str, list[Any]] = {
        "month": list(months),
        "first_day": [first_day(month) for month in months],
        "last_day": [last_day(month) for month in months],
        **{name: [of_month.get(name, 0) for of_month in numbers] for name in names},
    }
    made = engine.small(columns).with_columns(nw.col("month").cast(nw.Int32))
    return engine.hold("calendar", made)


def months_of_one_law(months: Sequence[int], terms: Terms) -> tuple[Sequence[int], ...]:
    """Return the months, those together that are judged by the same rules."""
    found: dict[tuple[int, ...], list[int]] = {}
    for month in months:
        todo = terms.plan(VERDICT, first_day(month))
        found.setdefault(tuple(id(step) for step in todo.steps), []).append(month)
    return tuple(found.values())


def _numbers(todo: Plan, terms: Terms) -> dict[str, int]:
    of_law = {name: dated.value for name, dated in todo.parameters.items()}
    read = {need for step in todo.steps for need in step.needs}
    replaced = {name: value for name, value in terms.replaced.items() if name in read}
    return {name: cast("int", value) for name, value in {**of_law, **replaced}.items()}
