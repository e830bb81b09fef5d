"""Where the finished reports on data quality lie, and what each was measured from.

``quality/<report>/`` in a store holds the indicators and contradictions of one run's year as
seen on one day, with the rejected rows they were counted from. It appears by one rename and
never changes.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from anye.tables.damage import MANIFEST, read_manifest
from anye.tables.year.runs import table_file

ROOM = "quality"
REJECTED = "rejected"
NAME = 16  # hex digits


class QualityNotMeasuredError(Exception):
    """The store holds no report on data quality, or none of this year."""


@dataclass(frozen=True, slots=True)
class QualityManifest:
    """What a report was measured from, and how many rows it yielded."""

    report_id: str
    run_id: str
    year: int
    on: str  # the day as of which months count as late
    settings: Mapping[str, Any]
    loads: Mapping[str, list[Mapping[str, Any]]]  # by feed: load_id, number, file
    rows: Mapping[str, int]  # by table

    def text(self) -> str:
        """Return the manifest as the text of its file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@dataclass(frozen=True, slots=True)
class QualityReport:
    """A finished report."""

    folder: Path
    manifest: QualityManifest

    def file(self, table: str) -> Path:
        """Return the file of a table."""
        return table_file(self.folder, table)

    def rejected(self) -> list[Path]:
        """Return the files of rejected rows."""
        return sorted((self.folder / REJECTED).glob("*.parquet"))

    def line_of(self, feed: str, source_row: int) -> tuple[str, int]:
        """Return the name of the file a row came in, and its line there."""
        number, line = divmod(source_row, 2**32)
        for load in self.manifest.loads.get(feed, ()):
            if load["number"] == number:
                return str(load["file"]), line
        return "", line

    def load_of(self, feed: str, source_row: int) -> str:
        """Return the name of the load a row came in; empty where the report knows none."""
        number = source_row >> 32
        loads = self.manifest.loads.get(feed, ())
        return next((str(load["load_id"]) for load in loads if load["number"] == number), "")


def report_id(run_id: str, on: str, settings: Mapping[str, Any], method: str) -> str:
    """Return the name of a report, by what it is measured from."""
    content = json.dumps([run_id, on, dict(settings), method], sort_keys=True)
    return sha256(content.encode()).hexdigest()[:NAME]


def report_folder(store: Path, name: str) -> Path:
    """Return where a report is kept."""
    return store / ROOM / name


def report_of(store: Path, name: str) -> QualityReport:
    """Return a finished report by its name.

    Raises:
        QualityNotMeasuredError: if there is none.
    """
    folder = report_folder(store, name)
    if not (folder / MANIFEST).is_file():
        raise QualityNotMeasuredError(name)
    return _read(folder)


def latest_report_of(store: Path, run_id: str) -> QualityReport | None:
    """Return the report on a run that was finished last, or None where there is none."""
    found = [report for report in _reports(store) if report.manifest.run_id == run_id]
    return found[-1] if found else None


def _reports(store: Path) -> list[QualityReport]:
    """Return every finished report, the one finished last coming last."""
    manifests = (store / ROOM).glob(f"*/{MANIFEST}")
    ordered = sorted(manifests, key=lambda path: (path.stat().st_mtime_ns, path))
    return [_read(path.parent) for path in ordered]


def _read(folder: Path) -> QualityReport:
    return QualityReport(folder, read_manifest(QualityManifest, folder / MANIFEST))
