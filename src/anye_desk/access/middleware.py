"""No page of the desk stays behind in a cache: nearly every one shows persons or figures."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def never_kept(answer: Answer) -> Answer:
    """Tell browsers and proxies to keep no page, and to use no device."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response

    return middleware
