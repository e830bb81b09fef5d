"""Signing in, signing out, choosing the language."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django.views.i18n import set_language

from anye_desk.frame.deeds import deed
from anye_desk.frame.language import Text
from anye_desk.frame.web import told_again
from anye_desk.office.access import drafts
from anye_desk.office.access.demonstration import DEMO_ACCOUNTS
from anye_desk.office.access.forms import SignInForm
from anye_desk.office.access.middleware import ONWARD
from anye_desk.office.access.models import Account
from anye_desk.office.access.permissions import account_of
from anye_desk.office.access.second import WAITS, has_second
from anye_desk.office.ledger.actions import record

FORM_EXPIRED, TOO_MANY = 403, 429


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let somebody in."""
    if request.user.is_authenticated:
        return redirect("home")
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = form.get_user()
        onward = _onward(request)
        if has_second(account):
            backend, at = account.backend, timezone.now().timestamp()
            waits = {"account": account.pk, "backend": backend, "onward": onward, "at": at}
            request.session[WAITS] = waits
            return redirect("second")
        return let_in(request, account, onward)
    made = set(Account.objects.values_list("username", flat=True)) if settings.DEMO else ()
    demo = [one for one in DEMO_ACCOUNTS if one.username in made]
    page = render(request, "access/sign_in.html", {"form": form, "demo_accounts": demo})
    told_again(request)  # where the sign-in leads
    return page


def let_in(request: HttpRequest, account: Account, onward: str) -> HttpResponse:
    """Begin the session of somebody who has shown who it is, and lead on."""
    login(request, account)
    if drafts.remembered(request) != account:
        list(messages.get_messages(request))  # of whose session ended here, not of this one
    record(
        "account:sign_in",
        subject=f"account:{account.username}",
        actor=account.username,
        at=timezone.now(),
    )
    request.session[ONWARD] = onward
    response = HttpResponseRedirect(onward)
    drafts.remember_writer(response, account)
    return response


@deed("home", called=Text("退出", "signing out"))
def sign_out(request: HttpRequest) -> HttpResponse:
    """Let somebody out, and have the browser forget what it holds."""
    name = account_of(request).username
    logout(request)
    record("account:sign_out", subject=f"account:{name}", actor=name, at=timezone.now())
    response = redirect("sign_in")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    drafts.forget_writer(response)
    return response


@login_not_required
@deed("home", called=Text("切换语言", "the switch of language"))
def language(request: HttpRequest) -> HttpResponse:
    """Keep the reader's language and go back to the page."""
    return set_language(request)


def locked_out(request: HttpRequest, *_: object) -> HttpResponse:
    """Say that an account is locked for a while, and until when it helps to wait."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds()) // 60
    return render(request, "access/locked_out.html", {"minutes": minutes}, status=TOO_MANY)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (Django's)
    """Say that a form was not sent from a page of ours, or too late; keep what was written."""
    kept = drafts.keep(request, request.path)
    context = {"kept": kept, "texts": [kept[name] for name in drafts.TEXTS if name in kept]}
    return render(request, "frame/form_expired.html", context, status=FORM_EXPIRED)


def _onward(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if is_ours and wanted.startswith("/") else reverse(settings.LOGIN_REDIRECT_URL)
