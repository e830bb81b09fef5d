"""Pages of the administrators: accounts and invitations; roles and the access log."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anye_desk.frame.deeds import deed as by_post
from anye_desk.frame.language import Text, say
from anye_desk.frame.paging import numbered
from anye_desk.office.access.actions import set_in_use, unlock
from anye_desk.office.access.models import Account
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of
from anye_desk.office.access.second import forget_second
from anye_desk.office.administration.forms import InviteForm, RoleForm
from anye_desk.office.administration.inviting import (
    STAFF,
    AddressOf,
    RefusedError,
    confirm,
    give_role,
    invite,
)
from anye_desk.office.administration.models import Invitation
from anye_desk.office.ledger.models import Event

Role = Account.Role
Rest = ParamSpec("Rest")
Page = Callable[Concatenate[HttpRequest, Rest], HttpResponse]
AT_ONCE = 50


def only(*roles: str) -> Callable[[Page[Rest]], Page[Rest]]:
    """Show a page to accounts of some roles; for others it does not exist."""

    def dressed(page: Page[Rest]) -> Page[Rest]:
        @wraps(page)
        def guarded(
            request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponse:
            if account_of(request).role not in roles:
                raise Http404
            return page(request, *args, **kwargs)

        return guarded

    return dressed


def address_of(request: HttpRequest) -> AddressOf:
    """Return how the page of an invitation is addressed from outside."""
    return lambda token: request.build_absolute_uri(reverse("invitation", args=[token]))


@require_safe
@only(Role.SYSTEM)
def accounts(request: HttpRequest) -> HttpResponse:
    """Show who may come in, and who is invited."""
    page = numbered(Account.objects.order_by("role", "username"), request.GET, AT_ONCE)
    open_ones = Invitation.objects.filter(spent_at=None).order_by("-pk")[:AT_ONCE]
    context = {"menu": "accounts", "page": page, "accounts": page.rows, "invitations": open_ones}
    return page_for(request, "administration/accounts.html", {**context, "now": timezone.now()})


@require_http_methods(["GET", "HEAD", "POST"])
@only(Role.SYSTEM)
def invitation_new(request: HttpRequest) -> HttpResponse:
    """Invite somebody."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = invite(
                form.invited(),
                by=account_of(request),
                at=timezone.now(),
                address_of=address_of(request),
            )
        except RefusedError as error:
            form.add_error(None, str(error.why))
        else:
            messages.info(request, _invited(made))
            return redirect("accounts")
    return page_for(request, "administration/invite.html", {"menu": "accounts", "form": form})


def _invited(made: Invitation) -> str:
    if made.role in STAFF:
        return say("已提交，待安全管理员确认后发出。", "Sent once the security officer confirms.")
    return say("邀请已放入发件箱。", "The invitation is in the outbox.")


@only(Role.SYSTEM)
@by_post("accounts", called=Text("账号的停用、启用或解锁", "the change of an account"))
def account_deed(request: HttpRequest, number: int, deed: str) -> HttpResponse:
    """Lock an account, let it in again, or forget its wrong passwords."""
    account, by, at = get_object_or_404(Account, pk=number), account_of(request), timezone.now()
    if deed not in {"lock", "let-in", "unlock", "forget-second"} or account == by:
        raise Http404
    if deed == "unlock":
        unlock(account.username, actor=by.username, at=at)
    elif deed == "forget-second":
        forget_second(account.username, actor=by.username, at=at)
    else:
        set_in_use(account.username, is_active=deed == "let-in", actor=by.username, at=at)
    messages.info(request, say("已办理。", "Done."))
    return redirect("accounts")


@require_safe
@only(Role.SECURITY)
def rights(request: HttpRequest) -> HttpResponse:
    """Show who holds which role of the district, and which roles wait to be confirmed."""
    waiting = Invitation.objects.filter(token_hash=None, spent_at=None).order_by("pk")
    staff = Account.objects.filter(role__in=STAFF).order_by("role", "username")
    page = numbered(staff, request.GET, AT_ONCE)
    rows = [
        (one, RoleForm(initial={"role": one.role}, auto_id=f"{one.pk}_%s")) for one in page.rows
    ]
    context = {"menu": "rights", "page": page, "rows": rows, "waiting": waiting[:AT_ONCE]}
    return page_for(request, "administration/rights.html", context)


@only(Role.SECURITY)
@by_post("rights", called=Text("对邀请的确认", "the confirmation"))
def confirmation(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm the role that somebody is invited to."""
    by, at = account_of(request), timezone.now()
    try:
        confirm(number, by=by, at=at, address_of=address_of(request))
    except RefusedError as error:
        messages.error(request, str(error.why))
    else:
        messages.info(request, say("已确认，邀请已放入发件箱。", "Confirmed; it is in the outbox."))
    return redirect("rights")


@only(Role.SECURITY)
@by_post("rights", called=Text("角色的更改", "the change of a role"))
def role(request: HttpRequest, number: int) -> HttpResponse:
    """Give somebody another role."""
    account, form = get_object_or_404(Account, pk=number), RoleForm(request.POST)
    if form.is_valid():
        wanted, at = form.cleaned_data["role"], timezone.now()
        try:
            give_role(account.username, wanted, by=account_of(request), at=at)
        except RefusedError as error:
            messages.error(request, str(error.why))
        else:
            messages.info(request, say("已改。", "Changed."))
    return redirect("rights")


@require_safe
@only(Role.SECURITY, Role.AUDITOR)
def access_log(request: HttpRequest) -> HttpResponse:
    """Show who did what on which thing and when; never what stands in it."""
    page = numbered(Event.objects.order_by("-pk"), request.GET, AT_ONCE)
    context = {"menu": "access_log", "page": page, "events": page.rows}
    return page_for(request, "administration/access_log.html", context)
