"""What people decide on the desk returns to the core as feeds, like any department's files.

The core alone counts: a figure rests on the file that was returned, whose content names it, so
each can be worked out again.
"""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from anye.pipeline.year import load
from anye.sources.load import LoadReport
from anye.sources.store.held import REJECTED
from anye.tables.contracts import CONTRACTS, WITHDRAWS, Contract
from anye.tables.engines import parquet
from anye_desk.office.casework.declaring import Kind, Returned

FIRST = 2  # line of the file, after the headings


class RowsNotTakenError(Exception):
    """The core rejected rows of the desk's own, and took all others; nothing is lost."""

    def __init__(self, count: int) -> None:
        """Keep how many."""
        self.count = count
        super().__init__(count)


def return_all(kinds: Iterable[Kind], store: Path, *, today: date) -> dict[str, LoadReport]:
    """Return what all kinds have decided; the same twice changes nothing.

    Raises:
        StoreIsBusyError: if another load or run is being written; nothing is lost, try again.
        RowsNotTakenError: if the core rejected rows; it took all others.
    """
    found: dict[str, LoadReport] = {}
    for kind in kinds:
        if kind.returns and (report := _return(kind, kind.returns, store, today)):
            found[kind.name] = report
    if rejected := sum(report.manifest.rejected for report in found.values()):
        raise RowsNotTakenError(rejected)
    return found


@transaction.atomic
def _return(kind: Kind, returned: Returned, store: Path, today: date) -> LoadReport | None:
    rows, contract = returned.rows(today), CONTRACTS[returned.feed]
    if not rows:
        return None
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{contract.zh}-工作台{kind.words.zh}.csv"
        _write(file, contract, rows)
        report = load(store, contract.name, file, today=today, again=True)
    are_rejected = report.manifest.rejected
    rejected = set(parquet.read(report.folder / REJECTED)["line"]) if are_rejected else set()
    returned.keep([row for line, row in enumerate(rows, FIRST) if line not in rejected], today)
    return report


def _write(file: Path, contract: Contract, rows: Iterable[Mapping[str, str]]) -> None:
    fields = [*contract.fields, WITHDRAWS]
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([field.heading for field in fields])
        writer.writerows([row[field.name] for field in fields] for row in rows)
