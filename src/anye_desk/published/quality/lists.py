"""Figures of a published year, as pages ask for them."""

from collections.abc import Sequence

from django.db.models import QuerySet

from anye.quality.figures import Figure
from anye.quality.indicators import INDICATORS, Indicator, owner_of
from anye.tables.contracts import CONTRACTS
from anye.tables.quality.measured import WHOLE_DISTRICT
from anye_desk.office.access.models import Account
from anye_desk.published.quality.models import PublishedReport, QualityFigure


def reports() -> QuerySet[PublishedReport]:
    """Return the published reports, the latest year first."""
    return PublishedReport.objects.order_by("-year")


def feeds_of(account: Account) -> list[str]:
    """Return the feeds whose figures are open to an account."""
    return [feed for feed in CONTRACTS if account.may_see_feed(feed)]


def chosen_feeds(account: Account, department: str) -> list[str]:
    """Return the feeds whose figures are open to an account; of one department, if it is named."""
    feeds = feeds_of(account)
    return [feed for feed in feeds if owner_of(feed) == department] if department else feeds


def seen_indicator(account: Account, code: str, feed: str) -> Indicator | None:
    """Return an indicator of a feed, if there is one that an account may see."""
    one = INDICATORS.get(code)
    return one if one and feed in one.feeds and account.may_see_feed(feed) else None


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
