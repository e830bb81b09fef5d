"""Why is this figure what it is: the steps, the articles, the months and the source lines.

An explanation is worked out anew by the reference, one case on whole numbers, and compared with
what the run stored. Where the two differ, something is wrong and it says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from anye.assessment.calendar import VERDICT
from anye.assessment.employer_years import LAST_DAY_TO_DECLARE as LAST_DAY
from anye.assessment.employer_years import last_day_to_declare, plan_of_year
from anye.assessment.opened.lapsed import lapsed_at_filing
from anye.assessment.opened.recheck import (
    STAFF,
    YEAR,
    Mismatch,
    facts_in,
    mismatches,
    months_off,
    ruled,
)
from anye.assessment.opened.stored import NotInThisRunError, Row, SourceRow, Stored, opened_run
from anye.assessment.versions import law_version
from anye.kernel.months import first_day, months_of
from anye.law.counting.facts import PERSON_MONTH
from anye.law.counting.reasons import Reason, reasons_of
from anye.law.law_day import LawDay, end_of
from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.parameters import parameters_on
from anye.law.rule import Standing
from anye.rulebook.chain import Step, chain
from anye.rulebook.nought import LEVY, known_all_the_same
from anye.rulebook.plan import Unknowns
from anye.rulebook.terms import Terms, doubts_in
from anye.rulebook.unknown_text import unknown_read
from anye.tables.engines.engine import Engine
from anye.tables.year.runs import Run


@dataclass(frozen=True, slots=True)
class ExplainedMonth:
    """Why a person's month counts at an employer or does not."""

    run_id: str
    row: Row
    steps: tuple[Step, ...]
    reasons: tuple[Reason, ...]
    sources: tuple[SourceRow, ...]
    elsewhere: tuple[Row, ...]  # the person's rows of the month at other employers
    employers: Mapping[int, Row]  # what the register says of all of these
    namesakes: tuple[Row, ...]  # where the employer has ended: living ones of its name
    names_differ: bool  # the person's ID is seen under clearly different names
    mismatches: tuple[Mismatch, ...]
    law_is_unchanged: bool  # else the run was worked out by rules that have since been edited
    lapsed_on: date | None  # day of the filing by which the certificate had lapsed


@dataclass(frozen=True, slots=True)
class ExplainedYear:
    """Why an employer owes what it owes."""

    run_id: str
    employer: Row
    row: Row
    months: tuple[Row, ...]
    persons: tuple[Row, ...]
    employers: Mapping[int, Row]  # others at which these persons are employed or counted
    law_day: LawDay  # whose law decides what is owed
    declare_until: date | None  # the last day of the window; None: not known
    steps: tuple[Step, ...]
    withheld: tuple[str, ...]  # amounts left empty because of the year's problem
    unknown: Unknowns  # figures left empty, each with what of the law it lacks
    mismatches: tuple[Mismatch, ...]
    law_is_unchanged: bool
    lapsed: Mapping[int, int]  # by person, months not credited: the certificate lapsed by filing


def explain_employer_year(
    run: Run, employer_id: int, engine: Engine | None = None
) -> ExplainedYear:
    """Return the chain of an employer's year, and whether the run stored the same.

    Raises:
        NotInThisRunError: if the run does not know the employer.
    """
    with opened_run(run, engine) as stored:
        row, months = stored.year_of(employer_id), stored.months_of(employer_id)
        persons, employer = stored.persons_of(employer_id), stored.employer(employer_id)
        others = stored.employers(_employers_in(persons) - {employer_id})
        lapsed = lapsed_at_filing(stored, row)
    steps, unknown = steps_of_year(terms_of(run), row), unknown_read(run.manifest.unknown)
    todo = plan_of_year(row["year"], terms_of(run))
    empty = [name for name in ruled(steps) if row[name] is None]
    withheld = tuple(name for name in empty if name not in unknown)
    shown = tuple(step for step in steps if step.name not in empty)
    in_full, of_today = known_all_the_same(todo, shown)
    if not row["problem"] and LEVY not in of_today:
        unknown.pop(LEVY, None)
    return ExplainedYear(
        run_id=run.manifest.run_id,
        employer=employer,
        row=row,
        months=months,
        persons=persons,
        employers=others,
        law_day=terms_of(run).law_day_said(row["year"]),
        declare_until=last_day_to_declare(row["year"], run.manifest.jurisdiction),
        steps=in_full if not row["problem"] else shown,
        withheld=withheld,
        unknown=unknown,
        mismatches=(
            *mismatches(YEAR, row, ruled(shown)),
            *months_off(terms_of(run), row, months, persons),
            *mismatches(YEAR, row, {"lapsed_months": sum(lapsed.values())}),
        ),
        law_is_unchanged=run.manifest.law == law_version(run.manifest.year, terms_of(run)),
        lapsed=lapsed if any(step.name == "lapsed_months" for step in steps) else {},
    )


def explain_person_month(
    run: Run, person_id: int, employer_id: int, month: int, engine: Engine | None = None
) -> ExplainedMonth:
    """Return the chain of a person's month at an employer, and whether the run stored the same.

    Raises:
        NotInThisRunError: if the run has no evidence of it.
    """
    with opened_run(run, engine) as stored:
        rows = stored.month_of(person_id, month)
        here = [row for row in rows if row["employer_id"] == employer_id]
        counted_here = [row for row in rows if row["credit_to"] == employer_id]  # as a host
        if not here and not counted_here:
            raise NotInThisRunError(run.manifest.run_id)
        row = (here or counted_here)[0]
        sources, employers = stored.sources(row), stored.employers(_employers_in(rows))
        names_differ = stored.names_differ(person_id)
        ended, day = row["employer_has_ended"], first_day(month)
        namesakes = stored.namesakes(row["employer_id"], day) if ended else ()
        lapsed_on = _lapsed_on(stored, row) if row["counts"] else None
    todo = terms_of(run).plan(VERDICT, first_day(month))
    steps = chain(todo, facts_in(row, PERSON_MONTH))
    return ExplainedMonth(
        run_id=run.manifest.run_id,
        row=row,
        steps=steps,
        reasons=reasons_of(row["failed"]),
        sources=sources,
        elsewhere=tuple(other for other in rows if other is not row),
        employers=employers,
        namesakes=namesakes,
        names_differ=names_differ,
        mismatches=tuple(mismatches(str(month), row, ruled(steps))),
        law_is_unchanged=run.manifest.law == law_version(run.manifest.year, terms_of(run)),
        lapsed_on=lapsed_on,
    )


def _lapsed_on(stored: Stored, row: Row) -> date | None:
    """Return the day of a filing by which a person's certificate had lapsed; else nothing."""
    year = stored.year_of(row["credit_to"])
    steps = plan_of_year(year["year"], terms_of(stored.run)).steps
    reads = any("lapsed_months" in step.needs for step in steps)
    is_lapsed = reads and row["person_id"] in lapsed_at_filing(stored, year)
    found: date | None = year["declared_on"] if is_lapsed else None
    return found


def _employers_in(rows: Iterable[Row]) -> set[int]:
    return {row[name] for row in rows for name in ("employer_id", "credit_to")}


def terms_of(run: Run) -> Terms:
    """Return by whose law a run was worked out."""
    return Terms(run.manifest.jurisdiction, run.manifest.strict)


def steps_of_year(terms: Terms, row: Row) -> tuple[Step, ...]:
    """Return the chain of an employer's year, as far as its law is known."""
    year = row["year"]
    todo = plan_of_year(year, terms)
    return chain(todo, {**facts_in(row, EMPLOYER_YEAR), **terms.replaced}, _doubts(terms, year))


def _doubts(terms: Terms, year: int) -> dict[str, dict[str, Standing]]:
    """Return what the sums of the months rest on that is not confirmed."""
    heads, wages, verdicts = (
        doubts_in(terms.plan(wanted, first_day(month)) for month in months_of(year))
        for wanted in (*((name,) for name in STAFF), VERDICT)
    )
    counted = dict.fromkeys(("counted_months", "persons_at_year_end"), verdicts)
    declared = {"has_declared": _doubts_of_the_window(year, terms.jurisdiction)}
    return {"headcount_months": heads, "wages_total": wages, **counted, **declared}


def _doubts_of_the_window(year: int, jurisdiction: str) -> dict[str, Standing]:
    """Return how sure the window is by which somebody has declared in time or has not."""
    window = parameters_on(end_of(year), jurisdiction).get(LAST_DAY)
    if window is None or window.value is None:
        return {LAST_DAY: "unverified"}
    return {} if window.standing == "confirmed" else {LAST_DAY: window.standing}
