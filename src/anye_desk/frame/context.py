"""What every page needs: where it is in the menu, who reads it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from anye_desk.frame.language import is_english
from anye_desk.frame.menu import menu_of


def of_every_page(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame of a page shows."""
    return {
        "is_demo": settings.DEMO,
        "is_english": is_english(),
        "here": request.get_full_path(),
        "entries": menu_of(getattr(request, "user", None)),
    }
