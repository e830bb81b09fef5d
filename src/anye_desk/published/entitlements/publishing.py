"""Publishing the entitlements that rest on a run, in place of those of the year before."""

from pathlib import Path

from django.db import transaction

from anye.pipeline.entitle import entitle
from anye.tables.year.entitled import NOBODY
from anye.tables.year.runs import Run
from anye_desk.published.entitlements.models import Entitlement
from anye_desk.published.taking import Progress, Row, batches_of, take


@transaction.atomic
def publish_entitlements(store: Path, source: Run, progress: Progress) -> None:
    """Show who may be paid for a run's year; what is not worked out yet is."""
    file, year = entitle(store, source), source.manifest.year
    Entitlement.objects.filter(year=year).delete()
    take(Entitlement, batches_of(file), lambda row: _entitlement(year, row), progress)


def _entitlement(year: int, row: Row) -> Entitlement:
    return Entitlement(
        year=year,
        scheme=row["scheme"],
        period=row["period"],
        employer_id=row["employer_id"],
        person_id=None if row["person_id"] == NOBODY else row["person_id"],
        amount=row["amount"],
        worth=row["worth"],
        unmet=row["unmet"],
    )
