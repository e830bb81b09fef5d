"""Pages for when something is not there, not understood or gone wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

NOT_UNDERSTOOD, NOT_FOUND, WENT_WRONG = 400, 404, 500


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's)
    """Say that the page does not exist, or not for this reader."""
    return render(request, "layout/not_found.html", status=NOT_FOUND)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's)
    """Say that the request made no sense."""
    return render(request, "layout/not_understood.html", status=NOT_UNDERSTOOD)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours."""
    return render(request, "layout/went_wrong.html", status=WENT_WRONG)
