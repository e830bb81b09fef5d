"""What holds for every page: nobody sees it before signing in, and it stays behind in no cache."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from anye_desk.frame.deeds import called
from anye_desk.frame.language import Text, say
from anye_desk.office.access import drafts
from anye_desk.office.access.models import Account
from anye_desk.office.access.second import lacks_second

ONWARD = "onward"  # where a session keeps whither its sign-in led, until that page is open
NOT_DONE = Text(
    "会话已结束，“{}”没有办理。登录后请在打开的页面上重新办理。",
    "Your session had ended, so this was not done: {}. Sign in, and do it again on the page that"
    " opens.",
)
FREE = {"second_set_up", "sign_out", "language"}  # also for who lacks a second factor
Answer = Callable[[HttpRequest], HttpResponse]


class SignInFirst(LoginRequiredMiddleware):
    """Send whoever is not signed in to do so, and keep what was written in the meantime.

    A session that ends while somebody writes loses nothing: after they sign in the form stands
    there again, filled in.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Lead no program to the sign-in page: it is told in words."""
        if request.path.startswith(settings.API_URL) and not request.user.is_authenticated:
            words = say("请先登录。", "Sign in first.")
            return JsonResponse({"errors": {"": [words]}}, status=HTTPStatus.UNAUTHORIZED)
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        return refused or _second_first(request)

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        """Keep what was written, else say what was not done, and ask for a name and password.

        Who never signed in here is told nothing: a stranger leaves no session.
        """
        is_sent = request.method == "POST"
        if is_sent and not drafts.keep(request, request.path) and drafts.remembered(request):
            what = called(
                view_func, request.resolver_match.kwargs if request.resolver_match else {}
            )
            messages.error(request, str(NOT_DONE).format(what))
        return super().handle_no_permission(request, view_func)


def _second_first(request: HttpRequest) -> HttpResponseBase | None:
    """Lead whoever is to have a second factor, and has none, to where it is set up."""
    account, match = request.user, request.resolver_match
    if not isinstance(account, Account) or (match and match.url_name in FREE):
        return None
    if not lacks_second(account):
        return None
    if request.path.startswith(settings.API_URL):
        words = say("请先设置第二重验证。", "Set up a second factor first.")
        return JsonResponse({"errors": {"": [words]}}, status=HTTPStatus.FORBIDDEN)
    if request.method == "POST":
        drafts.keep(request, request.path)
    return redirect("second_set_up")


def home_instead(answer: Answer) -> Answer:
    """Lead home who signs in where somebody else's session ended, on a page that is not theirs."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        is_first = request.path != reverse(settings.LOGIN_URL) and request.session.pop(ONWARD, "")
        is_theirs = response.status_code != HTTPStatus.NOT_FOUND
        return redirect(settings.LOGIN_REDIRECT_URL) if is_first and not is_theirs else response

    return middleware


def never_kept(answer: Answer) -> Answer:
    """Tell browsers and proxies to keep no page, and to use no device."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response

    return middleware
