"""What of an earlier run still holds and need not be worked out again?

A month is named by all that its tables follow from: law, method, and the rows it reads; so is the
rest of the year. A run whose month or year has the name of an earlier run's takes its files over;
runs never change, so the two share them on the disk.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import narwhals as nw

from anye.assessment.evidence import ended_employers
from anye.assessment.versions import law_of_month, law_of_rest, method_version
from anye.kernel.months import first_day, last_day, months_of
from anye.kernel.versions import named_by
from anye.rulebook.terms import Terms
from anye.tables.engines.engine import WHOLE, Feeds, Part
from anye.tables.feeds.accepted import FEED_TABLES
from anye.tables.sharing import share
from anye.tables.year.runs import MONTHLY, WHOLE_YEAR, Run, rows_in, table_file

OF_THE_MONTH = ("insured_months", "wage_months")
CERTIFICATES = ("disability_certificates", "military_certificates")
LASTING = {  # by feed, the columns of which the first that is not empty is the last day
    "labour_contracts": ("ended_on", "ends_on"),
    "dispatch_agreements": ("ends_on",),
}
OF_EVERY_MONTH = (*CERTIFICATES, *LASTING)
OF_THE_YEAR = ("employers", "declarations")  # and all that its months follow from
ENDED = ("employers",)  # of which a month asks only who had ended
NamesOfMonths = Mapping[str, str]  # by month, as text: the hash of all that its tables follow from


def names_of_months(store: Path, feeds: Feeds, year: int, terms: Terms) -> NamesOfMonths:
    """Return the name of each month of a year, as the feeds stand.

    Raises:
        LawNotKnownError: if the law of a month is not known.
    """
    rest = {
        "method": method_version(),
        **{feed: _inputs(store, feeds.part(feed, WHOLE)) for feed in CERTIFICATES},
        **{feed: _inputs(store, replace(feeds.part(feed, WHOLE), added=())) for feed in LASTING},
    }
    added = [row for feed in LASTING for row in _added_of_holders(feeds, feed)]
    gone = feeds.engine.fetch(ended_employers(feeds))
    return {
        str(month): _name(
            store,
            feeds,
            str(month),
            {
                **rest,
                "law": law_of_month(month, terms),
                "added": _in_force(added, month),
                "ended": _ended_before(gone, month),
            },
        )
        for month in months_of(year)
    }


def name_of_year(store: Path, feeds: Feeds, months: NamesOfMonths, year: int, terms: Terms) -> str:
    """Return the name of what follows from a whole year, as the feeds stand.

    Raises:
        LawNotKnownError: if its law is not known and the terms are strict.
    """
    read = (*OF_THE_YEAR, *LASTING)
    rest = {feed: _inputs(store, feeds.part(feed, WHOLE)) for feed in read}
    return named_by({"months": dict(months), "law": law_of_rest(year, terms), **rest})


def take_over(
    earlier: Iterable[Run], names: NamesOfMonths, folder: Path
) -> dict[int, dict[str, int]]:
    """Put the files of months that earlier runs share into a folder; return their rows.

    Args:
        earlier: finished runs, those to be asked first coming first.
        names: by month, as text.
        folder: of the run that is being made.
    """
    taken: dict[int, dict[str, int]] = {}
    for run in earlier:
        for month, name in run.manifest.months.items():
            if names.get(month) == name and int(month) not in taken:
                taken[int(month)] = {
                    table: _shared(run, table, int(month), folder) for table in MONTHLY
                }
    return taken


def take_over_year(earlier: Iterable[Run], name: str, folder: Path) -> dict[str, int]:
    """Put the year's own files into a folder where an earlier run shares them; return their rows.

    Args:
        earlier: finished runs, those to be asked first coming first.
        name: of the year.
        folder: of the run that is being made.
    """
    for run in earlier:
        if run.manifest.whole_year == name:
            return {table: _shared(run, table, None, folder) for table in WHOLE_YEAR}
    return {}


def _name(store: Path, feeds: Feeds, month: str, rest: Mapping[str, object]) -> str:
    of_month = {feed: _inputs(store, feeds.part(feed, month)) for feed in OF_THE_MONTH}
    return named_by({"month": month, **of_month, **rest})


def _added_of_holders(feeds: Feeds, feed: str) -> list[dict[str, Any]]:
    """Return the rows of certificate holders that linkage added to a feed of lasting posts.

    New evidence adds a few in every month, and a month reads those of holders alone.
    """
    files = feeds.part(feed, WHOLE).added
    if not files:
        return []
    holders = nw.concat([feeds.current(one).select("person_id") for one in CERTIFICATES]).unique()
    rows = feeds.engine.scan(FEED_TABLES[feed], files).join(holders, on="person_id", how="semi")
    return [{"feed": feed, **row} for row in feeds.engine.fetch(rows)]


def _in_force(rows: Iterable[Mapping[str, Any]], month: int) -> list[list[str]]:
    """Return the rows in force on any day of a month, as texts."""
    first, last = first_day(month), last_day(month)
    return sorted(
        [str(value) for value in row.values()]
        for row in rows
        if row["starts_on"] <= last and (_until(row) or last) >= first
    )


def _ended_before(rows: Iterable[Mapping[str, Any]], month: int) -> str:
    """Name the employers that had ended when a month began; of the register it reads no more."""
    gone = sorted(row["employer_id"] for row in rows if row["closed_on"] <= first_day(month))
    return sha256(repr(gone).encode()).hexdigest()


def _until(row: Mapping[str, Any]) -> date | None:
    return next((row[name] for name in LASTING[row["feed"]] if row[name]), None)


def _inputs(store: Path, part: Part) -> dict[str, list[str]]:
    """Name a part's rows: loads never change, what linkage did is named by its content."""
    return {
        "rows": [str(file.relative_to(store)) for file in part.files],
        "superseded": [str(file.relative_to(store)) for file in part.superseded],
        "removed": [sha256(file.read_bytes()).hexdigest() for file in part.removed],
        "added": [sha256(file.read_bytes()).hexdigest() for file in part.added],
    }


def _shared(run: Run, table: str, month: int | None, folder: Path) -> int:
    return rows_in(share(run.file(table, month), table_file(folder, table, month)))
