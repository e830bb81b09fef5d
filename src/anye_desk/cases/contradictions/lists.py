"""Contradictions of a published year, as pages ask for them."""

from urllib.parse import urlencode

from django.db.models import BigIntegerField, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.cases.contradictions.moves import FEDERATION
from anye_desk.cases.contradictions.scopes import seen_contradictions, speaks_for
from anye_desk.frame.language import Text, say
from anye_desk.frame.listing import Named, Page, Sort, Sorts, Wish, page_of
from anye_desk.frame.waiting import Waiting
from anye_desk.office.access.models import Account
from anye_desk.office.parties.matching import matching
from anye_desk.office.parties.search import normalised
from anye_desk.published.quality.lists import reports

CLOSED = "closed"  # no state of its own: the data have settled it


COLUMNS = {"department": "asked_of"}  # where a filter is called otherwise
SORTS: Sorts = {
    "number": Sort(Text("编号", "No."), ("pk",)),
    "months": Sort(Text("月份", "Months"), ("-months", "pk")),
    "state": Sort(Text("状态", "State"), ("-is_in_data", "state", "pk")),
}


def waits_for(account: Account) -> list[Waiting]:
    """Return what waits for an account: the contradictions that it is asked about, by year."""
    asked = FEDERATION if account.is_officer else speaks_for(account)
    if asked is None:
        return []
    wish = Wish(filters={"department": asked, "state": Contradiction.State.OPEN})
    query = urlencode(wish.filters)
    return [
        Waiting(
            say(
                f"{year} 年请本单位答复的数据矛盾",
                f"Contradictions of {year} that you are asked about",
            ),
            listed(account, year, wish).count(),
            f"{reverse('contradictions', args=[year])}?{query}",
        )
        for year in reports().values_list("year", flat=True)
    ]


def _numbered(query: str) -> Q:
    """Return what bears a number: the desk's own, or the one in letters."""
    number = normalised(query).strip()
    if not number.isdecimal() or int(number) > BigIntegerField.MAX_BIGINT:
        return Q(pk__in=())
    return Q(pk=int(number)) | Q(contradiction_id=int(number))


def listed(account: Account, year: int, wish: Wish) -> QuerySet[Contradiction]:
    """Return the contradictions a reader wants, in their order."""
    same = {COLUMNS.get(name, name): wanted for name, wanted in wish.filters.items()}
    state = same.pop("state", "")
    found = seen_contradictions(account).filter(year=year, **same)
    if state == CLOSED:
        found = found.filter(is_in_data=False)
    elif state:
        found = found.filter(is_in_data=True, state=state)
    if wish.query:
        found = found.filter(
            _numbered(wish.query) | Q(employer__in=matching(wish.query).values("pk"))
        )
    return found.order_by(*wish.order(SORTS)).select_related("person", "employer")


def page_of_contradictions(
    account: Account, year: int, wish: Wish, asked: QueryDict
) -> Page[Contradiction]:
    """Return the page of contradictions that an address asks for."""
    named = Named(seen_contradictions(account))
    found = listed(account, year, wish)
    return page_of(found, wish.order(SORTS), asked, named)
