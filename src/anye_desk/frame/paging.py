"""Pages of a list that is counted anyway: which one, of how many, and its way to the others."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.http import QueryDict

Item = TypeVar("Item")
PAGE = "page"


@dataclass(frozen=True, slots=True)
class Numbered(Generic[Item]):
    """One page of a list, with its place in it and the ways to its neighbours."""

    rows: list[Item]
    number: int
    pages: int
    count: int
    first: int  # of its rows in the whole list, from one
    previous: str  # address, empty on the first page
    following: str

    @property
    def last(self) -> int:
        """Return the place of the last row."""
        return self.first + len(self.rows) - 1


def numbered(listed: QuerySet[Any], asked: QueryDict, size: int, name: str = PAGE) -> Numbered[Any]:
    """Return the page that is asked for; the nearest there is where there is no such page.

    Args:
        listed: the whole list, in its order.
        asked: the query of the page; all else in it is kept in the links.
        size: rows on a page.
        name: of the page's number in the query.
    """
    count = listed.count()
    pages = max(-(-count // size), 1)
    said = asked.get(name, "")
    wanted = int(said[:7]) if said.isascii() and said.isdecimal() else 1
    number = min(max(wanted, 1), pages)
    first = (number - 1) * size
    return Numbered(
        list(listed[first : first + size]),
        number,
        pages,
        count,
        first + 1,
        _to(asked, name, number - 1) if number > 1 else "",
        _to(asked, name, number + 1) if number < pages else "",
    )


def _to(asked: QueryDict, name: str, number: int) -> str:
    kept = asked.copy()
    kept[name] = str(number)
    return f"?{kept.urlencode()}"
