"""Cases of a kind as pages ask for them: those an account may see, narrowed and sorted."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, OrderBy, Q, QuerySet

from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account
from anye_desk.office.casework.declaring import Kind
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.scopes import seen_by, waiting_for
from anye_desk.office.parties.lookups import FEW
from anye_desk.office.parties.matching import first_of, persons_meant

ON_A_PAGE = 25
MINE = "mine"  # no state of its own: what waits for the reader


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of the list."""

    words: Text
    columns: tuple[str, ...]


SORTS: Mapping[str, Sort] = {
    "": Sort(Text("最急的", "most urgent"), ("due_on", "pk")),
    "new": Sort(Text("最新的", "newest"), ("-pk",)),
    "money": Sort(Text("金额最大的", "most money"), ("-money", "pk")),
    "risk": Sort(Text("风险最高的", "highest risk"), ("-risk", "due_on", "pk")),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """Which cases a reader wants, in which order."""

    query: str = ""
    state: str = ""
    township: int | None = None
    sort: str = ""


def seen(account: Account, kind: Kind) -> QuerySet[Case]:
    """Return the cases of a kind that an account may see."""
    return Case.objects.filter(seen_by(account), kind=kind.name)


def waiting(account: Account, kind: Kind) -> QuerySet[Case]:
    """Return the cases of a kind that wait for an account, the most urgent first."""
    return Case.objects.filter(waiting_for(account, kind)).order_by(*_ordered(""))


def listed(account: Account, kind: Kind, wish: Wish) -> QuerySet[Case]:
    """Return the cases that a reader wants, each with its own row and its parties."""
    found = seen(account, kind)
    if wish.state == MINE:
        found = found.filter(waiting_for(account, kind))
    elif wish.state:
        found = found.filter(state=wish.state)
    if wish.township is not None:
        found = found.filter(township=wish.township)
    if wish.query:
        found = found.filter(_meant(wish.query))
    return with_rows(found, kind).order_by(*_ordered(wish.sort))


def with_rows(found: QuerySet[Case], kind: Kind) -> QuerySet[Case]:
    """Return cases with their own rows and their parties, in one question."""
    own = [f"{kind.name}__{name}" for name in kind.related]
    return found.select_related(kind.name, *own, "employer", "counterpart", "person", "handler")


def next_of(account: Account, kind: Kind, after: Case | None = None) -> Case | None:
    """Return the case to open next: the most urgent that waits and is not the one just done."""
    found = waiting(account, kind)
    return (found.exclude(pk=after.pk) if after else found).first()


def _ordered(sort: str) -> list[str | OrderBy]:
    return [
        F("due_on").asc(nulls_last=True) if name == "due_on" else name
        for name in SORTS[sort].columns
    ]


def _meant(query: str) -> Q:
    """Return the condition that a case bears a number, or is about whom the query names."""
    employers = first_of(query)[:FEW]
    persons = persons_meant(query).values("pk")[:FEW]
    return (
        Q(number__contains=query.strip())
        | Q(employer__in=employers)
        | Q(counterpart__in=employers)
        | Q(person__in=persons)
    )
