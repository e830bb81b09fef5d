"""Of which years and months does a store hold anything?"""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from anye.kernel.months import months_of
from anye.sources.store.held import Snapshot, splitting_column
from anye.tables.feeds.accepted import FEED_TABLES

MONTHLY = tuple(feed for feed in FEED_TABLES if splitting_column(feed))


class YearNotHeldError(Exception):
    """The store holds months, but none of this year."""

    def __init__(self, year: int, years: Sequence[int]) -> None:
        """Keep the year and those that are there."""
        super().__init__(year, *years)
        self.year, self.years = year, years

    def say(self, language: Literal["zh", "en"]) -> str:
        """Say which years there are."""
        known = ("、" if language == "zh" else ", ").join(map(str, self.years))
        if language == "zh":
            return f"数据目录中没有{self.year}年的参保和工资数据；已有：{known}"
        return f"The insured and wage months of {self.year} are not in the store; it has {known}"


class NothingYetError(Exception):
    """On this day the store held nothing yet."""

    def __init__(self, day: date, first: date) -> None:
        """Keep the day and the first one on which anything was loaded."""
        super().__init__(day, first)
        self.day, self.first = day, first

    def say(self, language: Literal["zh", "en"]) -> str:
        """Say since when there is anything."""
        if language == "zh":
            return f"{self.day} 时数据目录中还没有数据；最早的文件于 {self.first} 入库"
        return f"The store held nothing on {self.day}; its first file was loaded on {self.first}"


def months_held(snapshot: Snapshot, feed: str) -> tuple[int, ...]:
    """Return the months of which a monthly feed holds rows."""
    return tuple(int(part) for part in snapshot.parts(feed) if part.isdecimal())


def years_held(snapshot: Snapshot) -> tuple[int, ...]:
    """Return the years of which a monthly feed holds any month."""
    months = (month for feed in MONTHLY for month in months_held(snapshot, feed))
    return tuple(sorted({month // 100 for month in months}))


def months_missing(snapshot: Snapshot, feed: str, year: int) -> tuple[int, ...]:
    """Return the months of a year of which a monthly feed holds nothing."""
    there = months_held(snapshot, feed)
    return tuple(month for month in months_of(year) if month not in there)


def fail_if_not_held(snapshot: Snapshot, year: int) -> None:
    """Refuse a year of which there is no month where there are months of others.

    Raises:
        YearNotHeldError: if so.
    """
    years = years_held(snapshot)
    if years and year not in years:
        raise YearNotHeldError(year, years)
