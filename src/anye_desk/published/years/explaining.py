"""What the core says of a published figure: its steps, its standing, what would be if."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import TypeVar

from django.conf import settings

from anye.assessment.assess import plans_of
from anye.assessment.opened import explain
from anye.assessment.opened.stored import SMALL_MEMORY, NotInThisRunError
from anye.assessment.opened.supposed import Supposed
from anye.assessment.opened.what_if import Difference, what_if
from anye.law.law_day import end_of, law_day_of
from anye.law.levy.hardship import not_computed_text
from anye.law.parameters import parameters_on
from anye.law.rule import Standing, worst
from anye.law.said.law_day_text import law_day_text
from anye.rulebook.terms import Terms
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.engines.engine import Engine
from anye.tables.year.runs import Run, RunNotFoundError, run_of
from anye_desk.frame.language import Text
from anye_desk.office.access.seeing import Reader, seen_steps
from anye_desk.published.years.models import EmployerYear, PublishedRun

THREADS = 1  # a page asks for a few rows; its neighbours want the other cores
RATIO = "required_per_mille"
BEHIND: Mapping[str, str] = {  # facts of the year, and the figure of the month they are sums of
    "headcount_months": "headcount",
    "counted_months": "counts",
    "persons_at_year_end": "counts",
}
Answer = TypeVar("Answer")


class RunNotInStoreError(Exception):
    """The desk shows a run that the store no longer holds; nothing can be opened down."""


def employer_year(reader: Reader, run: PublishedRun, employer_id: int) -> explain.ExplainedYear:
    """Return the chain of an employer's year, as a reader sees it.

    Raises:
        RunNotInStoreError: if the store no longer holds the run.
    """
    found = _asked(
        run, lambda stored, engine: explain.explain_employer_year(stored, employer_id, engine)
    )
    return replace(found, steps=seen_steps(reader, found.steps, employer_id))


def lapsed(reader: Reader, result: EmployerYear) -> Mapping[int, int]:
    """Return by person the months not credited because the certificate lapsed by the filing.

    Asked of the store only where the year is credited otherwise than it counts.
    """
    if not result.has_declared or result.counted_months == result.credited_months:
        return {}
    with suppress(RunNotInStoreError):
        return employer_year(reader, result.run, result.employer_id).lapsed
    return {}


def person_month(
    reader: Reader, run: PublishedRun, person_id: int, employer_id: int, month: int
) -> explain.ExplainedMonth:
    """Return the chain of a person's month, as a reader sees it.

    Raises:
        RunNotInStoreError: if the store no longer holds the run.
    """
    found = _asked(
        run,
        lambda stored, engine: explain.explain_person_month(
            stored, person_id, employer_id, month, engine
        ),
    )
    return replace(found, steps=seen_steps(reader, found.steps, employer_id))


def supposing(run: PublishedRun, employer_id: int, supposed: Supposed) -> Difference:
    """Return an employer's year as it is and as it would be.

    Raises:
        RunNotInStoreError: if the store no longer holds the run.
    """
    return _asked(run, lambda stored, engine: what_if(stored, employer_id, supposed, engine))


def required_per_mille(run: PublishedRun) -> int:
    """Return the share of staff the law of the run's year asks for."""
    day = Terms(run.jurisdiction).law_day(run.year)
    dated = parameters_on(day, run.jurisdiction, run.year)[RATIO]
    return dated.value if isinstance(dated.value, int) else 0


def minimum_wage(run: PublishedRun) -> int:
    """Return the minimum wage at the end of the year, in fen; nought where none is known."""
    dated = parameters_on(end_of(run.year), run.jurisdiction).get("minimum_wage")
    return dated.value if dated and isinstance(dated.value, int) else 0


@cache
def law_day_said(year: int, jurisdiction: str) -> Text:
    """Say which day's law decides a year, and how sure that is."""
    taken = law_day_of(year, jurisdiction)
    return Text(law_day_text(taken), law_day_text(taken, "en"))


@cache
def not_computed_said(year: int, jurisdiction: str) -> Text:
    """Say what the law provides for beside the levy of a year, and no rule works out."""
    day = law_day_of(year, jurisdiction).day
    return Text(not_computed_text(day), not_computed_text(day, "en"))


@cache
def standings(year: int, jurisdiction: str) -> Mapping[str, Standing]:
    """Return how sure each figure of a year is: the worst of all that it rests on."""
    *of_months, of_year = plans_of(year, Terms(jurisdiction))
    found: dict[str, Standing] = {}
    for todo in (*of_months, of_year):
        for name, dated in todo.parameters.items():
            found[name] = worst((dated.standing, found.get(name, "confirmed")))
        for step in todo.steps:
            rests_on = (
                found.get(BEHIND.get(need, need), "confirmed") for need in todo.rests_on(step)
            )
            found[step.name] = worst((step.standing, *rests_on))
    not_known: dict[str, Standing] = dict.fromkeys(of_year.unknown, "unverified")
    return {**not_known, **found, **{name: found[behind] for name, behind in BEHIND.items()}}


def _asked(run: PublishedRun, ask: Callable[[Run, Engine], Answer]) -> Answer:
    engine = _engine().beside()
    try:
        return ask(run_of(settings.STORE, run.run_id), engine)
    except (RunNotFoundError, NotInThisRunError) as error:
        raise RunNotInStoreError(run.run_id) from error
    finally:
        engine.close()


@cache
def _engine() -> DuckDBEngine:
    """Return the one database of this process; what it knows of files that never change stays."""
    engine = DuckDBEngine(memory_limit=SMALL_MEMORY, threads=THREADS)
    engine.connection.execute("SET parquet_metadata_cache = true")
    return engine
