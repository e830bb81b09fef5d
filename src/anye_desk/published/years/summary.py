"""The district's year in numbers, worked out once when a run is published.

Each number is a count or sum over the same columns that lists filter by, so a number and the
list it opens into agree.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import BigIntegerField, Count, Q, QuerySet, Sum
from django.db.models.functions import Cast

from anye.kernel.language import Language
from anye.law.counting.reasons import REASONS
from anye_desk.published.years.models import EmployerYear, Outcome, PersonMonth, PublishedRun

Group = dict[str, Any]  # by name; empty what is not known

SUMS = (
    "headcount_months",
    "counted_months",
    "credited_months",
    "counted_persons",
    "shortfall",
    "levy_before_relief",
    "relief",
    "levy_due",
)
UNREGISTERED = "unregistered"  # of whom nobody knows whether they are liable
MARKS: Mapping[str, Q] = {
    "duty_unmet": Q(duty_unmet=True),
    "undeclared": Q(has_declared=False)  # though liable, which is not known of the unregistered
    & ~Q(outcome=Outcome.NOT_LIABLE)
    & ~Q(problem=UNREGISTERED),
    "problem": ~Q(problem=""),
}


def summary_of(
    run: PublishedRun,
    months: Iterable[Mapping[str, int]],
    unknown: Mapping[str, Mapping[Language, str]],
) -> dict[str, Any]:
    """Return the numbers of a run that has arrived.

    Args:
        run: the run; its rows are all there.
        months: staff and counted of the whole district, by month.
        unknown: the figures of the year that are left empty, and why: zh, en.
    """
    years = EmployerYear.objects.filter(run=run)
    in_months = PersonMonth.objects.filter(run=run)
    empty = {name: None for name in SUMS if name in unknown}
    return {
        "unknown": unknown,
        "total": {**_total(years), **empty},
        "outcomes": [{**group, **empty} for group in _groups(years, "outcome")],
        "kinds": [{**group, **empty} for group in _groups(years, "kind")],
        "townships": [{**group, **empty} for group in _groups(years, "township")],
        "marks": {name: years.filter(condition).count() for name, condition in MARKS.items()},
        "months": [dict(month) for month in months],
        "persons": in_months.values("person").distinct().count(),
        "persons_counted": in_months.filter(counts__gt=0).values("person").distinct().count(),
        "person_months": in_months.count(),
        "reasons": _reasons(in_months),
    }


def _total(years: QuerySet[EmployerYear]) -> Group:
    return years.aggregate(employers=Count("pk"), **_sums())


def _groups(years: QuerySet[EmployerYear], by: str) -> list[Group]:
    return [
        {"code": row.pop(by), **row}
        for row in years.order_by(by).values(by).annotate(employers=Count("pk"), **_sums())
    ]


def _sums() -> dict[str, Any]:
    # PostgreSQL adds bigint up to numeric; a year's fen fit a bigint ten thousand times over.
    return {name: Cast(Sum(name, default=0), BigIntegerField()) for name in SUMS}


def _reasons(in_months: QuerySet[PersonMonth]) -> list[Group]:
    """Count the months each reason kept from counting; one month may have several."""
    found = dict(in_months.order_by("failed").values_list("failed").annotate(Count("pk")))
    return [
        {"bit": reason.bit, "months": sum(n for bits, n in found.items() if bits & reason.bit)}
        for reason in REASONS
    ]
