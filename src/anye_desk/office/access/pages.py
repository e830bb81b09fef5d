"""Pages of those who are signed in: the one way to a template, and to what a file is made of."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from anye_desk.office.access.permissions import account_of
from anye_desk.office.access.seeing import seen_by


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a template of what the reader may see."""
    seen = seen_by(account_of(request), dict(context))
    return render(request, template, seen, status=status)


def for_file(request: HttpRequest, thing: Any) -> Any:  # noqa: ANN401 (any records)
    """Return records as the reader of a file may see them."""
    return seen_by(account_of(request), thing)
