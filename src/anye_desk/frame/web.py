"""Pages for when something is not there, not understood or gone wrong."""

from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

NOT_UNDERSTOOD, NOT_FOUND, NOT_THIS_WAY = 400, 404, 405
TOO_LARGE, WENT_WRONG, BUSY = 413, 500, 503


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's)
    """Say that the page does not exist, or not for this reader.

    What is told once is told again on a page that is there: this one may be passed over.
    """
    page = render(request, "frame/not_found.html", status=NOT_FOUND)
    told_again(request)
    return page


def told_again(request: HttpRequest) -> None:
    """Have the next page tell what this one, now written, told as well."""
    told = get_messages(request)
    if isinstance(told, BaseStorage):
        told.used = False


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's)
    """Say that the request made no sense."""
    return render(request, "frame/not_understood.html", status=NOT_UNDERSTOOD)


def nul_in_address(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (as its neighbours)
    """Say that the address made no sense, before anything is asked of the database."""
    return HttpResponse(render_to_string("frame/not_understood.html"), status=NOT_UNDERSTOOD)


def went_wrong(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's)
    """Say that the fault is ours."""
    # Without the request: who is signed in may be what cannot be found out.
    return HttpResponse(render_to_string("frame/went_wrong.html"), status=WENT_WRONG)


def too_large(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (as its neighbours)
    """Say that so much cannot be sent; the desk takes no files."""
    return HttpResponse(render_to_string("frame/too_large.html"), status=TOO_LARGE)


def not_this_way(refusal: HttpResponse) -> HttpResponse:
    """Say, in place of an empty refusal, that the address is not used in this way."""
    refusal.content = render_to_string("frame/not_this_way.html").encode()
    return refusal


def took_too_long(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (as its neighbours)
    """Say that the request was stopped, so that others are answered."""
    return HttpResponse(render_to_string("frame/took_too_long.html"), status=BUSY)
