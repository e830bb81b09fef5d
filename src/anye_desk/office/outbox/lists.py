"""The outbox as it is shown: whom a message is for only in part, what it says only in a demo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from anye_desk.office.outbox.models import Message

SHOWN = 4  # last characters of an address


@dataclass(frozen=True, slots=True)
class Shown:
    """One message, as whoever keeps the desk running sees it."""

    put_at: datetime
    kind: str
    to: str
    words: str
    state: str
    sent_at: datetime | None


def shown(messages: Iterable[Message]) -> Sequence[Shown]:
    """Return messages as the page shows them."""
    return [
        Shown(
            one.put_at,
            one.get_kind_display(),
            one.to if settings.DEMO else _in_part(one.to),
            one.words if settings.DEMO else "",
            one.get_state_display(),
            one.sent_at,
        )
        for one in messages
    ]


def absent() -> Sequence[str]:
    """Return the names of the kinds that nobody takes."""
    return [str(by.label) for by in Message.By if not settings.OUTBOX[by.value]]


def _in_part(to: str) -> str:
    return f"…{to[-SHOWN:]}" if to else ""
