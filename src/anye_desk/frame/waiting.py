"""What waits for who is signed in: each part of the desk says its own, the first page shows all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Waiting:
    """Some things that wait, how many, and the list of just as many."""

    text: str
    count: int
    link: str


WaitsFor = Callable[[Any], Iterable[Waiting]]  # of an account, which this layer does not know


def waiting_for(account: object) -> Sequence[Waiting]:
    """Return what waits for an account, of the parts that the settings name, in their order."""
    parts: Sequence[WaitsFor] = [import_string(name) for name in settings.WAITING]
    return [one for waits_for in parts for one in waits_for(account) if one.count]
