"""Counting in working days, by the office's own dated table."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import yaml

TABLE = "working_days.yaml"
A_DAY = timedelta(days=1)
SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Test whether offices work on a day; in a year not announced, weekends alone are free."""
    rest, work = _announced().get(day.year, (frozenset(), frozenset()))
    return day in work or (day.weekday() < SATURDAY and day not in rest)


def is_announced(year: int) -> bool:
    """Test whether the holidays of a year are known."""
    return year in _announced()


def after(day: date, working_days: int) -> date:
    """Return the day on which so many working days have passed since a day, which is not counted.

    Raises:
        ValueError: if the number is negative.
    """
    if working_days < 0:
        raise ValueError(working_days)
    while working_days:
        day += A_DAY
        working_days -= is_working_day(day)
    return day


def between(first: date, last: date) -> int:
    """Return how many working days pass from a day until another; negative if that is earlier."""
    if last < first:
        return -between(last, first)
    return sum(is_working_day(first + A_DAY * n) for n in range(1, (last - first).days + 1))


@cache
def _announced() -> dict[int, tuple[frozenset[date], frozenset[date]]]:
    table = yaml.safe_load(files(__package__).joinpath(TABLE).read_text("utf-8"))
    return {year: (_all(said["rest"]), _all(said["work"])) for year, said in table.items()}


def _all(spans: Iterable[str]) -> frozenset[date]:
    return frozenset(day for span in spans for day in _days(span))


def _days(span: str) -> Iterator[date]:
    first, _, last = span.partition("/")
    day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    while day <= end:
        yield day
        day += A_DAY
