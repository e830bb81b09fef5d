"""Who must hear that it was decided anew who a person is, or whose rows an employer's are."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class DecidedAnew:
    """Whom a decision concerns."""

    persons: Collection[int]
    employers: Collection[int]
    decision: int  # its number; a run that knows it stands on it
    at: datetime


Hears = Callable[[DecidedAnew], None]


def tell(decided: DecidedAnew) -> None:
    """Tell all whom the settings name, in the transaction of the deed."""
    hearers: Sequence[Hears] = [import_string(name) for name in settings.HEAR_OF_IDENTITY]
    for hear in hearers:
        hear(decided)
