"""The main menu: what it leads to is for the rooms to say, and the settings name the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from anye_desk.frame.language import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the menu."""

    name: str  # by which a page says that it stands under it
    text: Text
    url: str  # the name of the address it leads to
    who: Callable[[Any], bool]  # of an account, which this layer does not know

    @property
    def address(self) -> str:
        """Return the address it leads to."""
        return reverse(self.url)


def menu_of(account: object) -> Sequence[Entry]:
    """Return the menu of an account, in the order of the list; none of who is not signed in."""
    if not getattr(account, "is_authenticated", False):
        return ()
    entries: Sequence[Entry] = import_string(settings.MENU)
    return [one for one in entries if one.who(account)]
