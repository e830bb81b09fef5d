"""Figures of data quality as files: what the pages show, numbers as numbers."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from anye_desk.frame.language import say
from anye_desk.frame.table_file import file_of
from anye_desk.office.access.permissions import account_of, for_feeds
from anye_desk.published.quality import labels, lists, overview, table_file
from anye_desk.published.quality.forms import FilterForm
from anye_desk.published.quality.models import PublishedReport


@require_safe
@for_feeds
def figures(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Hand out the indicators that the overview lists."""
    given = _given(request, year)
    feeds = lists.chosen_feeds(account_of(request), given.get("department") or "")
    found = lists.figures(year, feeds, township=given.get("township"))
    lines = overview.figure_lines(found, feeds, given.get("month"))
    title = say("数据质量指标", "Indicators of data quality")
    rows = table_file.figure_rows(lines)
    return file_of(f"{title}-{year}", kind, title, table_file.figure_headings(), rows)


@require_safe
@for_feeds
def indicator(request: HttpRequest, year: int, code: str, feed: str, kind: str) -> HttpResponse:
    """Hand out one indicator of one feed: every month, by township, and what it is made of."""
    one = lists.seen_indicator(account_of(request), code, feed)
    given = _given(request, year)
    if one is None:
        raise Http404
    found = lists.figures(year, [feed], township=given.get("township"), indicator=code)
    title = f"{labels.NAMES[code]}-{labels.FEEDS[feed]}"
    rows = table_file.part_rows(one, found)
    return file_of(f"{title}-{year}", kind, title, table_file.part_headings(one), rows)


def _given(request: HttpRequest, year: int) -> dict[str, Any]:
    get_object_or_404(PublishedReport, year=year)
    form = FilterForm(year, request.GET)
    if not form.is_valid():
        raise BadRequest
    return form.cleaned_data
