"""The heads of a list's columns: by which it can be sorted, and how it stands now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from anye_desk.frame.language import Text
from anye_desk.frame.listing import ARIA, FALLING, RISING, Sorts, Wish, address, direction_of


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list."""

    text: Text
    style: str = ""
    sort: str = ""  # the order that its head leads to


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column as a page shows it."""

    column: Column
    link: str  # empty where the list is not sorted by it, or not by an address
    aria: str  # "ascending", "descending" or empty


def heads_of(
    columns: Iterable[Column], wish: Wish, sorts: Sorts, asked: QueryDict | None = None
) -> list[Head]:
    """Return the heads; without a query of the page none of them leads anywhere."""
    stands, now = wish.sorted_by(sorts), direction_of(wish.order(sorts))
    shown = []
    for one in columns:
        is_here = one.sort == stands
        own = direction_of(sorts[one.sort].order) if one.sort else ""
        turned = {RISING: FALLING, FALLING: RISING}[now] if is_here else own
        leads = {"sort": one.sort, "order": turned}
        link = "" if asked is None or not one.sort else address(asked, leads)
        shown.append(Head(one, link, ARIA[now] if is_here else ""))
    return shown
