"""What does a store hold of a year, and which feeds of it are lacking?"""

from collections.abc import Mapping
from typing import Literal

from anye.kernel.months import months_of
from anye.sources.store.held import MONTH, Snapshot, splitting_column
from anye.tables.feeds.accepted import FEED_TABLES

EVIDENCE = (  # without any of these a year says nothing of anybody
    "labour_contracts",
    "insured_months",
    "wage_months",
    "dispatch_agreements",
    "declarations",
)


class NothingOfTheYearError(Exception):
    """The store holds nothing from which the year could be worked out."""

    def __init__(self, year: int, held: Mapping[str, tuple[str, str]]) -> None:
        """Keep the year, and of each feed that is there the first and last month, if it has any."""
        super().__init__(year)
        self.year, self.held = year, held

    def say(self, language: Literal["zh", "en"]) -> str:
        """Say what is there instead, and what to do."""
        if language == "en":
            there = ", ".join(_span(feed, months) for feed, months in self.held.items())
            return (
                f"The store holds nothing of {self.year}: no contract, insurance, wage, agreement "
                f"or declaration. It holds: {there}. Load the files of the year"
            )
        there = "、".join(_span(FEED_TABLES[feed].zh, months) for feed, months in self.held.items())
        return (
            f"没有{self.year}年的合同、社保、工资、派遣协议或申报，算不出这一年；"
            f"数据目录中有：{there}。请先把该年度的文件入库"
        )


def _span(name: str, months: tuple[str, str]) -> str:
    first, last = months
    return f"{name} {first}–{last}" if first != last else f"{name} {first}".rstrip()


def feeds_lacking(snapshot: Snapshot, year: int) -> tuple[str, ...]:
    """Return the feeds of which the store holds nothing that the year could rest on.

    Raises:
        NothingOfTheYearError: if these are all from which a year is worked out.
    """
    of_year = {str(month) for month in months_of(year)}
    held = {feed: parts for feed in FEED_TABLES if (parts := snapshot.parts(feed))}
    there = {
        feed
        for feed, parts in held.items()
        if splitting_column(feed) != MONTH or of_year & set(parts)
    }
    if not there & set(EVIDENCE):
        spans = {
            feed: (parts[0], parts[-1]) if splitting_column(feed) == MONTH else ("", "")
            for feed, parts in held.items()
        }
        raise NothingOfTheYearError(year, spans)
    return tuple(feed for feed in FEED_TABLES if feed not in there)
