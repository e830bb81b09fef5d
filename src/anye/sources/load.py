"""How does a department's file enter the store: whole, once, and traceably?"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from anye.sources.check import Checked, check
from anye.sources.durable import only_writer, room, show
from anye.sources.file_names import shown
from anye.sources.fingerprint import Fingerprint, Progress, fingerprint
from anye.sources.reading import refuse_by_size
from anye.sources.refusals import LinesLostError
from anye.sources.store import (
    MANIFEST,
    ROWS,
    SUPERSEDED,
    LoadNotFoundError,
    Manifest,
    folder,
    held,
    load_of,
    loads,
)
from anye.sources.superseding import Superseded, supersede, totals
from anye.sources.terms import Terms
from anye.tables.contracts import Contract


class TwoLoadsOfOneNumberError(Exception):
    """Another load's content hash begins with the same 31 bits (once in two thousand million)."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of a file: its load, and whether it was there before."""

    manifest: Manifest
    is_new: bool
    folder: Path


def load(  # noqa: PLR0913 (what is kept of a file, and what checks it)
    store: Path,
    path: Path,
    contract: Contract,
    *,
    today: date,
    received: date | None = None,
    terms: Terms | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """Check a file and keep it in the store, whole or not at all.

    Args:
        store: the store's folder.
        path: the file.
        contract: what the file is to hold.
        today: the day it is checked.
        received: the day it came, if not today.
        terms: the law and limits of checking.
        progress: told how many bytes are read.

    Raises:
        FileRefusedError: if the file as a whole cannot be read as this feed.
        LinesLostError: if its rows do not add up; the store is as it was.
        StoreIsBusyError: if another process is writing into the store.
        DiskIsFullError: if there is no room; the store is as it was.
    """
    terms = terms or Terms()
    refuse_by_size(path, terms.limits)
    with only_writer(store), room(store) as staging:
        taken = fingerprint(path)
        known = _known(store, contract.name, taken)
        if known:
            return LoadReport(
                known, is_new=False, folder=folder(store, contract.name, known.load_id)
            )
        staged = staging / taken.load_id
        checked = check(
            path, contract, today=today, into=staged, terms=terms, progress=progress, taken=taken
        )
        manifest = _finished(store, checked, shown(path.name), (today, received or today))
        place = folder(store, contract.name, taken.load_id)
        show(staged, place)
    return LoadReport(manifest, is_new=True, folder=place)


def _known(store: Path, feed: str, taken: Fingerprint) -> Manifest | None:
    try:
        return load_of(store, feed, taken.load_id)
    except LoadNotFoundError:
        pass
    if any(manifest.number == taken.number for manifest in loads(store, feed)):
        raise TwoLoadsOfOneNumberError(taken.load_id)
    return None


def _finished(store: Path, checked: Checked, file: str, days: tuple[date, date]) -> Manifest:
    """Write what a load supersedes and its manifest, after adding up its files once more."""
    feed = checked.contract.name
    files = {part: checked.folder / ROWS / f"{part}.parquet" for part in checked.parts}
    rows, sums = totals(tuple(files.values()), tuple(checked.totals))
    if rows != checked.accepted or sums != checked.totals:
        raise LinesLostError(checked.accepted, rows)
    earlier = held(store)
    before = {part: earlier.current(feed, part) for part in files}
    superseded = supersede(checked.contract.table, files, before, checked.folder / SUPERSEDED)
    manifest = _manifest(store, checked, superseded, file, days)
    (checked.folder / MANIFEST).write_text(manifest.text(), "utf-8")
    return manifest


def _manifest(
    store: Path, checked: Checked, superseded: Superseded, file: str, days: tuple[date, date]
) -> Manifest:
    today, received = days
    inside = sum(superseded.inside.values())
    feed = checked.contract.name
    manifest = Manifest(
        feed=feed,
        load_id=checked.taken.load_id,
        number=checked.taken.number,
        sequence=1 + max((earlier.sequence for earlier in loads(store, feed)), default=0),
        file=file,
        sha256=checked.taken.sha256,
        bytes=checked.taken.bytes,
        encoding=checked.encoding,
        checked_on=today.isoformat(),
        lines=checked.lines,
        accepted=checked.accepted - inside,
        rejected=checked.rejected,
        superseded_inside=inside,
        superseded_earlier=sum(superseded.earlier.values()),
        totals=checked.totals,
        reasons=checked.reasons,
        parts=checked.parts,
        superseded=superseded.parts(),
        unidentified=checked.unidentified,
        taken_off=checked.taken_off,
        received_on="" if received == today else received.isoformat(),
    )
    accounted = manifest.accepted + manifest.rejected + manifest.superseded_inside
    if accounted != manifest.lines:
        raise LinesLostError(manifest.lines, accounted)
    return manifest
