"""What can be done to a shown year: say that it no longer stands, and that it does again."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from anye_desk.office.parties.identity import DecidedAnew
from anye_desk.published.years.models import EmployerYear, PersonMonth, PublishedRun, YearFlag


@transaction.atomic
def flag_years(decided: DecidedAnew) -> None:
    """Flag each shown year that holds months of these persons, or is of these employers."""
    months = PersonMonth.objects.filter(
        run__state=PublishedRun.State.CURRENT, person__in=decided.persons
    )
    of_persons = {
        (year, employer, person)
        for year, person, *employers in months.values_list(
            "run__year", "person", "employer", "credit_to"
        ).distinct()
        for employer in employers
        if employer
    }
    years = EmployerYear.objects.filter(
        run__state=PublishedRun.State.CURRENT, employer__in=decided.employers
    )
    of_employers = {
        (year, employer, None) for year, employer in years.values_list("run__year", "employer")
    }
    _flag(of_persons | of_employers, decided.decision, decided.at)


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
