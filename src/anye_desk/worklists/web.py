"""The home of each role."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of
from anye_desk.office.casework.registry import kinds
from anye_desk.office.casework.scopes import STANDINGS
from anye_desk.worklists.lists import worklists


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """Show what waits for the reader, and what the reader can begin."""
    account = account_of(request)
    stands = {standing.capacity for standing in STANDINGS[account.role]}
    openings = [
        (f"{kind.name}_new", move)
        for kind in kinds().values()
        for move in kind.openings()
        if move.who & stands
    ]
    context = {
        "menu": "work",
        "lists": worklists(account, timezone.localdate()),
        "openings": openings,
    }
    return page_for(request, "worklists/work.html", context)
