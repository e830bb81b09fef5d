"""How does a department's file enter the store: whole, once, and traceably?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from anye.kernel.progress import Progress
from anye.sources.check import Checked, check
from anye.sources.file_names import shown
from anye.sources.files.fingerprint import Fingerprint, fingerprint
from anye.sources.files.reading import refuse_by_size
from anye.sources.files.remarks import Remark
from anye.sources.refusals import LinesLostError
from anye.sources.store.durable import only_writer, room, show
from anye.sources.store.held import (
    SUPERSEDED,
    Manifest,
    folder,
    held,
    loads,
)
from anye.sources.store.superseding import (
    Fresh,
    Superseded,
    fresh_parts,
    no_longer_held,
    replaced_of,
    supersede,
    totals_of_files,
    without_effect,
)
from anye.sources.terms import Checking
from anye.tables.contracts import Contract
from anye.tables.damage import MANIFEST


class TwoLoadsOfOneNumberError(Exception):
    """Another load's content hash begins with the same 31 bits (once in two thousand million)."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of a file: its load, and whether it was there before."""

    manifest: Manifest
    is_new: bool
    folder: Path
    no_longer_held: int = 0  # of a file that was there before: rows that later files replaced
    newer_replaced: Mapping[str, int] = field(default_factory=dict)  # rows by file received later
    remarks: tuple[Remark, ...] = ()  # of a file that is new


def load(  # noqa: PLR0913 (what is kept of a file, and what checks it)
    store: Path,
    path: Path,
    contract: Contract,
    *,
    today: date,
    received: date | None = None,
    terms: Checking | None = None,
    progress: Progress | None = None,
    again: bool = False,
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
        again: load a file that was loaded before once more, if some row of it no longer holds.

    Raises:
        FileRefusedError: if the file as a whole cannot be read as this feed.
        LinesLostError: if its rows do not add up; the store is as it was.
        StoreIsBusyError: if another process is writing into the store.
        DiskIsFullError: if there is no room; the store is as it was.
    """
    terms = terms or Checking()
    refuse_by_size(path, terms.limits)
    with only_writer(store), room(store) as staging:
        taken = fingerprint(path)
        known = [one for one in loads(store, contract.name) if one.sha256 == taken.sha256]
        if known:
            there = _there_before(store, known[-1])
            if not (again and there.no_longer_held):
                return there
            taken = replace(taken, times=len(known))
        _refuse_same_number(store, contract.name, taken)
        staged = staging / taken.load_id
        checked = check(
            path,
            contract,
            today=today,
            into=staged,
            terms=terms,
            progress=progress,
            taken=taken,
            beside=lambda into: without_effect(contract.table, _fresh(store, contract.name, into)),
        )
        manifest = _finished(store, checked, shown(path.name), (today, received or today))
        place = folder(store, contract.name, taken.load_id)
        show(staged, place)
    newer = _newer_replaced(store, manifest)
    return LoadReport(manifest, True, place, newer_replaced=newer, remarks=checked.remarks)  # noqa: FBT003


def _there_before(store: Path, known: Manifest) -> LoadReport:
    later = [
        folder(store, known.feed, one.load_id) / SUPERSEDED
        for one in loads(store, known.feed)
        if one.superseded
    ]
    gone = no_longer_held(known.number, later)
    return LoadReport(known, False, folder(store, known.feed, known.load_id), gone)  # noqa: FBT003


def _newer_replaced(store: Path, manifest: Manifest) -> dict[str, int]:
    """Return by file how many rows a load replaced of those that came on a later day than it."""
    newer = {
        one.number: one.file
        for one in loads(store, manifest.feed)
        if one.arrived_on > manifest.arrived_on
    }
    gone = folder(store, manifest.feed, manifest.load_id) / SUPERSEDED
    found = dict[str, int]()
    for number, rows in sorted(replaced_of(gone, list(newer)).items()):
        found[newer[number]] = found.get(newer[number], 0) + rows
    return found


def _refuse_same_number(store: Path, feed: str, taken: Fingerprint) -> None:
    if any(manifest.number == taken.number for manifest in loads(store, feed)):
        raise TwoLoadsOfOneNumberError(taken.load_id)


def _fresh(store: Path, feed: str, checked: Path) -> dict[str, Fresh]:
    """Return the parts of a load that is being made, and what holds of them in the store."""
    earlier = held(store)
    return fresh_parts(checked, lambda part: earlier.current(feed, part))


def _finished(store: Path, checked: Checked, file: str, days: tuple[date, date]) -> Manifest:
    """Write what a load supersedes and its manifest, after adding up its files once more."""
    fresh = _fresh(store, checked.contract.name, checked.folder)
    written = tuple(part.rows for part in fresh.values() if part.rows)
    rows, sums = totals_of_files(written, tuple(checked.totals))
    if rows != checked.accepted or sums != checked.totals:
        raise LinesLostError(checked.accepted, rows)
    superseded = supersede(checked.contract.table, fresh, checked.folder)
    manifest = _manifest(store, checked, superseded, file, days)
    (checked.folder / MANIFEST).write_text(manifest.text(), "utf-8")
    return manifest


def _manifest(
    store: Path, checked: Checked, superseded: Superseded, file: str, days: tuple[date, date]
) -> Manifest:
    today, received = days
    inside, withdrawing = sum(superseded.inside.values()), sum(checked.withdrawing.values())
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
        superseded_inside=inside + withdrawing,
        superseded_earlier=sum(superseded.earlier.values()),
        totals=checked.totals,
        reasons=checked.reasons,
        parts=checked.parts,
        superseded=superseded.parts(),
        unidentified=checked.unidentified,
        taken_off=checked.taken_off,
        withdrawing=withdrawing,
        added_up=superseded.added_up,
        received_on="" if received == today else received.isoformat(),
    )
    accounted = manifest.accepted + manifest.rejected + manifest.superseded_inside
    if accounted != manifest.lines:
        raise LinesLostError(manifest.lines, accounted)
    return manifest
