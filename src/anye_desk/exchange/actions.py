"""Publishing what the store holds: each part of the desk takes its own, here they are strung."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from anye.tables.quality.reports import latest_report_of
from anye.tables.year.runs import run_of
from anye_desk.cases.contradictions.publishing import publish_contradictions
from anye_desk.cases.link_reviews.publishing.links import decisions_known
from anye_desk.published.entitlements.publishing import publish_entitlements
from anye_desk.published.loads.publishing import publish_loads
from anye_desk.published.quality.publishing import is_shown, publish_figures
from anye_desk.published.taking import Progress
from anye_desk.published.years.publishing import publish_year


def publish(store: Path, run_id: str, *, actor: str, at: datetime, progress: Progress) -> int:
    """Show a finished run of the store on the desk; twice is once. Return its year.

    Raises:
        RunNotFoundError: if the store holds no such run.
        YearNotShownError: if it lacks figures that every page is made of.
        RowsMissingError: if not every row arrived; nothing is shown then.
    """
    source = run_of(store, run_id)
    publish_year(source, decisions_known(source), actor=actor, at=at, progress=progress)
    publish_loads(store, progress)
    publish_entitlements(store, source, progress)
    publish_quality(store, run_id, actor=actor, at=at, progress=progress)
    return source.manifest.year


def publish_quality(
    store: Path, run_id: str, *, actor: str, at: datetime, progress: Progress
) -> None:
    """Show all of the last report on a published run, or still all of the one before."""
    report = latest_report_of(store, run_id)
    if report is None or is_shown(report):
        return
    with transaction.atomic():
        publish_figures(report, actor=actor, at=at, progress=progress)
        publish_contradictions(report, progress)
