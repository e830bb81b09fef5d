"""The page of what went to offices elsewhere and what came."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from anye_desk.exchange.lists import AT_ONCE, offices, signed_files, told_of
from anye_desk.frame.paging import numbered
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import for_officers


@require_safe
@for_officers
def exchanged(request: HttpRequest) -> HttpResponse:
    """List the files, the latest first, and the offices with their keys."""
    page = numbered(signed_files(), request.GET, AT_ONCE)
    context = {"menu": "exchange", "page": page, "files": told_of(page.rows), "offices": offices()}
    return page_for(request, "exchange/files.html", context)
