"""Calendar months as the feeds write them: 202503 is March 2025."""

from datetime import date, timedelta

MONTHS_OF_YEAR = 12
OPEN_ENDED = 9999  # months; of a contract without an agreed end


def months_of(year: int) -> tuple[int, ...]:
    """Return the twelve months of a year."""
    return tuple(year * 100 + n for n in range(1, MONTHS_OF_YEAR + 1))


def first_day(month: int) -> date:
    """Return the first day of a month."""
    return date(month // 100, month % 100, 1)


def next_month(month: int) -> int:
    """Return the month after."""
    return month + 1 if month % 100 < MONTHS_OF_YEAR else month + 100 - MONTHS_OF_YEAR + 1


def last_day(month: int) -> date:
    """Return the last day of a month."""
    return first_day(next_month(month)) - timedelta(days=1)
