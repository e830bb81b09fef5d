"""Publishing a report on data quality: the desk shows all of it, or still all of the one before.

Answers stay: a contradiction keeps its name from report to report, and one that a report no longer
finds is marked as settled by the data, never deleted.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from django.db import transaction
from django.db.models import F

from anye.quality.kinds import KINDS
from anye.tables.quality.reports import QualityReport, latest_report_of
from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.exchange.reading import BATCH
from anye_desk.office.ledger.actions import record
from anye_desk.published.quality.models import PublishedReport, QualityFigure

Progress = Callable[[str, int], None]
RENEWED = (
    "township", "first_month", "last_month", "months", "says", "against_says", "source_row",
    "against_row", "is_in_data",
)  # fmt: skip


def publish_quality(
    store: Path, run_id: str, *, actor: str, at: datetime, progress: Progress
) -> PublishedReport | None:
    """Show the last report on a published run; nothing where the run has none; twice is once."""
    report = latest_report_of(store, run_id)
    if report is None:
        return None
    shown = PublishedReport.objects.filter(year=report.manifest.year).first()
    if shown and shown.report_id == report.manifest.report_id:
        return shown
    return _switch(report, actor=actor, at=at, progress=progress)


@transaction.atomic
def _switch(
    report: QualityReport, *, actor: str, at: datetime, progress: Progress
) -> PublishedReport:
    made = report.manifest
    QualityFigure.objects.filter(year=made.year).delete()
    for batch in _batches(report, "quality_indicators"):
        QualityFigure.objects.bulk_create(QualityFigure(year=made.year, **row) for row in batch)
        progress(QualityFigure.__name__, len(batch))
    # A form that was opened on the report before is outdated: its rows may say something else.
    Contradiction.objects.filter(year=made.year).update(is_in_data=False, version=F("version") + 1)
    for batch in _batches(report, "contradictions"):
        Contradiction.objects.bulk_create(
            [_contradiction(made.year, row) for row in batch],
            update_conflicts=True,
            update_fields=RENEWED,
            unique_fields=["contradiction_id"],
        )
        progress(Contradiction.__name__, len(batch))
    record(
        "quality:publish",
        subject=f"quality:{made.report_id}",
        actor=actor,
        at=at,
        details={"year": made.year, "run": made.run_id, **made.rows},
    )
    published, _ = PublishedReport.objects.update_or_create(
        year=made.year,
        defaults={
            "report_id": made.report_id,
            "run_id": made.run_id,
            "seen_on": made.on,
            "agreed_day": made.settings["agreed_day"],
            "published_at": at,
        },
    )
    return published


def _contradiction(year: int, row: Mapping[str, Any]) -> Contradiction:
    about = {"person_id": row["person_id"] or None, "employer_id": row["employer_id"] or None}
    return Contradiction(year=year, asked_of=KINDS[row["kind"]].owner, **{**row, **about})


def _batches(report: QualityReport, table: str) -> Iterator[list[dict[str, Any]]]:
    with pq.ParquetFile(report.file(table)) as file:
        for batch in file.iter_batches(batch_size=BATCH):
            yield batch.to_pylist()
