"""When a day ends where the departments are."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")


def last_second(day: date) -> int:
    """Return the last second of a day in China, counted since 1970 in UTC."""
    return int(datetime.combine(day + timedelta(days=1), time.min, CHINA).timestamp()) - 1
