"""Months that follow each other make a spell; the first of a person's spell is an entry."""

from dataclasses import dataclass

import narwhals as nw

from anye.employments.months import count_of_months, month_of
from anye.kernel.months import MONTHS_OF_YEAR
from anye.law.names import called
from anye.rulebook.terms import Terms
from anye.tables.engines.engine import Engine, Table
from anye.tables.year.employed import EMPLOYMENTS, ENTRIES

PART = "employment"
ALONE = called(PART, "could_be_new")
NEW = called(PART, "is_newly_employed")
OUT, STAYED, BEFORE = (
    called(PART, name) for name in ("months_out_before", "months_stayed", "was_new_before")
)


@dataclass(frozen=True, slots=True)
class InWork:
    """Who is in work when, and how far back that is known."""

    in_work: Table
    persons: Table
    since: int  # the first month of which anything is known


def employments(known: InWork, employers: Table) -> Table:
    """Return every spell of a holder at an employer that touches the months looked at."""
    spells = _spells(known.in_work, ["person_id", "employer_id"])
    return EMPLOYMENTS.cast(
        spells.join(employers.select("employer_id", "kind"), on="employer_id", how="left")
        .join(known.persons.select("person_id", "township"), on="person_id")
        .with_columns(
            kind=nw.col("kind").fill_null(0),
            from_month=month_of(nw.col("first")),
            until_month=month_of(nw.col("last")),
            months_employed=nw.col("last") - nw.col("first") + 1,
        )
    )


def entries(engine: Engine, known: InWork, year: int, terms: Terms) -> Table:
    """Return every entry into work in a year, with whether it is new and what is unmet.

    Whoever is in work in the first month that is known was, for all one knows, in work before.

    Raises:
        LawNotKnownError: if what counts as new is not known for the year.
    """
    spells = engine.hold("spells_of_persons", _spells(known.in_work, ["person_id"]))
    since = count_of_months(nw.lit(known.since))
    ended = nw.col("last").shift(1).over("person_id", order_by="first")
    out = nw.col("first") - nw.coalesce(ended + 1, since)
    entered = (
        spells.with_columns(**{OUT: out, STAYED: nw.col("last") - nw.col("first") + 1})
        .filter(nw.col("first") >= year * MONTHS_OF_YEAR, nw.col("first") < _after(year))
        .with_columns(month=month_of(nw.col("first")))
        .join(_employer_of(known.in_work), on=["month", "person_id"])
        .join(known.persons.select("person_id", "township"), on="person_id")
    )
    alone = engine.hold("entries_alone", _apply(terms, entered, ALONE, year))
    passed = nw.col(ALONE).cast(nw.Int32).cum_sum().over("person_id", order_by="first")
    asked = alone.with_columns(**{BEFORE: passed - nw.col(ALONE).cast(nw.Int32) > 0})
    return ENTRIES.cast(_apply(terms, asked, NEW, year))


def _after(year: int) -> int:
    return (year + 1) * MONTHS_OF_YEAR


def _apply(terms: Terms, table: Table, wanted: str, year: int) -> Table:
    todo = terms.plan([wanted], terms.law_day(year), table.collect_schema().names(), year=year)
    return terms.carry_out(todo, table)


def _spells(in_work: Table, of: list[str]) -> Table:
    """Return the first and last month of each run of months without a gap."""
    each = in_work.select(*of, "number").unique([*of, "number"]).with_columns(one=nw.lit(1))
    place = nw.col("one").cum_sum().over(*of, order_by="number")
    return (
        each.with_columns(place=place)
        .with_columns(run=nw.col("number") - nw.col("place"))
        .group_by(*of, "run")
        .agg(first=nw.col("number").min(), last=nw.col("number").max())
        .drop("run")
    )


def _employer_of(in_work: Table) -> Table:
    """Return by person and month one employer; of several that of the lowest number."""
    return in_work.group_by("month", "person_id").agg(nw.col("employer_id").min())
