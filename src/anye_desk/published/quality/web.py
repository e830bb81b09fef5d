"""Pages of data quality: an officer sees all, a department its own feeds.

Every page that opens persons' rows writes down whose before it shows them.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from anye.kernel.months import months_of
from anye.quality.indicators import Indicator, owner_of
from anye.quality.rows import FigureWanted, NoRowsBehindError
from anye.tables.quality.measured import NO_MONTH
from anye_desk.frame.forms import Form
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of, for_feeds
from anye_desk.office.ledger.actions import record
from anye_desk.published.quality import labels, lists, opening
from anye_desk.published.quality import overview as shown
from anye_desk.published.quality.forms import FilterForm
from anye_desk.published.quality.models import PublishedReport
from anye_desk.published.quality.opening import ReportNotInStoreError

MENU = {"menu": "quality"}
GONE = 410


@require_safe
@for_feeds
def now(request: HttpRequest) -> HttpResponse:
    """Open the latest year's figures."""
    report = lists.reports().first()
    if report is None:
        return page_for(request, "quality/nothing_yet.html", MENU)
    return redirect("quality", report.year)


@require_safe
@for_feeds
def overview(request: HttpRequest, year: int) -> HttpResponse:
    """Show feeds by months, and every indicator."""
    report = get_object_or_404(PublishedReport, year=year)
    form = FilterForm(year, request.GET)
    if not form.is_valid():
        return _refused(request, "quality/overview.html", form, _frame(report))
    given = form.cleaned_data
    feeds = lists.chosen_feeds(account_of(request), given.get("department") or "")
    figures = lists.figures(year, feeds, township=given.get("township"))
    context = {
        "form": form,
        "months": months_of(year),
        "feeds": shown.feed_lines(figures, feeds, year),
        "figures": shown.figure_lines(figures, feeds, given.get("month")),
        "kept": _kept(request),
    }
    return page_for(request, "quality/overview.html", {**_frame(report), **context})


@require_safe
@for_feeds
def indicator(request: HttpRequest, year: int, code: str, feed: str) -> HttpResponse:
    """Show one indicator of one feed: trend, townships, what it is made of."""
    report = get_object_or_404(PublishedReport, year=year)
    one = _indicator(request, code, feed)
    named = {"one": one, "name": labels.NAMES[code], "feed_name": labels.FEEDS[feed]}
    form = FilterForm(year, request.GET)
    if not form.is_valid():
        return _refused(request, "quality/indicator.html", form, {**_frame(report), **named})
    given = form.cleaned_data
    figures = lists.figures(year, [feed], township=given.get("township"), indicator=code)
    months = sorted({figure.month for figure in figures})
    month = given.get("month") or (months[-1] if months else NO_MONTH)
    parts, chart = shown.trend(figures, one)
    context = {
        **named,
        "dimension": labels.dimension(one),
        "unit": labels.unit(one),
        "feed": feed,
        "owner": owner_of(feed),
        "month": month,
        "months": parts,
        "chart": chart,
        "rows": len(figures),
        "kept": _kept(request),
        "townships": shown.by_township(figures, one, month),
        "details": shown.by_detail(figures, one, month),
        "form": form,
        "has_rows": one.dimension != "timeliness",
        "township": given.get("township"),
    }
    return page_for(request, "quality/indicator.html", {**_frame(report), **context})


@require_safe
@for_feeds
def rows(request: HttpRequest, year: int, code: str, feed: str) -> HttpResponse:
    """Open a figure to its source rows; whose they are is written down."""
    report = get_object_or_404(PublishedReport, year=year)
    one = _indicator(request, code, feed)
    form = FilterForm(year, request.GET)
    if not form.is_valid():
        raise BadRequest
    given = form.cleaned_data
    wanted = FigureWanted(code, feed, given.get("month") or NO_MONTH, given.get("township"))
    try:
        found = opening.opened(settings.STORE, report, wanted)
    except NoRowsBehindError as error:
        raise Http404 from error
    except ReportNotInStoreError:
        return page_for(request, "quality/not_in_store.html", _frame(report), status=GONE)
    record(
        "quality:read_rows",
        subject=f"quality:{year}/{code}/{feed}",
        actor=account_of(request).username,
        at=timezone.now(),
        details={"month": wanted.month, "rows": len(found.rows)},
        persons=found.persons,
    )
    told = [
        (labels.FEEDS[row.feed], row, labels.detail(row.what) if row.what else "")
        for row in found.rows
    ]
    context = {
        "one": one,
        "name": labels.NAMES[code],
        "feed": feed,
        "feed_name": labels.FEEDS[feed],
        "month": wanted.month,
        "rows": told,
        "has_more": found.has_more,
    }
    return page_for(request, "quality/rows.html", {**_frame(report), **context})


def _refused(
    request: HttpRequest, template: str, form: Form, frame: Mapping[str, Any]
) -> HttpResponse:
    """Say what of a filter is not understood, in place of what it would have chosen."""
    context = {**frame, "form": form}
    return page_for(request, template, context, status=HTTPStatus.BAD_REQUEST)


def _kept(request: HttpRequest) -> str:
    """Return what the reader asked for, as the end of an address."""
    return f"?{request.GET.urlencode()}" if request.GET else ""


def _indicator(request: HttpRequest, code: str, feed: str) -> Indicator:
    one = lists.seen_indicator(account_of(request), code, feed)
    if one is None:
        raise Http404
    return one


def _frame(report: PublishedReport) -> dict[str, Any]:
    years = list(lists.reports().values_list("year", flat=True))
    return {"report": report, "years": years, **MENU}
