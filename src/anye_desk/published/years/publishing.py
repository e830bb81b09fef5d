"""Publishing a year: the desk shows all of it, or still all of the one before.

Rows arrive in batches, each its own transaction, under a run that no page shows; one last
transaction switches the year over. A publication that dies leaves nothing visible, and the
next one begins by clearing what it left. Employers and persons are kept across runs: they
arrive first, and one whose run never arrives is on no page.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from anye.codes.divisions import TOWNSHIPS
from anye.rulebook.unknown_text import unknown_read, unknown_said
from anye.tables.year.runs import Run
from anye_desk.office.ledger.actions import record
from anye_desk.office.parties.models import Employer, Person, Township
from anye_desk.published.taking import BATCH, Progress, take
from anye_desk.published.years import reading, rows
from anye_desk.published.years.actions import lift_flags
from anye_desk.published.years.models import EmployerYear, Employment, PersonMonth, PublishedRun
from anye_desk.published.years.summary import summary_of

State = PublishedRun.State


class YearNotShownError(Exception):
    """Figures that every page of a year is made of rest on law that is not known."""


class RowsMissingError(Exception):
    """Fewer or more rows arrived than the run's files hold."""


def publish_year(
    source: Run, decisions: Iterable[int], *, actor: str, at: datetime, progress: Progress
) -> PublishedRun:
    """Show a finished run of the store on the desk; twice is once.

    Args:
        source: the run.
        decisions: the officers' decisions on identities that it honours; their flags are lifted.
        actor: who publishes.
        at: when.
        progress: is told what arrives.

    Raises:
        YearNotShownError: if it lacks figures that every page is made of.
        RowsMissingError: if not every row arrived; nothing is shown then.
    """
    made_of = source.manifest
    if lacking := [name for name in rows.NEEDED if name in made_of.unknown]:
        raise YearNotShownError(*lacking)
    run, _ = PublishedRun.objects.get_or_create(
        run_id=made_of.run_id,
        defaults={
            "year": made_of.year,
            "jurisdiction": made_of.jurisdiction,
            "law_version": made_of.law,
            "method_version": made_of.method,
        },
    )
    if run.state != State.CURRENT:
        _take_rows(run, source, progress)
        _switch(run, source, decisions, actor=actor, at=at)
        _clear_past(progress)
    return run


def _take_rows(run: PublishedRun, source: Run, progress: Progress) -> None:
    PublishedRun.objects.filter(pk=run.pk).update(state=State.ARRIVING, published_at=None)
    _clear(run)
    Township.objects.bulk_create(
        [Township(code=code, name=name) for code, name in TOWNSHIPS.items()],
        update_conflicts=True,
        update_fields=["name"],
        unique_fields=["code"],
    )
    take(Employer, reading.employers(source), rows.employer, progress, key=("employer_id",))
    take(Person, reading.persons(source), rows.person, progress, key=("person_id",))
    years = take(
        EmployerYear,
        reading.employer_years(source),
        lambda row: rows.employer_year(run, row),
        progress,
    )
    months = take(
        PersonMonth,
        reading.person_months(source),
        lambda row: rows.person_month(run, row),
        progress,
    )
    take(Employment, reading.employments(source), lambda row: rows.employment(run, row), progress)
    _go_on(run)
    arrived = {"employer_years": years, "person_months": months}
    expected = {table: reading.rows_in(source, table) for table in arrived}
    if arrived != expected:
        raise RowsMissingError(arrived, expected)


def _go_on(run: PublishedRun) -> None:
    """Let what begins in January where the year before ended in December go on from its start."""
    before = Employment.objects.filter(
        run__year=run.year - 1,
        run__state=State.CURRENT,
        person=OuterRef("person"),
        employer=OuterRef("employer"),
        last_month=(run.year - 1) * 100 + 12,
    )
    since = Coalesce(Subquery(before.values("since")[:1]), F("since"))
    Employment.objects.filter(run=run, since=run.year * 100 + 1).update(since=since)


@transaction.atomic
def _switch(
    run: PublishedRun, source: Run, decisions: Iterable[int], *, actor: str, at: datetime
) -> None:
    unknown = unknown_said(unknown_read(source.manifest.unknown))
    run.summary = summary_of(run, reading.months_of_the_district(source), unknown)
    PublishedRun.objects.filter(year=run.year, state=State.CURRENT).update(state=State.PAST)
    run.state, run.published_at = State.CURRENT, at
    run.save()
    lift_flags(run.year, decisions, at=at)
    record(
        "run:publish",
        subject=f"run:{run.run_id}",
        actor=actor,
        at=at,
        details={"year": run.year, "law_version": run.law_version},
    )


def _clear_past(progress: Progress) -> None:
    """Drop the rows of runs that another took the place of; the store still has them."""
    for run in PublishedRun.objects.filter(state=State.PAST):
        _clear(run)
        progress("past", run.year)


def _clear(run: PublishedRun) -> None:
    for rows_of_run in (run.personmonth_set, run.employment_set, run.employeryear_set):
        while keys := list(rows_of_run.values_list("pk", flat=True)[:BATCH]):
            rows_of_run.filter(pk__in=keys).delete()
