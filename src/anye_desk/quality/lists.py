"""Figures and contradictions of a published year, as pages ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from anye.reporting.quality.figures import Figure
from anye.reporting.quality.letters import feeds_of_department
from anye.tables.contracts import CONTRACTS, EMPLOYERS_THEMSELVES
from anye.tables.quality import WHOLE_DISTRICT
from anye_desk.access.models import Account
from anye_desk.quality.models import Contradiction, PublishedReport, QualityFigure
from anye_desk.quality.moves import OFFICE

ON_A_PAGE = 25
OF_EMPLOYERS = feeds_of_department(EMPLOYERS_THEMSELVES)
CLOSED = "closed"  # no state of its own: the data have settled it


@dataclass(frozen=True, slots=True)
class Wish:
    """Which contradictions a reader wants."""

    department: str = ""
    kind: str = ""
    state: str = ""
    township: int | None = None
    after: int = 0  # the one that ended the page before


def reports() -> QuerySet[PublishedReport]:
    """Return the published reports, the latest year first."""
    return PublishedReport.objects.order_by("-year")


def feeds_of(account: Account) -> list[str]:
    """Return the feeds whose figures are open to an account."""
    return [feed for feed in CONTRACTS if account.may_see_feed(feed)]


def figures(
    year: int, feeds: Sequence[str], *, township: int | None = None, indicator: str = ""
) -> list[Figure]:
    """Return figures of a year; of one township only those that a township has a part in."""
    found = QualityFigure.objects.filter(year=year, feed__in=feeds)
    if township is not None:
        found = found.filter(township__in=(township, WHOLE_DISTRICT))
    found = found.filter(indicator=indicator) if indicator else found.filter(detail="")
    names = ("indicator", "feed", "numerator", "denominator", "month", "township", "detail")
    return [Figure(*row) for row in found.values_list(*names)]


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


def page_of(account: Account, year: int, wish: Wish) -> list[Contradiction]:
    """Return a page of contradictions, and one more if there is."""
    found = seen_contradictions(account, year).filter(id__gt=wish.after)
    if wish.department:
        found = found.filter(asked_of=wish.department)
    if wish.kind:
        found = found.filter(kind=wish.kind)
    if wish.township is not None:
        found = found.filter(township=wish.township)
    if wish.state == CLOSED:
        found = found.filter(is_in_data=False)
    elif wish.state:
        found = found.filter(is_in_data=True, state=wish.state)
    ordered = found.order_by("id").select_related("person", "employer")
    return list(ordered[: ON_A_PAGE + 1])
