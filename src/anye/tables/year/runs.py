"""Where the tables of a finished run lie, and from what it was worked out.

``runs/<run>/`` in a store holds one assessed year. It appears by one rename and never changes.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from anye.kernel.months import months_of
from anye.tables.damage import MANIFEST, damage_told, read_manifest

SUPERSEDED = "superseded.parquet"  # of a load
MONTHLY = ("person_months", "employer_months")
WHOLE_YEAR = ("employer_years", "persons", "known_employers", "link_findings")


class RunNotFoundError(Exception):
    """The store holds no run of this name, or none of this year."""


@dataclass(frozen=True, slots=True)
class RunManifest:
    """What a run was worked out from, and how many rows it yielded."""

    run_id: str
    year: int
    jurisdiction: str
    strict: bool
    law: str  # hash of the rules and sheets
    method: str  # hash of the steps that apply them
    loads: Mapping[str, list[Mapping[str, Any]]]  # by feed, in the order of loading
    standings: Mapping[str, str]  # of every rule and parameter used that is not confirmed
    rows: Mapping[str, int]  # by table
    unknown: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)  # by empty figure
    links: str = ""  # who is who in the loads; empty: worked out before links were made
    months: Mapping[str, str] = field(default_factory=dict)  # hash of what each follows from
    whole_year: str = ""  # hash of what the year's own tables follow from

    def text(self) -> str:
        """Return the manifest as the text of its file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run."""

    folder: Path
    manifest: RunManifest

    def file(self, table: str, month: int | None = None) -> Path:
        """Return the file of a table, or of one month of it."""
        return table_file(self.folder, table, month)

    def files(self, table: str) -> tuple[Path, ...]:
        """Return all files of a table."""
        if table in MONTHLY:
            return tuple(self.file(table, month) for month in months_of(self.manifest.year))
        return (self.file(table),)

    @property
    def store(self) -> Path:
        """Return the store that holds the run."""
        return self.folder.parents[1]


def superseded_files(run: Run, feed: str) -> list[Path]:
    """Return the files that say which rows of a run's loads were replaced, and by which."""
    feeds = run.folder.parent.parent / "feeds" / feed
    files = (feeds / load["load_id"] / SUPERSEDED for load in run.manifest.loads.get(feed, ()))
    return [file for file in files if file.is_file()]


def table_file(folder: Path, table: str, month: int | None = None) -> Path:
    """Return where a run's folder keeps a table, or one month of it."""
    return folder / table / f"{month}.parquet" if month else folder / f"{table}.parquet"


def rows_in(file: Path) -> int:
    """Return how many rows a table's file holds."""
    with damage_told(file):
        return int(pq.read_metadata(file).num_rows)


def run_folder(store: Path, run_id: str) -> Path:
    """Return where a run is kept."""
    return store / "runs" / run_id


def runs(store: Path, year: int | None = None) -> tuple[Run, ...]:
    """Return the finished runs, of one year if given, the one finished last coming last."""
    manifests = sorted(
        (store / "runs").glob(f"*/{MANIFEST}"), key=lambda path: (path.stat().st_mtime_ns, path)
    )
    found = (_read(path.parent) for path in manifests)
    return tuple(run for run in found if year in {None, run.manifest.year})


def run_of(store: Path, run_id: str) -> Run:
    """Return a finished run by its name.

    Raises:
        RunNotFoundError: if there is none.
    """
    folder = run_folder(store, run_id)
    if not (folder / MANIFEST).is_file():
        raise RunNotFoundError(run_id)
    return _read(folder)


def latest_run(store: Path, year: int) -> Run:
    """Return the run of a year that was finished last.

    Raises:
        RunNotFoundError: if the year has none.
    """
    found = runs(store, year)
    if not found:
        raise RunNotFoundError(str(year))
    return found[-1]


def _read(folder: Path) -> Run:
    return Run(folder, read_manifest(RunManifest, folder / MANIFEST))
