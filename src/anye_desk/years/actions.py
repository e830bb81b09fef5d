"""What can be done to a shown year: say that it no longer stands, and that it does again."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from anye_desk.years.models import PersonMonth, PublishedRun, YearFlag


@transaction.atomic
def flag_years(person_ids: Collection[int], *, decision: int, at: datetime) -> None:
    """Flag each shown year that holds months of these persons: their identity was decided anew.

    Args:
        person_ids: the persons.
        decision: number of the decision; a run that knows it will lift the flag.
        at: when it was decided.
    """
    months = PersonMonth.objects.filter(
        run__state=PublishedRun.State.CURRENT, person__in=person_ids
    )
    found = {
        (year, employer, person)
        for year, person, *employers in months.values_list(
            "run__year", "person", "employer", "credit_to"
        ).distinct()
        for employer in employers
        if employer
    }
    for year, employer, person in sorted(found):
        YearFlag.objects.update_or_create(
            year=year,
            employer_id=employer,
            person_id=person,
            lifted_at=None,
            defaults={"raised_at": at, "decision": decision},
        )


def lift_flags(year: int, known_decisions: Iterable[int], *, at: datetime) -> int:
    """Lift the flags of a year whose decisions its new run knows; return how many."""
    standing = YearFlag.objects.filter(year=year, lifted_at=None)
    known = set(standing.values_list("decision", flat=True)).intersection(known_decisions)
    return standing.filter(decision__in=known).update(lifted_at=at)
