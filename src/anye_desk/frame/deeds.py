"""Deeds are done by POST; whoever comes to one by another way is led to the page it stands on.

So a form that was sent after the session had ended, or a language switched on its error page,
leads back to the question and not to an empty error.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse

Rest = ParamSpec("Rest")
Deed = Callable[Concatenate[HttpRequest, Rest], HttpResponse]
LOOKS = frozenset({"GET", "HEAD"})


def deed(page: str, *named: str) -> Callable[[Deed[Rest]], Deed[Rest]]:
    """Do what is decorated by POST alone.

    Args:
        page: the name of the address of the page it stands on.
        named: what of the deed's own address that page's address holds.
    """

    def dressed(do: Deed[Rest]) -> Deed[Rest]:
        @wraps(do)
        def done(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            if request.method == "POST":
                return do(request, *args, **kwargs)
            if request.method in LOOKS:
                held: dict[str, Any] = {name: kwargs[name] for name in named}
                return redirect(reverse(page, kwargs=held))
            return HttpResponseNotAllowed(["POST"])

        return done

    return dressed
