"""Publishing the contradictions of a report: each keeps its name from report to report.

Answers stay, and what a report no longer finds is marked as settled by the data, never deleted.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from anye.quality.kinds import KINDS
from anye.tables.quality.reports import QualityReport
from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.published.taking import Progress, batches_of

RENEWED = (
    "township", "first_month", "last_month", "months", "says", "against_says", "source_row",
    "against_row", "is_in_data",
)  # fmt: skip


@transaction.atomic
def publish_contradictions(report: QualityReport, progress: Progress) -> None:
    """Ask about what a report finds; what it no longer finds is settled."""
    year = report.manifest.year
    # A form that was opened on the report before is outdated: its rows may say something else.
    Contradiction.objects.filter(year=year).update(is_in_data=False, version=F("version") + 1)
    for batch in batches_of(report.file("contradictions")):
        Contradiction.objects.bulk_create(
            [_contradiction(year, row) for row in batch],
            update_conflicts=True,
            update_fields=RENEWED,
            unique_fields=["contradiction_id"],
        )
        progress(Contradiction.__name__, len(batch))


def _contradiction(year: int, row: Mapping[str, Any]) -> Contradiction:
    about = {"person_id": row["person_id"] or None, "employer_id": row["employer_id"] or None}
    return Contradiction(year=year, asked_of=KINDS[row["kind"]].owner, **{**row, **about})
