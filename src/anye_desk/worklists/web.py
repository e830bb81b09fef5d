"""The home of each role."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from anye_desk.office.access.models import Account
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of
from anye_desk.office.casework.registry import kinds
from anye_desk.office.casework.scopes import STANDINGS
from anye_desk.published.years.lists import current_runs
from anye_desk.worklists.lists import worklists

ADMINISTRATORS: Mapping[str, str] = {  # by role, its first page
    Account.Role.SYSTEM: "accounts",
    Account.Role.SECURITY: "rights",
}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Open the first page of who asks."""
    run, account = current_runs().first(), account_of(request)
    if account.department:
        return redirect("loads")
    if account.role in ADMINISTRATORS:
        return redirect(ADMINISTRATORS[account.role])
    if not (account.reads_all or account.employer_id):
        return redirect("work")
    if run is None:
        return page_for(request, "worklists/nothing_yet.html", {"menu": "district"})
    if account.employer_id is None:
        return redirect("district", run.year)
    return redirect("employer", run.year, account.employer_id)


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
