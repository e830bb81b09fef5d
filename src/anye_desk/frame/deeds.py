"""Deeds are done by POST; whoever comes to one by another way is led to the page it stands on.

So a form that was sent after the session had ended, or a language switched on its error page,
leads back to the question and not to an empty error. What was not done is named there.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from anye_desk.frame.language import Text

Rest = ParamSpec("Rest")
Deed = Callable[Concatenate[HttpRequest, Rest], HttpResponse]
LOOKS = frozenset({"GET", "HEAD"})
Called = Text | Callable[[str], Text | None]  # itself, or by the name of a move in its address
UNNAMED = Text("刚才提交的内容", "what you sent")


def deed(page: str, *named: str, called: Called) -> Callable[[Deed[Rest]], Deed[Rest]]:
    """Do what is decorated by POST alone.

    Args:
        page: the name of the address of the page it stands on.
        named: what of the deed's own address that page's address holds.
        called: what is done, for whoever has to be told that it was not.
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

        done.called = called  # type: ignore[attr-defined]
        return done

    return dressed


def called(view: Callable[..., HttpResponseBase], named: Mapping[str, Any]) -> Text:
    """Return what a view does by POST, in words.

    Args:
        view: whose address it was sent to.
        named: what the address holds.
    """
    found: Called = getattr(view, "called", UNNAMED)
    return found if isinstance(found, Text) else found(named["move"]) or UNNAMED
