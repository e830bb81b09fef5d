"""What each employer owes for a year: its twelve months, the register and the year's law.

Every rule of the year is a column. Where the year cannot be assessed (``problem``) the amounts
are left empty, never nought, and the employer is listed; empty too is every figure that rests on
law that is not known.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import narwhals as nw

from anye.assessment.filings import DECLARED, filings, lapsed_months
from anye.law.law_day import as_date, end_of
from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.names import OF_THE_YEAR
from anye.law.parameters import parameters_on
from anye.law.rule import Rule
from anye.rulebook.plan import Plan, Unknowns, rules_on
from anye.rulebook.terms import Terms
from anye.tables.engines.engine import Feeds, Table
from anye.tables.shape import Shape
from anye.tables.year.assessed import EMPLOYER_YEAR_FACTS

STAFF = ("established_staff", "contract_staff", "short_staff", "seasonal_staff")
PROBLEMS = ("unregistered", "no_months", "no_staff", "no_wages")  # the first that is true
MONEY, TRUTH = "fen", "truth"
NONE_DECLARED = -1
LAST_DAY_TO_DECLARE = "declaration_last_day"
LAST = end_of(2000)  # whose month and day are those of any year
OF_YEAR = Shape("employer_year_facts", "单位年度事实", ("employer_id",), EMPLOYER_YEAR_FACTS)


@dataclass(frozen=True, slots=True)
class TablesOfMonths:
    """The tables that twelve months left behind."""

    employers: Table  # employer_months of the year
    persons: Table  # person_months of the year


def figures_of_year(year: int, terms: Terms) -> tuple[str, ...]:
    """Name every figure the law knows of an employer's year."""
    return tuple(entry.name for entry in _rules_of_year(year, terms))


def _rules_of_year(year: int, terms: Terms) -> tuple[Rule, ...]:
    in_force = rules_on(terms.law_day(year), terms.jurisdiction, year).values()
    return tuple(
        entry for entry in in_force if entry.of == EMPLOYER_YEAR and entry.part in OF_THE_YEAR
    )


def plan_of_year(year: int, terms: Terms, known: Collection[str] = ()) -> Plan:
    """Return the plan of an employer's year, as far as its law is known.

    Raises:
        LawNotKnownError: if it is not and the terms are strict.
    """
    wanted = figures_of_year(year, terms)
    return terms.plan(wanted, terms.law_day(year), known, year=year, partial=True)


def left_out(year: int, terms: Terms) -> Unknowns:
    """Return the figures of an employer's year that are left empty, each with what it lacks."""
    unknown = plan_of_year(year, terms).unknown
    return {name: unknown[name] for name in figures_of_year(year, terms) if name in unknown}


def employer_years(facts: Table, year: int, terms: Terms) -> Table:
    """Return the facts of the year with every figure the law draws from them.

    Raises:
        LawNotKnownError: if the year's law is not known and the terms are strict.
    """
    todo = plan_of_year(year, terms, OF_YEAR.columns)
    money = {step.name for step in todo.steps if step.unit == MONEY}
    left_out = [entry for entry in _rules_of_year(year, terms) if entry.name in todo.unknown]
    empty = (nw.col("problem") != "") & (nw.col("is_liable") | (nw.col("problem") == PROBLEMS[0]))
    return terms.carry_out(todo, facts).select(
        *OF_YEAR.columns,
        *(
            nw.when(~empty).then(nw.col(name)).alias(name) if name in money else nw.col(name)
            for name in (step.name for step in todo.steps)
        ),
        *(
            nw.lit(None, nw.Boolean if entry.unit == TRUTH else nw.Int64).alias(entry.name)
            for entry in left_out
        ),
    )


def facts_of_year(
    feeds: Feeds, known_employers: Table, months: TablesOfMonths, year: int, terms: Terms
) -> Table:
    """Return one row per employer that existed, had months or declared in the year."""
    filed = feeds.engine.hold("filings", filings(feeds, year))
    last = last_day_to_declare(year, terms.jurisdiction)
    in_time = nw.col("declared_on") > nw.lit(end_of(year))  # no year can be declared before its end
    if last:  # else the window of the year is not known, and nobody is late
        in_time &= nw.col("declared_on") <= nw.lit(last)
    joined = (
        known_employers.join(_totals(months.employers), on="employer_id", how="left")
        .join(_persons_counted(months.persons), on="employer_id", how="left")
        .join(filed.with_columns(in_time=in_time), on="employer_id", how="left")
        .join(lapsed_months(feeds, months.persons, filed), on="employer_id", how="left")
    )
    figures = [nw.col(name).fill_null(0) for name in (*TOTALS, *OF_PERSONS)]
    declared = [nw.col(f"declared_{name}").fill_null(NONE_DECLARED) for name in DECLARED]
    facts = (
        joined.filter(_existed(year) | ~nw.col("staff").is_null() | ~nw.col("in_time").is_null())
        .with_columns(*figures, *declared)
        .with_columns(
            year=nw.lit(year),
            years_since_registration=_anniversaries(year),
            has_declared=nw.col("in_time").fill_null(value=False),
            problem=_problem(),
        )
    )
    return OF_YEAR.cast(facts)


TOTALS = (
    "headcount_months",
    "counted_months",
    "wages_total",
    "months_reported",
    "persons_at_year_end",
)
OF_PERSONS = ("staff", "counted_persons", "lapsed_months")


def _totals(employer_months: Table) -> Table:
    staff = nw.sum_horizontal(*STAFF)
    paid = nw.sum_horizontal("wages", "other_wages")
    reported = nw.when((staff > 0) | (paid > 0)).then(nw.lit(1)).otherwise(None)
    of_december = nw.when(nw.col("month") % 100 == LAST.month).then(nw.col("counted_persons"))
    return (
        employer_months.with_columns(at_year_end=of_december)
        .group_by("employer_id")
        .agg(
            headcount_months=nw.col("headcount").sum(),
            counted_months=nw.col("counted").sum(),
            wages_total=nw.col("wages").sum(),
            months_reported=reported.count(),
            staff=staff.sum(),
            persons_at_year_end=nw.col("at_year_end").sum(),
        )
    )


def _persons_counted(person_months: Table) -> Table:
    counting = person_months.filter(nw.col("counts") > 0)
    persons = counting.select("person_id", employer_id="credit_to").unique()
    return persons.group_by("employer_id").agg(counted_persons=nw.col("person_id").count())


def last_day_to_declare(year: int, jurisdiction: str) -> date | None:
    """Return the last day of the window of a year; None where it is not known."""
    last = parameters_on(end_of(year), jurisdiction).get(LAST_DAY_TO_DECLARE)
    return as_date(last.value) if last and isinstance(last.value, int) else None


def _existed(year: int) -> nw.Expr:
    closed = nw.col("closed_on")
    open_in_year = closed.is_null() | (closed > nw.lit(date(year, 1, 1)))
    return open_in_year & (nw.col("registered_on") <= nw.lit(end_of(year))).fill_null(value=False)


def _anniversaries(year: int) -> nw.Expr:
    """Return how many anniversaries of the registration are over on a year's last day."""
    registered = nw.col("registered_on").dt
    on_the_last_day = (registered.month() == LAST.month) & (registered.day() == LAST.day)
    one = nw.when(on_the_last_day).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int32)
    passed = year - registered.year().cast(nw.Int32) - one
    return nw.max_horizontal(passed, nw.lit(0)).fill_null(0)


def _problem() -> nw.Expr:
    found = nw.lit("")
    truths = {
        "unregistered": ~nw.col("is_registered"),
        "no_months": nw.col("months_reported") == 0,
        "no_staff": nw.col("staff") == 0,
        "no_wages": nw.col("wages_total") == 0,
    }
    for code in reversed(PROBLEMS):
        found = nw.when(truths[code]).then(nw.lit(code)).otherwise(found)
    return found
