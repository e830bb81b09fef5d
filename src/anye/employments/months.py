"""In which months is a holder in work at an employer? By a contract or post, or by insurance."""

from collections.abc import Sequence

import narwhals as nw

from anye.kernel.months import MONTHS_OF_YEAR, first_day, last_day, months_of
from anye.tables.engines.engine import Feeds, Table

AT = ("month", "person_id", "employer_id")
YEARS_BACK = 1  # how far before a year is looked for work


def months_looked_at(year: int) -> list[int]:
    """Return the months of a year and of those before it that are looked at."""
    return [month for one in range(year - YEARS_BACK, year + 1) for month in months_of(one)]


def months_in_work(feeds: Feeds, persons: Table, year: int) -> Table:
    """Return each holder's months at each employer, with ``number`` to count them by.

    A contract or post is work in every month in which it was in force on any day.
    """
    months = months_looked_at(year)
    who = persons.select("person_id")
    insured = feeds.of_months("insured_months", months).join(who, on="person_id", how="semi")
    contracts = feeds.current("labour_contracts").join(who, on="person_id", how="semi")
    found = nw.concat([insured.select(*AT), _by_contract(contracts, _days(feeds, months))])
    return found.unique([*AT]).with_columns(number=count_of_months(nw.col("month")))


def known_since(feeds: Feeds, year: int) -> int:
    """Return the first month looked at of which the store holds insurance; the year's own if none.

    Contracts alone do not tell who was out of work.
    """
    held = {int(part) for feed, part in feeds.parts if feed == "insured_months"}
    return min((month for month in months_looked_at(year) if month in held), default=year * 100 + 1)


def count_of_months(month: nw.Expr) -> nw.Expr:
    """Return a month as a number that rises by one."""
    return ((month // 100) * MONTHS_OF_YEAR + month % 100 - 1).cast(nw.Int32)


def month_of(number: nw.Expr) -> nw.Expr:
    """Return the month of a number."""
    return ((number // MONTHS_OF_YEAR) * 100 + number % MONTHS_OF_YEAR + 1).cast(nw.Int32)


def _days(feeds: Feeds, months: Sequence[int]) -> Table:
    days: dict[str, Sequence[object]] = {
        "month": list(months),
        "first_day": [first_day(month) for month in months],
        "last_day": [last_day(month) for month in months],
    }
    return feeds.engine.hold("days_looked_at", feeds.engine.small(days))


def _by_contract(contracts: Table, days: Table) -> Table:
    until = nw.coalesce("ended_on", "ends_on")
    in_force = (nw.col("starts_on") <= nw.col("last_day")) & (
        until.is_null() | (until >= nw.col("first_day"))
    )
    found = contracts.join(days, how="cross").filter(in_force)
    return found.select(nw.col("month").cast(nw.Int32), "person_id", "employer_id")
