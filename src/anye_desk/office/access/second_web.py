"""Pages of the second factor: asked for after the password, and set up."""

from datetime import timedelta
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import load_backend
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from anye_desk.frame.language import label
from anye_desk.office.access.forms import CodeOfSecond
from anye_desk.office.access.models import Account
from anye_desk.office.access.permissions import account_of
from anye_desk.office.access.second import WAITS, has_second, is_right, set_up
from anye_desk.office.access.web import let_in, locked_out

SECRET = "second_secret"  # noqa: S105 (a name)  # where a session keeps the key that is being set up
GOOD_FOR = timedelta(minutes=10)
WRONG = label(
    "验证码不对，请看身份验证器上当前的六位数字。",
    "The code is not right. Enter the six digits that your authenticator shows now.",
)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor of whoever has given the password."""
    waits: dict[str, Any] = request.session.get(WAITS, {})
    now = timezone.now()
    is_late = now.timestamp() - waits.get("at", 0) > GOOD_FOR.total_seconds()
    account = None if is_late else _whose(waits)
    if account is None:
        return redirect("sign_in")
    form = CodeOfSecond(request.POST or None)
    if request.method == "POST" and form.is_valid():
        credentials = {"username": account.username}
        if not AxesProxyHandler.is_allowed(request, credentials):
            return locked_out(request)
        if is_right(account, form.cleaned_data["code"], request):
            request.session.pop(WAITS)
            return let_in(request, account, waits["onward"])
        form.add_error("code", WRONG)
    return render(request, "access/second.html", {"form": form})


def _whose(waits: dict[str, Any]) -> Account | None:
    """Return who waits, if its way in is still one: a demonstration's ends with it."""
    if not waits:
        return None
    found = load_backend(waits["backend"]).get_user(waits["account"])
    if not isinstance(found, Account) or not found.is_active:
        return None
    found.backend = waits["backend"]  # as authenticate leaves it
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def second_set_up(request: HttpRequest) -> HttpResponse:
    """Set an authenticator up; the recovery codes are shown once."""
    account = account_of(request)
    if has_second(account):
        return render(request, "access/second_is_there.html")
    secret = request.session.setdefault(SECRET, generate_totp_secret())
    form = CodeOfSecond(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = "".join(form.cleaned_data["code"].split())
        codes = set_up(account, secret, code, timezone.now())
        if codes:
            request.session.pop(SECRET)
            request.session.cycle_key()
            return render(request, "access/recovery_codes.html", {"codes": codes})
        form.add_error("code", WRONG)
    adapter = get_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(account, secret)).partition("?>")[2]
    context = {"form": form, "secret": secret, "picture": mark_safe(svg)}  # noqa: S308 (our own)
    return render(request, "access/second_set_up.html", context)
