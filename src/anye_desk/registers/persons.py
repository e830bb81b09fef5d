"""The register of persons: found by name, pinyin, initials or part of an ID, a page at a time."""

from django.db.models import QuerySet
from django.http import QueryDict

from anye_desk.frame.language import Text
from anye_desk.frame.listing import Named, Page, Sort, Sorts, Wish, ordered, page_of
from anye_desk.office.access.models import Account
from anye_desk.office.access.rows import seen_rows
from anye_desk.office.parties.matching import bearing, persons_meant
from anye_desk.office.parties.models import Person

SORTS: Sorts = {"name": Sort(Text("按姓名", "by name"), ("name", "number"))}


def as_named(text: str | None) -> str | None:
    """Read a person's number in an address."""
    return text or None


def persons_wanted(account: Account, wish: Wish) -> QuerySet[Person]:
    """Return the persons a reader wants, of those it may see.

    Parts of an ID find somebody for those alone who may read one.
    """
    found = seen_rows(account, Person).filter(**wish.filters)
    if not wish.query:
        return found
    if account.reads_all:
        return found.filter(pk__in=persons_meant(wish.query).order_by().values("pk"))
    return found.filter(bearing(wish.query))


def page_of_persons(account: Account, wish: Wish, asked: QueryDict) -> Page[Person]:
    """Return the page of persons that an address asks for."""
    order = wish.order(SORTS)
    named = Named(seen_rows(account, Person), "number", str, as_named)
    return page_of(ordered(persons_wanted(account, wish), order), order, asked, named)
