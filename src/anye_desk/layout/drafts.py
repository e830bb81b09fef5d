"""What somebody wrote and could not send: kept in the session until it is sent.

One draft at a time, by the address it was sent to; it outlives an expired session of the reader,
an error, and a switch of language. Nothing of it stands in an address.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

KEY = "draft"
WRITTEN = ("note", "text", "answer")  # the fields in which people write or choose
LONGEST = 1_000


def keep(request: HttpRequest, address: str) -> None:
    """Keep what was written in a form that was sent to an address."""
    said = {name: request.POST[name][:LONGEST] for name in WRITTEN if request.POST.get(name)}
    if said:
        request.session[KEY] = {"at": address, "said": said}


def of(request: HttpRequest, address: str) -> Mapping[str, str]:
    """Return what was written in a form of an address and not sent; nothing where nothing was."""
    draft: Mapping[str, Any] = request.session.get(KEY, {})
    said: Mapping[str, str] = draft["said"] if draft.get("at") == address else {}
    return said


def forget(request: HttpRequest) -> None:
    """Let the draft go: it was sent."""
    request.session.pop(KEY, None)
