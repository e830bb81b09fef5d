"""The facts of a year as they would be under a supposition."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import narwhals as nw

from anye.assessment.calendar import VERDICT, calendar
from anye.assessment.employer_years import OF_YEAR
from anye.assessment.opened.stored import Stored
from anye.assessment.person_months import judged
from anye.codes.lists import LEVELS_OF_DISABILITY, InsuranceStatus
from anye.kernel.months import MONTHS_OF_YEAR, OPEN_ENDED, first_day, months_of
from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.parameters import Value, parameter
from anye.law.parts import all_facts
from anye.law.values import fault
from anye.rulebook.chain import labelled
from anye.rulebook.plan import NoSuchFigureError, work_out
from anye.rulebook.refusals import NotACaseError, Problem
from anye.rulebook.terms import Terms
from anye.tables.engines.engine import Table
from anye.tables.shape import DTYPES

ANSWERS = (
    *VERDICT,
    "contract_employers",
    "claims",
    "credit_to",
)  # columns that judging a month yields
ADDED_BY_A_HIRE = (
    "headcount_months",
    "counted_months",
    "wages_total",
    "counted_persons",
    "persons_at_year_end",
)
OF_A_HIRE: Mapping[str, Value] = {  # a person of thirty with all that the law asks for
    "military_level": 0,
    "age_months": 360,
    "birth_month": 1990 * MONTHS_OF_YEAR,
    "retires_at_fifty": False,
    "is_male": True,
    "is_established": False,
    "contract_months": OPEN_ENDED,
    "contract_employers": 1,
    "wage_elsewhere": 0,
    "insurance_status": int(InsuranceStatus.IN_FULL),
    "insurance_status_elsewhere": 0,
    "paying_insurers": 1,
    "dispatch_side": 0,
    "employer_has_ended": False,
    "claims": 1,
}


@dataclass(frozen=True, slots=True)
class Hire:
    """One more person with a disability, employed from one month to another."""

    level: int  # of the disability certificate
    from_month: int
    until_month: int
    wage: int  # fen a month


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed to be otherwise."""

    parameters: Mapping[str, Value] = field(default_factory=dict)
    facts: Mapping[str, Value] = field(default_factory=dict)  # of the employer's year
    hires: tuple[Hire, ...] = ()


def checked(supposed: Supposed, jurisdiction: str, year: int) -> Supposed:
    """Return the supposition if every name in it can be replaced, and by such a value.

    Raises:
        NoSuchFigureError: if a name is neither a fact of the year nor a parameter.
        NotACaseError: if a value is not possible of its kind.
    """
    for name in supposed.facts:
        if name not in all_facts() or all_facts()[name].of != EMPLOYER_YEAR:
            raise NoSuchFigureError(name)
    for name in supposed.parameters:
        if not parameter(name, jurisdiction):
            raise NoSuchFigureError(name)
    if wrong := [*_wrong_values(supposed), *_wrong_hires(supposed.hires, year)]:
        raise NotACaseError(*wrong)
    return supposed


def _wrong_values(supposed: Supposed) -> Iterator[Problem]:
    for name, value in {**supposed.facts, **supposed.parameters}.items():
        if wrong := fault(name, labelled()[name].unit, value):
            yield Problem(name, f"应为{wrong.zh}", f"Must be {wrong.en}")


def _wrong_hires(hires: Iterable[Hire], year: int) -> Iterator[Problem]:
    months = months_of(year)
    for hire in hires:
        if not 1 <= hire.level <= LEVELS_OF_DISABILITY:
            yield Problem("hire", "残疾等级为1至4级", "The level must be from 1 to 4")
        if not months[0] <= hire.from_month <= hire.until_month <= months[-1]:
            zh = f"起止月应在{year}年内且先后有序，如{months[0]}"
            en = f"The months must lie in {year}, the first before the last, as {months[0]}"
            yield Problem("hire", zh, en)
        if wrong := fault("wage", "fen", hire.wage):
            yield Problem("hire", f"月工资应为{wrong.zh}", f"The wage must be {wrong.en}")


def supposed_facts(
    stored: Stored, supposed: Supposed, terms: Terms, employer_id: int | None
) -> Table:
    """Return the facts of one employer's year, or of all, as they would be."""
    facts = stored.years().select(*OF_YEAR.columns)
    if employer_id is not None:
        facts = facts.filter(nw.col("employer_id") == employer_id)
    if _reaches_months(terms, stored.run.manifest.year):
        facts = _recounted(facts, stored, terms, employer_id)
    changes: dict[str, Any] = _hired(supposed, terms, stored.run.manifest.year)
    changes |= {
        name: nw.lit(value).cast(DTYPES[OF_YEAR.columns[name].dtype])
        for name, value in supposed.facts.items()
    }
    return OF_YEAR.cast(facts.with_columns(**changes) if changes else facts)


def _reaches_months(terms: Terms, year: int) -> bool:
    bare = Terms(terms.jurisdiction, terms.strict)
    return any(
        terms.replaced.keys() & bare.plan(VERDICT, first_day(month)).parameters.keys()
        for month in months_of(year)
    )


def _recounted(facts: Table, stored: Stored, terms: Terms, employer_id: int | None) -> Table:
    """Judge the year's months again; the persons of one employer with their rows elsewhere."""
    months, engine = months_of(stored.run.manifest.year), stored.engine
    rows = stored.person_months()
    if employer_id is not None:
        here = (nw.col("employer_id") == employer_id) | (nw.col("credit_to") == employer_id)
        rows = rows.join(rows.filter(here).select("person_id").unique(), "person_id", "semi")
    hosted = rows.with_columns(host_id=nw.col("credit_to"))  # read where the host is credited only
    held = engine.hold("to_be_judged", hosted.drop(*ANSWERS))
    in_december = nw.col("month") == months[-1]
    counted = (
        judged(held, calendar(engine, months, terms), months, terms)
        .filter(nw.col("counts") > 0)
        .with_columns(in_december=nw.when(in_december).then(nw.lit(1)).otherwise(nw.lit(0)))
        .group_by("credit_to")
        .agg(
            counted_again=nw.col("counts").cast(nw.Int64).sum(),
            persons_again=nw.col("person_id").n_unique(),
            at_year_end_again=nw.col("in_december").sum(),
        )
    )
    again = engine.hold("judged_again", counted)
    return facts.join(again, left_on="employer_id", right_on="credit_to", how="left").with_columns(
        counted_months=nw.col("counted_again").fill_null(0),
        counted_persons=nw.col("persons_again").fill_null(0),
        persons_at_year_end=nw.col("at_year_end_again").fill_null(0),
    )


def _hired(supposed: Supposed, terms: Terms, year: int) -> dict[str, nw.Expr]:
    added = dict.fromkeys(ADDED_BY_A_HIRE, 0)
    for hire in supposed.hires:
        months = [
            month for month in months_of(year) if hire.from_month <= month <= hire.until_month
        ]
        counts = [_counts_of(hire, month, terms) for month in months]
        added["headcount_months"] += len(months)
        added["wages_total"] += hire.wage * len(months)
        added["counted_months"] += sum(counts)
        added["counted_persons"] += int(any(counts))
        added["persons_at_year_end"] += int(
            hire.until_month >= months_of(year)[-1] and counts[-1] > 0
        )
    return {name: nw.col(name) + more for name, more in added.items() if more}


def _counts_of(hire: Hire, month: int, terms: Terms) -> int:
    todo = terms.plan(VERDICT, first_day(month))
    facts = {**OF_A_HIRE, "disability_level": hire.level, "wage": hire.wage, **terms.replaced}
    return cast("int", work_out(todo, facts)["counts"])
