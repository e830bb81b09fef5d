"""The page of who looked: a person's own, and any person's for officers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from anye_desk.frame.paging import numbered
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of, for_officers
from anye_desk.office.ledger.actions import record
from anye_desk.office.looks.lists import AT_ONCE, looks, readings_of
from anye_desk.office.parties.models import Person


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Tell a person who looked at its file."""
    account = account_of(request)
    if account.person_id is None:
        raise Http404
    who = get_object_or_404(Person, pk=account.person_id)
    return _page(request, who, is_own=True)


@require_safe
@for_officers
def of_person(request: HttpRequest, number: str) -> HttpResponse:
    """Show an officer who looked at a person's file; that is a look too."""
    who = get_object_or_404(Person, number=number)
    response = _page(request, who, is_own=False)
    record(
        "person:looks",
        subject=f"person:{number}",
        actor=account_of(request).username,
        at=timezone.now(),
        persons=[number],
    )
    return response


def _page(request: HttpRequest, who: Person, *, is_own: bool) -> HttpResponse:
    page = numbered(readings_of(who.number), request.GET, AT_ONCE)
    context = {"menu": "looks", "person": who, "page": page, "is_own": is_own}
    return page_for(request, "looks/looks.html", {**context, "looks": looks(page.rows)})
