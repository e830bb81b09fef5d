"""Cases of a kind as pages ask for them: those an account may see, narrowed and sorted."""

from django.db.models import Q, QuerySet
from django.http import QueryDict

from anye_desk.frame.language import Text
from anye_desk.frame.listing import Named, Page, Sort, Sorts, Wish, beyond, ordered, page_of
from anye_desk.office.access.models import Account
from anye_desk.office.casework.declaring import Kind
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.scopes import seen_by, waiting_for
from anye_desk.office.parties.lookups import FEW
from anye_desk.office.parties.matching import first_of, persons_meant, persons_named

MINE = "mine"  # no state of its own: what waits for the reader
URGENT, BACK = ("urgent_on", "pk"), ("-urgent_on", "-pk")
SORTS: Sorts = {
    "due": Sort(Text("最急的", "most urgent"), URGENT),
    "new": Sort(Text("最新的", "newest"), ("-pk",)),
    "money": Sort(Text("金额最大的", "most money"), ("-money", "-pk")),
    "risk": Sort(Text("风险最高的", "highest risk"), ("-risk", "urgent_on", "pk")),
}


def seen(account: Account, kind: Kind) -> QuerySet[Case]:
    """Return the cases of a kind that an account may see."""
    return Case.objects.filter(seen_by(account), kind=kind.name)


def waiting(account: Account, kind: Kind) -> QuerySet[Case]:
    """Return the cases of a kind that wait for an account, the most urgent first."""
    return ordered(Case.objects.filter(waiting_for(account, kind)), URGENT)


def listed(account: Account, kind: Kind, wish: Wish) -> QuerySet[Case]:
    """Return the cases a reader wants, in their order, each with its own row and its parties."""
    same = dict(wish.filters)
    state = same.pop("state", "")
    found = seen(account, kind).filter(**same)
    if state == MINE:
        found = found.filter(waiting_for(account, kind))
    elif state:
        found = found.filter(state=state)
    if wish.query:
        found = found.filter(_meant(account, wish.query))
    return ordered(with_rows(found, kind), wish.order(SORTS))


def page_of_cases(account: Account, kind: Kind, wish: Wish, asked: QueryDict) -> Page[Case]:
    """Return the page of cases that an address asks for."""
    named = Named(seen(account, kind))
    return page_of(listed(account, kind, wish), wish.order(SORTS), asked, named)


def with_rows(found: QuerySet[Case], kind: Kind) -> QuerySet[Case]:
    """Return cases with their own rows and their parties, in one question."""
    own = [f"{kind.name}__{name}" for name in kind.related]
    return found.select_related(kind.name, *own, "employer", "counterpart", "person", "handler")


def beside(account: Account, kind: Kind, case: Case) -> tuple[Case | None, Case | None]:
    """Return the cases before and after one among those that wait, or where it would stand."""
    found = waiting(account, kind)
    before, after = (ordered(beyond(found, case, order), order).first() for order in (BACK, URGENT))
    return before, after


def _meant(account: Account, query: str) -> Q:
    """Return the condition that a case bears a number, or is about whom the query names.

    Parts of an ID find somebody for those alone who may read one.
    """
    employers = first_of(query)[:FEW]
    persons = persons_meant(query) if account.reads_all else persons_named(query)
    return (
        Q(number__contains=query.strip())
        | Q(employer__in=employers)
        | Q(counterpart__in=employers)
        | Q(person__in=persons.values("pk")[:FEW])
    )
