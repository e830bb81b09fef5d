"""Who may see what. What an account may not see does not exist for it: 404, never 403."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse

from anye.tables.contracts import CONTRACTS
from anye_desk.office.access.models import Account

Rest = ParamSpec("Rest")
LOOKS = frozenset({"GET", "HEAD"})
Page = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def account_of(request: HttpRequest) -> Account:
    """Return who asks; every page but the public ones has somebody signed in."""
    return cast("Account", request.user)


def for_officers(page: Page[Rest]) -> Page[Rest]:
    """Show a page to officers; auditors may look, and do nothing."""

    @wraps(page)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        account = account_of(request)
        looks = account.reads_all and request.method in LOOKS
        if not (account.is_officer or looks):
            raise Http404
        return page(request, *args, **kwargs)

    return guarded


def for_feeds(page: Page[Rest]) -> Page[Rest]:
    """Show a page to officers, auditors and departments, who see what is theirs on it."""

    @wraps(page)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        account = account_of(request)
        if not (account.reads_all or account.department):
            raise Http404
        return page(request, *args, **kwargs)

    return guarded


def seen_feed(request: HttpRequest, feed: str) -> str:
    """Return the feed if its loads are open to who asks.

    Raises:
        Http404: if they are not; the answer is the same as for one that does not exist.
    """
    if feed not in CONTRACTS or not account_of(request).may_see_feed(feed):
        raise Http404
    return feed


def seen_employer(request: HttpRequest, employer_id: int) -> int:
    """Return the employer if it is open to who asks.

    Raises:
        Http404: if it is not; the answer is the same as for one that does not exist.
    """
    if not account_of(request).may_see(employer_id):
        raise Http404
    return employer_id
