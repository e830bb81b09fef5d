"""Entitlements of a whole register: every scheme whose facts the store holds.

A scheme of which the law is not known is left out and named; nothing is guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import narwhals as nw

from anye.entitlements.months import supported_months
from anye.entitlements.once import paid_once
from anye.kernel.months import first_day, months_of
from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.scheme import Scheme, all_schemes
from anye.law.schemes.facts import SUPPORTED_MONTH
from anye.rulebook.plan import LawNotKnownError, Plan, Unknown
from anye.rulebook.terms import Terms
from anye.tables.engines.engine import Feeds, Table
from anye.tables.year.entitled import ENTITLEMENTS, NOBODY


@dataclass(frozen=True, slots=True)
class Register:
    """What a year left behind, from which entitlements are worked out."""

    person_months: Table
    employer_years: Table


def from_feeds() -> tuple[Scheme, ...]:
    """Return the schemes that are worked out for everybody."""
    return tuple(scheme for scheme in all_schemes().values() if scheme.is_from_feeds)


def plans(scheme: Scheme, year: int, terms: Terms) -> Mapping[int, Plan]:
    """Return the plans of a scheme by month; of one that pays by the year a single one, at nought.

    Raises:
        LawNotKnownError: if a number it rests on is not known.
    """
    wanted = [*scheme.tests, scheme.pays]
    if scheme.of == EMPLOYER_YEAR:
        return {0: terms.plan(wanted, terms.law_day(year), year=year)}
    return {month: terms.plan(wanted, first_day(month)) for month in months_of(year)}


def not_known(year: int, terms: Terms) -> Mapping[str, Unknown]:
    """Return the schemes that cannot be worked out for a year, each with what is not known."""
    found = {}
    for scheme in from_feeds():
        try:
            plans(scheme, year, terms)
        except LawNotKnownError as error:
            found[scheme.name] = error.unknown
    return found


def entitlements_of_year(feeds: Feeds, register: Register, year: int, terms: Terms) -> Table:
    """Return who may be paid for the year by each scheme that is known, with what fails."""
    unknown = not_known(year, terms)
    known = [scheme for scheme in from_feeds() if scheme.name not in unknown]
    held = feeds.engine.hold("supported_months", supported_months(feeds, register.person_months))
    tables = [_of_scheme(scheme, held, register, year, terms) for scheme in known]
    nothing = feeds.engine.scan(ENTITLEMENTS, [])
    found = ENTITLEMENTS.cast(nw.concat(tables)) if tables else nothing
    return ENTITLEMENTS.cast(paid_once(feeds.engine.hold("entitled", found), known))


def _of_scheme(scheme: Scheme, held: Table, register: Register, year: int, terms: Terms) -> Table:
    todos = plans(scheme, year, terms)
    if scheme.of == SUPPORTED_MONTH:
        parts = [
            _verdict(scheme, terms.carry_out(todo, held.filter(nw.col("month") == month)), "month")
            for month, todo in todos.items()
        ]
        return nw.concat(parts)
    years = register.employer_years.filter(nw.col("problem") == "").with_columns(
        person_id=nw.lit(NOBODY, nw.Int64), levy_year=nw.lit(year, nw.Int32)
    )
    return _verdict(scheme, _carried_out(todos[0], years, terms), "levy_year")


def _carried_out(todo: Plan, years: Table, terms: Terms) -> Table:
    """Apply what the year has not already: its figures are columns of the same names."""
    there = frozenset(years.collect_schema().names())
    rest = tuple(step for step in todo.steps if step.name not in there)
    return terms.carry_out(replace(todo, steps=rest), years)


def _verdict(scheme: Scheme, table: Table, period: str) -> Table:
    unmet = nw.lit(0, nw.Int32)
    for bit, name in enumerate(scheme.tests):
        unmet += nw.when(nw.col(name)).then(nw.lit(0, nw.Int32)).otherwise(1 << bit)
    judged = table.with_columns(unmet=unmet)
    fine = nw.col("unmet") == 0
    return judged.select(
        "employer_id",
        "person_id",
        "unmet",
        scheme=nw.lit(scheme.name),
        period=nw.col(period).cast(nw.Int32),
        is_entitled=fine,
        worth=nw.col(scheme.pays),
        amount=nw.when(fine).then(nw.col(scheme.pays)).otherwise(nw.lit(0, nw.Int64)),
    ).select(*ENTITLEMENTS.columns)
