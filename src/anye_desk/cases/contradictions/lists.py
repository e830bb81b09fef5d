"""Contradictions of a published year, as pages ask for them."""

from urllib.parse import urlencode

from django.db.models import BigIntegerField, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from anye.quality.told.letters import feeds_of_department
from anye.tables.contracts import EMPLOYERS_THEMSELVES
from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.cases.contradictions.moves import FEDERATION, OFFICE
from anye_desk.frame.language import Text, say
from anye_desk.frame.listing import Named, Page, Sort, Sorts, Wish, page_of
from anye_desk.frame.waiting import Waiting
from anye_desk.office.access.models import Account
from anye_desk.office.parties.matching import matching
from anye_desk.office.parties.search import normalised
from anye_desk.published.quality.lists import feeds_of, reports

OF_EMPLOYERS = feeds_of_department(EMPLOYERS_THEMSELVES)
CLOSED = "closed"  # no state of its own: the data have settled it


COLUMNS = {"department": "asked_of"}  # where a filter is called otherwise
SORTS: Sorts = {
    "number": Sort(Text("编号", "No."), ("pk",)),
    "months": Sort(Text("月份", "Months"), ("-months", "pk")),
    "state": Sort(Text("状态", "State"), ("-is_in_data", "state", "pk")),
}


def seen_contradictions(account: Account, year: int) -> QuerySet[Contradiction]:
    """Return a year's contradictions that an account has a part in: asked, or having answered.

    An employer's clerk has a part in those that are asked of the employer about its own rows.
    """
    found = Contradiction.objects.filter(year=year)
    if account.is_officer:
        return found
    if account.employer_id is not None:
        return found.filter(employer=account.employer_id, feed__in=OF_EMPLOYERS, person=None)
    return found.filter(Q(feed__in=feeds_of(account)) | Q(asked_of=account.department))


def speaks_for(account: Account) -> str:
    """Return the party that an account answers for; the office speaks for whoever is asked."""
    if account.is_officer:
        return OFFICE
    return account.department or EMPLOYERS_THEMSELVES


def waits_for(account: Account) -> list[Waiting]:
    """Return what waits for an account: the contradictions that it is asked about, by year."""
    asked = FEDERATION if account.is_officer else speaks_for(account)
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
    found = seen_contradictions(account, year).filter(**same)
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
    named = Named(seen_contradictions(account, year))
    found = listed(account, year, wish)
    return page_of(found, wish.order(SORTS), asked, named)
