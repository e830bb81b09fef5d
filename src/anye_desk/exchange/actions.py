"""Publishing a finished run: the desk shows all of it, or still all of the one before.

Rows arrive in batches, each its own transaction, under a run that no page shows; one last
transaction switches the year over. A publication that dies leaves nothing visible, and the
next one begins by clearing what it left. Employers and persons are kept across runs: they
arrive first, and one whose run never arrives is on no page.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from django.db import models, transaction

from anye.codes.divisions import TOWNSHIPS
from anye.rulebook.unknown_text import unknown_read, unknown_said
from anye.sources.store.decisions import answers_of
from anye.sources.store.held import Manifest, loads
from anye.tables.feeds.accepted import FEED_TABLES
from anye.tables.links.finished import links_of
from anye.tables.year.runs import Run, run_of
from anye_desk.cases.link_reviews.hand_over import decisions_in
from anye_desk.exchange import reading, rows
from anye_desk.exchange.quality import publish_quality
from anye_desk.exchange.reading import BATCH, Row
from anye_desk.office.ledger.actions import record
from anye_desk.office.parties.models import Employer, Person, Township
from anye_desk.published.loads.models import FeedLoad
from anye_desk.published.years.actions import lift_flags
from anye_desk.published.years.models import EmployerYear, PersonMonth, PublishedRun
from anye_desk.published.years.summary import summary_of

Progress = Callable[[str, int], None]  # what arrives, how many rows so far
Kept = TypeVar("Kept", bound=models.Model)
State = PublishedRun.State
NUMBER = "number"  # a person keeps the number it first got


class YearNotShownError(Exception):
    """Figures that every page of a year is made of rest on law that is not known."""


class RowsMissingError(Exception):
    """Fewer or more rows arrived than the run's files hold."""


def publish(
    store: Path, run_id: str, *, actor: str, at: datetime, progress: Progress
) -> PublishedRun:
    """Show a finished run of the store on the desk; twice is once.

    Raises:
        RunNotFoundError: if the store holds no such run.
        YearNotShownError: if it lacks figures that every page is made of.
        RowsMissingError: if not every row arrived; nothing is shown then.
    """
    source = run_of(store, run_id)
    made_of = source.manifest
    if lacking := [name for name in rows.NEEDED if name in made_of.unknown]:
        raise YearNotShownError(*lacking)
    run, _ = PublishedRun.objects.get_or_create(
        run_id=run_id,
        defaults={
            "year": made_of.year,
            "jurisdiction": made_of.jurisdiction,
            "law_version": made_of.law,
            "method_version": made_of.method,
        },
    )
    _take_loads(store, progress)
    if run.state != State.CURRENT:
        _take_rows(run, source, progress)
        _switch(run, source, actor=actor, at=at)
        _clear_past(progress)
    publish_quality(store, run_id, actor=actor, at=at, progress=progress)
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
    _take(Employer, reading.employers(source), rows.employer, progress, key=("employer_id",))
    _take(Person, reading.persons(source), rows.person, progress, key=("person_id",))
    years = _take(
        EmployerYear,
        reading.employer_years(source),
        lambda row: rows.employer_year(run, row),
        progress,
    )
    months = _take(
        PersonMonth,
        reading.person_months(source),
        lambda row: rows.person_month(run, row),
        progress,
    )
    arrived = {"employer_years": years, "person_months": months}
    expected = {table: reading.rows_in(source, table) for table in arrived}
    if arrived != expected:
        raise RowsMissingError(arrived, expected)


def _take(
    model: type[Kept],
    batches: Iterable[list[Row]],
    make: Callable[[Row], Kept],
    progress: Progress,
    *,
    key: tuple[str, ...] = (),
) -> int:
    """Write rows batch by batch; where a key is named, rows already there are renewed."""
    done = 0
    for batch in batches:
        _write(model, [make(row) for row in batch], key)
        done += len(batch)
        progress(model.__name__, done)
    return done


@transaction.atomic
def _write(model: type[Kept], batch: list[Kept], key: tuple[str, ...]) -> None:
    if not key:
        model._default_manager.bulk_create(batch)
        return
    fixed = {*key, NUMBER, "id"}
    names = [field.name for field in model._meta.concrete_fields if field.name not in fixed]
    model._default_manager.bulk_create(
        batch, update_conflicts=True, update_fields=names, unique_fields=key
    )


def _take_loads(store: Path, progress: Progress) -> None:
    found = [manifest for feed in FEED_TABLES for manifest in loads(store, feed)]
    made = [_load(manifest) for manifest in found]
    _write(FeedLoad, made, ("feed", "load_id"))
    progress(FeedLoad.__name__, len(made))


def _load(manifest: Manifest) -> FeedLoad:
    return FeedLoad(
        load_id=manifest.load_id,
        number=manifest.number,
        feed=manifest.feed,
        sequence=manifest.sequence,
        file_name=manifest.file,
        sha256=manifest.sha256,
        bytes=manifest.bytes,
        encoding=manifest.encoding,
        checked_on=manifest.checked_on,
        lines=manifest.lines,
        accepted=manifest.accepted,
        rejected=manifest.rejected,
        superseded_inside=manifest.superseded_inside,
        superseded_earlier=manifest.superseded_earlier,
        totals=dict(manifest.totals),
        reasons=dict(manifest.reasons),
    )


@transaction.atomic
def _switch(run: PublishedRun, source: Run, *, actor: str, at: datetime) -> None:
    unknown = unknown_said(unknown_read(source.manifest.unknown))
    run.summary = summary_of(run, reading.months_of_the_district(source), unknown)
    PublishedRun.objects.filter(year=run.year, state=State.CURRENT).update(state=State.PAST)
    run.state, run.published_at = State.CURRENT, at
    run.save()
    lift_flags(run.year, _decisions_known(source), at=at)
    record(
        "run:publish",
        subject=f"run:{run.run_id}",
        actor=actor,
        at=at,
        details={"year": run.year, "law_version": run.law_version},
    )


def _decisions_known(source: Run) -> frozenset[int]:
    """Return the officers' decisions that the run's links honoured; none without links."""
    if not source.manifest.links:
        return frozenset()
    made_of = links_of(source.store, source.manifest.links).manifest
    return decisions_in(answers_of(source.store, made_of.decisions, made_of.decided_until))


def _clear_past(progress: Progress) -> None:
    """Drop the rows of runs that another took the place of; the store still has them."""
    for run in PublishedRun.objects.filter(state=State.PAST):
        _clear(run)
        progress("past", run.year)


def _clear(run: PublishedRun) -> None:
    for rows_of_run in (run.personmonth_set, run.employeryear_set):
        while keys := list(rows_of_run.values_list("pk", flat=True)[:BATCH]):
            rows_of_run.filter(pk__in=keys).delete()
