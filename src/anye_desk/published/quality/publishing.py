"""Publishing the figures of a report on data quality."""

from datetime import datetime

from django.db import transaction

from anye.tables.quality.reports import QualityReport
from anye_desk.office.ledger.actions import record
from anye_desk.published.quality.models import PublishedReport, QualityFigure
from anye_desk.published.taking import Progress, batches_of, take


def is_shown(report: QualityReport) -> bool:
    """Test whether the desk shows this report of its year."""
    made = report.manifest
    return PublishedReport.objects.filter(year=made.year, report_id=made.report_id).exists()


@transaction.atomic
def publish_figures(report: QualityReport, *, actor: str, at: datetime, progress: Progress) -> None:
    """Show the figures of a report in place of those of the one before."""
    made = report.manifest
    QualityFigure.objects.filter(year=made.year).delete()
    take(
        QualityFigure,
        batches_of(report.file("quality_indicators")),
        lambda row: QualityFigure(year=made.year, **row),
        progress,
    )
    record(
        "quality:publish",
        subject=f"quality:{made.report_id}",
        actor=actor,
        at=at,
        details={"year": made.year, "run": made.run_id, **made.rows},
    )
    PublishedReport.objects.update_or_create(
        year=made.year,
        defaults={
            "report_id": made.report_id,
            "run_id": made.run_id,
            "seen_on": made.on,
            "agreed_day": made.settings["agreed_day"],
            "published_at": at,
        },
    )
