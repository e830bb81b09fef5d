"""Pages of a year: turn a request into one question, its answer into a page.

Every page that opens persons' rows writes down whose before it shows them.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from anye.codes.organisation_code import organisation
from anye_desk.frame.heads import heads_of
from anye_desk.frame.paging import numbered
from anye_desk.frame.table_file import XLSX, handed_out
from anye_desk.office.access.pages import for_file
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of, for_officers, seen_employer
from anye_desk.office.ledger.actions import record
from anye_desk.office.parties.models import Person, Township
from anye_desk.published.years import employer_page, explaining, lists, overview
from anye_desk.published.years.columns import months_of
from anye_desk.published.years.explaining import RunNotInStoreError
from anye_desk.published.years.forms import FilterForm, FlagForm, WhatIfForm
from anye_desk.published.years.labels import NO_TOWNSHIP
from anye_desk.published.years.listed import (
    COLUMNS,
    EMPLOYERS_COUNTED,
    FLAG_COLUMNS,
    FLAGS_COUNTED,
    line_of,
)
from anye_desk.published.years.models import EmployerYear, PublishedRun
from anye_desk.published.years.month_page import month_page
from anye_desk.published.years.persons import persons_years
from anye_desk.published.years.workbook import workbook_of

EMPLOYERS = {"menu": "employers"}


@require_safe
@for_officers
def employers_now(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a page)
    """Open the list of the latest year."""
    run = lists.current_runs().first()
    return redirect("employers", run.year) if run else redirect("home")


@require_safe
@for_officers
def district(request: HttpRequest, year: int) -> HttpResponse:
    """Show the district's year."""
    run = _run(year)
    page = {**_frame(run), "menu": "district", **overview.of(run)}
    return page_for(request, "years/district.html", page)


@require_safe
@for_officers
def employers(request: HttpRequest, year: int) -> HttpResponse:
    """List employers."""
    run, townships = _run(year), list(Township.objects.all())
    form = FilterForm(request.GET, townships)
    if not form.is_valid():
        context = {"form": form, **_frame(run), **EMPLOYERS, **_standings(run)}
        return page_for(request, "years/employers.html", context, status=HTTPStatus.BAD_REQUEST)
    wish = form.wish()
    page = lists.page_of_employers(run, wish, request.GET)
    names = {township.code: township.name for township in townships}
    context = {
        "form": form,
        "page": page,
        "unit": EMPLOYERS_COUNTED,
        "heads": heads_of(COLUMNS, wish, lists.SORTS, request.GET),
        "rows": [
            line_of(for_file(request, row), year, names.get(row.township, NO_TOWNSHIP))
            for row in page.rows
        ],
        **_standings(run),
    }
    return page_for(request, "years/employers.html", {**_frame(run), **EMPLOYERS, **context})


@require_safe
@for_officers
def flags(request: HttpRequest, year: int) -> HttpResponse:
    """List the employers whose year must be worked out anew."""
    run = _run(year)
    form = FlagForm(request.GET)
    if not form.is_valid():
        wrong = {**_frame(run), "form": form, "menu": "district"}
        return page_for(request, "years/flags.html", wrong, status=HTTPStatus.BAD_REQUEST)
    wish = form.wish()
    page = lists.page_of_flags(year, wish, request.GET)
    record(
        "year_flags:read",
        subject=f"year_flags:{year}",
        actor=account_of(request).username,
        at=timezone.now(),
        persons={flag.person.number for flag in page.rows if flag.person},
    )
    context = {
        "form": form,
        "page": page,
        "rows": page.rows,
        "unit": FLAGS_COUNTED,
        "heads": heads_of(FLAG_COLUMNS, wish, lists.FLAG_SORTS, request.GET),
        "menu": "district",
    }
    return page_for(request, "years/flags.html", {**_frame(run), **context})


@require_safe
def employer(request: HttpRequest, year: int, employer_id: int) -> HttpResponse:
    """Show one employer's year."""
    return _employer_page(request, _result(request, year, employer_id), WhatIfForm())


@require_safe
def what_if(request: HttpRequest, year: int, employer_id: int) -> HttpResponse:
    """Show one employer's year as it is and as it would be."""
    result = _result(request, year, employer_id)
    form = WhatIfForm(request.GET)
    if form.is_valid():
        supposed = form.supposed(result.run.year, explaining.minimum_wage(result.run))
        details = {"parameters": dict(supposed.parameters), "hires": len(supposed.hires)}
        _record(request, "employer_year:what_if", result, details=details)
    return _employer_page(request, result, form)


@require_safe
def person(request: HttpRequest, year: int, employer_id: int, number: str) -> HttpResponse:
    """Show one person's months at an employer."""
    result = _result(request, year, employer_id)
    who = get_object_or_404(Person, number=number)
    months = lists.months_of(result.run, employer_id, [who])
    if not months:
        raise Http404
    _record(request, "person_year:read", result, persons=[who.number])
    [shown] = persons_years(year, [who], months)
    standings = explaining.standings(result.run.year, result.run.jurisdiction)
    lapsed = explaining.lapsed(account_of(request), result)
    context = {
        "result": result,
        "shown": shown,
        "is_lapsed": who.person_id in lapsed,
        "standings": standings,
        **EMPLOYERS,
    }
    return page_for(request, "years/person.html", {**_frame(result.run), **context})


@require_safe
def person_month(
    request: HttpRequest, year: int, employer_id: int, number: str, month: int, at: int
) -> HttpResponse:
    """Show why a person's month counts or does not."""
    result = _result(request, year, employer_id)
    who = get_object_or_404(Person, number=number)
    months = lists.months_of(result.run, employer_id, [who])
    row = next((row for row in months if (row.month, row.employer_id) == (month, at)), None)
    if row is None:
        raise Http404
    _record(
        request,
        "person_month:read",
        result,
        persons=[who.number],
        details={"month": month, "at": organisation(at)},
    )
    context = {"result": result, "person": who, "row": row, **EMPLOYERS}
    with suppress(RunNotInStoreError):
        explained = explaining.person_month(
            account_of(request), result.run, who.person_id, at, month
        )
        context |= month_page(account_of(request), explained)
    return page_for(request, "years/person_month.html", {**_frame(result.run), **context})


@require_safe
def workbook(request: HttpRequest, year: int, employer_id: int) -> HttpResponse:
    """Hand out one employer's year as a workbook."""
    result = _result(request, year, employer_id)
    persons = list(lists.persons_of(result.run, employer_id))
    months = lists.months_of(result.run, employer_id, persons)
    _record(
        request, "employer_year:download", result, persons=[person.number for person in persons]
    )
    steps = employer_page.steps_of(account_of(request), result)
    content = workbook_of(
        for_file(request, result),
        for_file(request, months_of(result)),
        for_file(request, persons_years(year, persons, months)),
        steps,
    )
    return handed_out(content, f"{result.employer}-{year}", "xlsx", XLSX)


def _employer_page(request: HttpRequest, result: EmployerYear, form: WhatIfForm) -> HttpResponse:
    listed = lists.persons_of(result.run, result.employer_id)
    shown = numbered(listed, request.GET, lists.PERSONS_ON_A_PAGE, "persons")
    persons = shown.rows
    months = lists.months_of(result.run, result.employer_id, persons)
    _record(request, "employer_year:read", result, persons=[person.number for person in persons])
    context = {
        **employer_page.of(account_of(request), result, form),
        "persons": persons_years(result.run.year, persons, months),
        "page": shown,
        **_standings(result.run),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    page = {**_frame(result.run), **EMPLOYERS, **context}
    return page_for(request, "years/employer.html", page, status=status)


def _run(year: int) -> PublishedRun:
    return get_object_or_404(lists.current_runs(), year=year)


def _result(request: HttpRequest, year: int, employer_id: int) -> EmployerYear:
    seen_employer(request, employer_id)
    results = EmployerYear.objects.select_related("run", "employer")
    return get_object_or_404(
        results, employer=employer_id, run__year=year, run__state=PublishedRun.State.CURRENT
    )


def _standings(run: PublishedRun) -> dict[str, Any]:
    """Return how sure each figure is, and what a page says once of all that it shows."""
    standings = explaining.standings(run.year, run.jurisdiction)
    return {"standings": standings, "basis": standings["levy_due"]}


def _frame(run: PublishedRun) -> dict[str, Any]:
    return {
        "run": run,
        "law_day": explaining.law_day_said(run.year, run.jurisdiction),
        "not_computed": explaining.not_computed_said(run.year, run.jurisdiction),
        "years": list(lists.current_runs().values_list("year", flat=True)),
    }


def _record(
    request: HttpRequest,
    action: str,
    result: EmployerYear,
    *,
    persons: Iterable[str] = (),
    details: Mapping[str, object] | None = None,
) -> None:
    record(
        action,
        subject=f"employer_year:{result.run.year}/{organisation(result.employer_id)}",
        actor=account_of(request).username,
        at=timezone.now(),
        persons=persons,
        details={"run": result.run.run_id, **(details or {})},
    )
