"""Opening the window of a year: one review for each employer, filled in from the current run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.db.models import Q

from anye_desk.cases.annual_reviews.models import AnnualReview, ReviewMonth, Window
from anye_desk.office.casework.declaring import Kind, Subject
from anye_desk.office.casework.opening import AT_ONCE, open_filled
from anye_desk.office.casework.performing import Order
from anye_desk.published.years.models import EmployerYear, PersonMonth, PublishedRun

FILLED_IN = ("run_id", "headcount_months", "wages_total", "counted_months", "counted_persons")


class NoYearError(Exception):
    """The year was not published: there is nothing to fill in."""


class OtherDaysError(Exception):
    """The window of the year is open already, for other days."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a window does, or would do."""

    reviews: int
    already: int
    months: int
    with_persons: int


def current_run(year: int) -> PublishedRun:
    """Return the run that a year is shown by.

    Raises:
        NoYearError: if there is none.
    """
    found = PublishedRun.objects.filter(year=year, state=PublishedRun.State.CURRENT).first()
    if found is None:
        raise NoYearError(year)
    return found


@transaction.atomic
def open_window(kind: Kind, wanted: Window, *, at: datetime, is_dry: bool = False) -> Opened:
    """Open a review for each employer of the year's run that has none yet; twice is once.

    Args:
        kind: the declaration.
        wanted: the year and its days; not kept yet.
        at: the moment.
        is_dry: whether to keep nothing, and only say what there would be.

    Raises:
        NoYearError: if the year was not published.
        OtherDaysError: if its window is open for other days.
    """
    run = current_run(wanted.year)
    window = Window.objects.filter(year=wanted.year).first() or wanted
    if (window.opens_on, window.closes_on) != (wanted.opens_on, wanted.closes_on):
        raise OtherDaysError(window)
    there = set(
        AnnualReview.objects.filter(window__year=window.year).values_list("employer", flat=True)
    )
    years = EmployerYear.objects.filter(run=run).defer("months")
    new = [
        one
        for one in years.select_related("employer").order_by("employer")
        if one.employer_id not in there
    ]
    months = persons = 0
    if not is_dry:
        window.save()
    filled: Iterable[list[AnnualReview]]
    if is_dry:
        filled = (_filled_in(new[n : n + AT_ONCE], window) for n in range(0, len(new), AT_ONCE))
    else:
        filled = open_filled(
            kind, Order("open", None, at), new,
            subject=subject_of,
            rows=partial(_filled_in, window=window),
            due_on=window.closes_on,
        )  # fmt: skip
    for reviews in filled:
        found = months_for(run, reviews)
        months += len(found)
        persons += len({month.review.employer_id for month in found})
        if not is_dry:
            ReviewMonth.objects.bulk_create(found, AT_ONCE)
    return Opened(len(new), len(there), months, persons)


def prefilled(year: EmployerYear, window: Window, files_until: date) -> AnnualReview:
    """Return a review as the records fill it in; it has no case yet."""
    return AnnualReview(
        window=window,
        employer_id=year.employer_id,
        files_until=files_until,
        **{name: getattr(year, name) for name in FILLED_IN},
    )


def fill_in_anew(review: AnnualReview, year: EmployerYear) -> None:
    """Let a review stand on a newer result; a month that is claimed stays so while it differs."""
    claimed = {(one.person_id, one.month): one for one in review.months.filter(claim__isnull=False)}
    review.months.all().delete()
    for name in FILLED_IN:
        setattr(review, name, getattr(year, name))
    if review.said_headcount_months == review.headcount_months:
        review.said_headcount_months = None
    if review.said_wages_total == review.wages_total:
        review.said_wages_total = None
    review.save()
    rows = {(one.person_id, one.month): one for one in months_for(year.run, [review])}
    for key, old in claimed.items():
        row = rows.get(key)
        if row is None and not old.claim:
            continue
        if row is None:
            row = rows[key] = ReviewMonth(
                review=review, person_id=key[0], month=key[1], is_recorded=False, counts=0, failed=0
            )
        if bool(row.recorded) != bool(old.claim):
            row.claim, row.claim_reason = old.claim, old.claim_reason
    ReviewMonth.objects.bulk_create(rows.values(), AT_ONCE)


def subject_of(year: EmployerYear) -> Subject:
    """Return whom a review of an employer's year is about, with the levy at stake."""
    return Subject(employer=year.employer, township=year.township, money=year.levy_due or 0)


def months_for(run: PublishedRun, reviews: Iterable[AnnualReview]) -> list[ReviewMonth]:
    """Return the months of each review: those at the employer, and those credited to it."""
    by_employer = {review.employer_id: review for review in reviews}
    here = Q(employer__in=by_employer) | Q(credit_to__in=by_employer)
    found: dict[tuple[int, int, int], ReviewMonth] = {}
    for row in PersonMonth.objects.filter(here, run=run).order_by("employer", "person", "month"):
        for employer in {row.employer_id, row.credit_to} & by_employer.keys():
            at_host = row.counts > 0 and row.credit_to != employer
            if employer != row.employer_id and not row.counts:
                continue
            key = (employer, row.person_id, row.month)
            # A month may be at the agency and here; the one that counts here is kept.
            if key not in found or (row.counts and not at_host):
                found[key] = ReviewMonth(
                    review=by_employer[employer],
                    person_id=row.person_id,
                    month=row.month,
                    is_recorded=True,
                    counts=row.counts,
                    failed=row.failed,
                    at_host=at_host,
                )
    return list(found.values())


def _filled_in(years: Sequence[EmployerYear], window: Window) -> list[AnnualReview]:
    return [prefilled(year, window, window.closes_on) for year in years]
