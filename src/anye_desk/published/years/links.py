"""Where a list leads: the next page, the page before, another order."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from anye.codes.organisation_code import organisation
from anye_desk.frame.language import Text
from anye_desk.published.years.labels import SORTS
from anye_desk.published.years.lists import Page, Wish

PLACE = ("after", "before")


@dataclass(frozen=True, slots=True)
class Sort:
    """One column to sort by: where its heading leads, and how it stands now."""

    text: Text
    link: str
    aria: str  # "ascending", "descending" or empty


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one page of a list."""

    following: str
    preceding: str
    kept: str  # what the reader asked for, wherever in the list
    sorts: Mapping[str, Sort]


def links_of(asked: QueryDict, page: Page, wish: Wish) -> Links:
    """Return the links of a page, keeping what the reader asked for."""
    following = preceding = ""
    if page.rows and page.has_next:
        following = _link(asked, after=organisation(page.rows[-1].employer_id))
    if page.rows and page.has_previous:
        preceding = _link(asked, before=organisation(page.rows[0].employer_id))
    return Links(
        following,
        preceding,
        _link(asked),
        {name: _sort(asked, wish, name, text) for name, text in SORTS.items()},
    )


def _sort(asked: QueryDict, wish: Wish, name: str, text: Text) -> Sort:
    if wish.sort != name:
        return Sort(text, _link(asked, sort=name, order="desc"), "")
    turned = "desc" if wish.ascending else "asc"
    return Sort(
        text,
        _link(asked, sort=name, order=turned),
        "ascending" if wish.ascending else "descending",
    )


def _link(asked: QueryDict, **changed: str) -> str:
    kept = asked.copy()
    for name in PLACE:
        kept.pop(name, None)
    for name, value in changed.items():
        kept[name] = value
    return f"?{kept.urlencode()}"
