"""What of an earlier run still holds and need not be worked out again?

A month is named by all that its tables follow from: law, method, and the rows it reads; so is the
rest of the year. A run whose month or year has the name of an earlier run's takes its files over;
runs never change, so the two share them on the disk.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from anye.assessment.versions import law_version, method_version
from anye.kernel.months import months_of
from anye.kernel.versions import named_by
from anye.tables.engine import WHOLE, Feeds, Part
from anye.tables.runs import MONTHLY, WHOLE_YEAR, Run, rows_in, table_file
from anye.tables.sharing import share

OF_THE_MONTH = ("insured_months", "wage_months")
OF_EVERY_MONTH = (
    "disability_certificates",
    "military_certificates",
    "labour_contracts",
    "dispatch_agreements",
)
OF_THE_YEAR = ("employers", "declarations")  # and all that its months follow from
Names = Mapping[str, str]  # by month, as text: the hash of all that its tables follow from


def names_of_months(
    store: Path, feeds: Feeds, year: int, settings: Mapping[str, str | int | bool]
) -> Names:
    """Return the name of each month of a year, as the feeds stand."""
    rest = {
        "law": law_version(),
        "method": method_version(),
        "settings": dict(settings),
        **{feed: _inputs(store, feeds.part(feed, WHOLE)) for feed in OF_EVERY_MONTH},
    }
    return {str(month): _name(store, feeds, str(month), rest) for month in months_of(year)}


def name_of_year(store: Path, feeds: Feeds, months: Names) -> str:
    """Return the name of what follows from a whole year, as the feeds stand."""
    rest = {feed: _inputs(store, feeds.part(feed, WHOLE)) for feed in OF_THE_YEAR}
    return named_by({"months": dict(months), **rest})


def take_over(earlier: Iterable[Run], names: Names, folder: Path) -> dict[int, dict[str, int]]:
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
