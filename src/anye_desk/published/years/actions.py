"""What can be done to a shown year: say that it no longer stands, and that it does again."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from anye_desk.published.years.models import EmployerYear, PersonMonth, PublishedRun, YearFlag


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
    _flag(found, decision, at)


@transaction.atomic
def flag_years_of(employer_ids: Collection[int], *, decision: int, at: datetime) -> None:
    """Flag each shown year of these employers: rows were decided anew to be theirs, or not.

    Args:
        employer_ids: the employers.
        decision: number of the decision; a run that knows it will lift the flag.
        at: when it was decided.
    """
    years = EmployerYear.objects.filter(
        run__state=PublishedRun.State.CURRENT, employer__in=employer_ids
    )
    found = {
        (year, employer, None) for year, employer in years.values_list("run__year", "employer")
    }
    _flag(found, decision, at)


def _flag(found: Iterable[tuple[int, int, int | None]], decision: int, at: datetime) -> None:
    for year, employer, person in sorted(found, key=str):
        whose: dict[str, Any] = {"year": year, "employer_id": employer, "person_id": person}
        YearFlag.objects.update_or_create(
            **whose, lifted_at=None, defaults={"raised_at": at, "decision": decision}
        )


def lift_flags(year: int, known_decisions: Iterable[int], *, at: datetime) -> int:
    """Lift the flags of a year whose decisions its new run knows; return how many."""
    standing = YearFlag.objects.filter(year=year, lifted_at=None)
    known = set(standing.values_list("decision", flat=True)).intersection(known_decisions)
    return standing.filter(decision__in=known).update(lifted_at=at)
