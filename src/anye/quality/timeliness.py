"""及时: how long after its month did a file come, and has every month come?"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from anye.kernel.months import last_day
from anye.quality.figures import Figure
from anye.quality.indicators import MONTHLY
from anye.quality.settings import QualitySettings

Delivery = Mapping[str, Any]


def timeliness(
    deliveries: Iterable[Delivery], months: Iterable[int], on: date, settings: QualitySettings
) -> list[Figure]:
    """Return when the files of each month came, as seen on a day."""
    found = list(deliveries)
    figures: list[Figure] = []
    for feed in MONTHLY:
        for month in months:
            came = [one for one in found if (one["feed"], one["month"]) == (feed, month)]
            figures += _of_month(feed, month, came, on, settings)
    return figures


def agreed_on(month: int, settings: QualitySettings) -> date:
    """Return the day by which the file of a month is to come."""
    return last_day(month) + timedelta(days=settings.agreed_day)


def _of_month(
    feed: str, month: int, came: list[Delivery], on: date, settings: QualitySettings
) -> list[Figure]:
    agreed = agreed_on(month, settings)
    figures = []
    if came:
        first = min(one["arrived_on"] for one in came)
        days = max((first - last_day(month)).days, 0)
        late = sum(one["rows"] for one in came if one["arrived_on"] > agreed)
        rows = sum(one["rows"] for one in came)
        figures.append(Figure("days_until_arrival", feed, days, 0, month))
        figures.append(Figure("rows_after_agreed_day", feed, late, rows, month))
    if came or on > agreed:
        figures.append(Figure("months_not_arrived", feed, int(not came), 1, month))
    return figures
