"""A year: its certificate holders first, then everybody's months one by one, then the year.

Holders are few and judged in one go. Everybody's insurance and wages are read month by month, so
the memory needed is that of one month, however many people the city has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw

from anye.assessment.calendar import VERDICT
from anye.assessment.employer_months import BY_LAW, changes_by_holders, employer_months
from anye.assessment.employer_years import (
    TablesOfMonths,
    employer_years,
    facts_of_year,
    left_out,
    plan_of_year,
)
from anye.assessment.person_months import ALONE, person_months
from anye.kernel.months import first_day, months_of
from anye.kernel.progress import Progress
from anye.law.rule import Standing
from anye.rulebook.plan import Plan, Unknowns
from anye.rulebook.terms import Terms, doubts_in
from anye.tables.engines.engine import Engine, Feeds, Table
from anye.tables.shape import Shape
from anye.tables.year.assessed import EMPLOYER_MONTHS, PERSON_MONTHS
from anye.tables.year.runs import table_file

STEPS = 14  # persons, twelve months, the year


def assess_months(
    feeds: Feeds,
    persons: Table,
    months: Sequence[int],
    terms: Terms,
    folder: Path,
    progress: Progress,
) -> dict[int, dict[str, int]]:
    """Write some months of persons and of employers; return by month the rows of each table."""
    rows: dict[int, dict[str, int]] = {}
    if not months:
        return rows
    judged = feeds.engine.hold("judged", person_months(feeds, persons, months, terms))
    changes = feeds.engine.hold("changes_by_holders", changes_by_holders(judged))
    for month in months:
        progress(str(month), month % 100, STEPS)
        # A statement that writes makes DuckDB ask again about every step of a query it has not yet
        # run, so each table is written before the next one's query is put together.
        verdicts = PERSON_MONTHS.cast(judged.filter(nw.col("month") == month))
        rows[month] = {PERSON_MONTHS.name: _write(feeds, verdicts, folder, PERSON_MONTHS, month)}
        staff = employer_months(feeds, changes, month, terms)
        rows[month][EMPLOYER_MONTHS.name] = _write(feeds, staff, folder, EMPLOYER_MONTHS, month)
    return rows


def months_read(engine: Engine, folder: Path, year: int) -> TablesOfMonths:
    """Return a year's twelve months, to be read from where they were written."""
    return TablesOfMonths(
        employers=engine.scan(EMPLOYER_MONTHS, _files(folder, EMPLOYER_MONTHS, year)),
        persons=engine.scan(PERSON_MONTHS, _files(folder, PERSON_MONTHS, year)),
    )


def assess_year(
    feeds: Feeds, employers: Table, months: TablesOfMonths, year: int, terms: Terms, folder: Path
) -> int:
    """Write what each employer owes for the year; return the number of employers."""
    facts = feeds.engine.hold("facts_of_year", facts_of_year(feeds, employers, months, year, terms))
    figures = employer_years(facts, year, terms)
    return feeds.engine.write(figures, table_file(folder, "employer_years"), ("employer_id",))


@dataclass(frozen=True, slots=True)
class LawOfYear:
    """How sure the law of a year is."""

    doubts: Mapping[str, Standing]  # all that it rests on and that is not confirmed
    unknown: Unknowns  # the figures of the year left empty, each with what it lacks


def law_of(year: int, terms: Terms) -> LawOfYear:
    """Return how sure the law of a year is.

    Called before any work, it also finds out whether the law of the months is known.

    Raises:
        LawNotKnownError: if it is not, or that of a strict year.
    """
    return LawOfYear(doubts_in(plans_of(year, terms)), left_out(year, terms))


def plans_of(year: int, terms: Terms) -> list[Plan]:
    """Return every plan of a year: of its persons' and employers' months, and last its own.

    Raises:
        LawNotKnownError: if the law of a month is not known, or that of a strict year.
    """
    return [*(plan_of_month(month, terms) for month in months_of(year)), plan_of_year(year, terms)]


def plan_of_month(month: int, terms: Terms) -> Plan:
    """Return the plan of a month of persons and employers.

    Raises:
        LawNotKnownError: if its law is not known.
    """
    return terms.plan((ALONE, *VERDICT, *BY_LAW), first_day(month))


def _write(feeds: Feeds, table: Table, folder: Path, shape: Shape, month: int) -> int:
    file = table_file(folder, shape.name, month)
    file.parent.mkdir(parents=True, exist_ok=True)
    return feeds.engine.write(table, file, [name for name in shape.key if name != "month"])


def _files(folder: Path, shape: Shape, year: int) -> list[Path]:
    return [table_file(folder, shape.name, month) for month in months_of(year)]
