"""Which rows of a department's file can be relied on?

Every physical line becomes an accepted row, a rejected one or one that withdraws another; the
files written are counted again and held against a count of the lines that no reader took part in.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from anye.kernel.progress import Progress
from anye.sources.files.fingerprint import Fingerprint, fingerprint, refuse_if_changed
from anye.sources.files.reading import open_feed, refuse_by_size
from anye.sources.files.remarks import Remark, remarks_of
from anye.sources.kinds.cells import Bounds
from anye.sources.refusals import LinesLostError
from anye.sources.rows.typed import REASONS, TypedBlock, rejected_schema, typed
from anye.sources.store.held import ALL, REJECTED, ROWS, UNIDENTIFIED, WITHDRAWALS, splitting_column
from anye.sources.store.same_key import same_keys
from anye.sources.store.writing import WIDE_GROUP, PartWriter, arrow_schema, rows_written
from anye.sources.terms import Checking
from anye.tables.contracts import Contract
from anye.tables.feeds.accepted import LINES_OF_A_LOAD
from anye.tables.links.identities import UNIDENTIFIED as UNIDENTIFIED_SHAPES
from anye.tables.shape import Shape

ADDED_UP = ("money", "count")
YEAR = "year"  # the column of feeds of a year


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, checked: where its rows are now, and the sums that prove none was lost."""

    contract: Contract
    taken: Fingerprint
    folder: Path
    encoding: str
    lines: int
    parts: Mapping[str, int]
    rejected: int
    totals: Mapping[str, int]
    reasons: Mapping[str, int]
    unidentified: Mapping[str, int]  # of the rejected, by part
    taken_off: Mapping[str, int]  # of the file and its cells, before they were read
    withdrawing: Mapping[str, int]  # rows that withdraw an earlier one and never hold, by part
    remarks: tuple[Remark, ...] = ()  # what is told of it
    has_same_keys: bool = False  # rows of one key, of which one replaces the other, or is a part

    @property
    def accepted(self) -> int:
        """Return the rows that passed."""
        return sum(self.parts.values())


def check(  # noqa: PLR0913 (a progress bar is no concept of its own)
    path: Path,
    contract: Contract,
    *,
    today: date,
    into: Path,
    terms: Checking | None = None,
    progress: Progress | None = None,
    taken: Fingerprint | None = None,
    beside: Callable[[Path], dict[int, str]] | None = None,
) -> Checked:
    """Check a file; its accepted rows and its rejected ones are written below a folder.

    Args:
        path: the file.
        contract: what it is to hold.
        today: the day of the check.
        into: the folder.
        terms: the law and limits of checking.
        progress: told how many bytes are read.
        taken: its fingerprint, where that is known.
        beside: tells by line, of what was checked, why it cannot hold beside what a store holds.

    Raises:
        FileRefusedError: if the file as a whole cannot be read as this feed.
        LinesLostError: if the rows do not add up to the lines; nothing may be kept then.
    """
    refuse_by_size(path, (terms or Checking()).limits)
    asked = _Asked(
        path, contract, today, into, terms or Checking(), progress, taken or fingerprint(path)
    )
    found = _read(asked, {})
    same = same_keys(into, contract.table)
    unfit = {**(beside(into) if beside else {}), **same.conflicts}
    if unfit:  # known only now that every row has been seen
        shutil.rmtree(into)
        found = _read(asked, unfit)
    return replace(found, has_same_keys=same.any)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be checked, and where it is to be written."""

    path: Path
    contract: Contract
    today: date
    into: Path
    terms: Checking
    progress: Progress | None
    taken: Fingerprint


def _read(asked: _Asked, unfit: Mapping[int, str]) -> Checked:
    """Read the file once; rows that are known to be unfit are rejected for that, too."""
    path, contract, into, taken = asked.path, asked.contract, asked.into, asked.taken
    reading = open_feed(path, contract, asked.terms.limits, taken)
    bounds = Bounds(asked.today, asked.terms.townships)
    sums, done, part = _Sums(contract, reading.taken_off), 0, splitting_column(contract.name)
    with (
        PartWriter(into / ROWS, arrow_schema(contract.table)) as rows,
        PartWriter(into / WITHDRAWALS, arrow_schema(contract.table)) as withdrawals,
        PartWriter(into, rejected_schema(contract), WIDE_GROUP) as rejected,
        PartWriter(into / UNIDENTIFIED, arrow_schema(_doubted(contract)), WIDE_GROUP) as doubted,
    ):
        for block in reading.blocks:
            found = typed(block, contract, bounds, taken.number * LINES_OF_A_LOAD, unfit)
            rows.add_by(part, found.rows, ALL)
            withdrawals.add_by(part, found.withdrawals, ALL)
            rejected.add(Path(REJECTED).stem, found.rejected)
            if found.unidentified is not None:
                doubted.add_by(part, found.unidentified, ALL)
            sums.add(found)
            done += block.read_bytes
            if asked.progress:
                asked.progress(asked.path.name, done, taken.bytes)
            refuse_if_changed(path, taken)
    unidentified, withdrawing = rows_written(into / UNIDENTIFIED), rows_written(into / WITHDRAWALS)
    parts, refused = rows_written(into / ROWS), rows_written(into).get(Path(REJECTED).stem, 0)
    placed = sum(parts.values()) + sum(withdrawing.values()) + refused
    if placed != reading.lines:
        raise LinesLostError(reading.lines, placed)
    if unidentified != doubted.counts:
        raise LinesLostError(doubted.counts.total(), sum(unidentified.values()))
    return Checked(
        contract,
        taken,
        into,
        reading.encoding,
        reading.lines,
        parts,
        refused,
        sums.totals(),
        sums.reasons(),
        unidentified,
        sums.taken_off(),
        withdrawing,
        remarks_of(contract, reading.titles, sums.times(parts), sums.most(), path.name),
    )


def _doubted(contract: Contract) -> Shape:
    """Return the shape of rows that do not say whom they speak of; the register's all do."""
    return UNIDENTIFIED_SHAPES.get(contract.name, contract.table)


class _Sums:
    """Control totals of the accepted rows, and how often each reason was given."""

    def __init__(self, contract: Contract, taken_off: Mapping[str, int]) -> None:
        self._added_up = [field.name for field in contract.fields if field.kind in ADDED_UP]
        self._totals: Counter[str] = Counter(dict.fromkeys(self._added_up, 0))
        self._reasons: Counter[str] = Counter()
        self._taken_off: Counter[str] = Counter(taken_off)
        self._most = {one.name: 0 for one in contract.fields if one.kind == "money"}
        self._years: Counter[int] = Counter()

    def add(self, found: TypedBlock) -> None:
        for name in self._added_up:
            self._totals[name] += int(found.rows[name].cast(pl.Int64).sum())
        for name, most in self._most.items():
            largest = found.rows.select(pl.col(name).cast(pl.Int64).max()).item()
            self._most[name] = max(most, int(largest or 0))
        if YEAR in found.rows.columns:
            self._years.update(dict(found.rows[YEAR].value_counts().iter_rows()))
        self._taken_off.update(found.taken_off)
        codes = pl.element().str.replace("^.*:", "")
        told = found.rejected[REASONS].str.split(";").list.eval(codes).list.unique()  # once a row
        for reason, rows in told.explode(empty_as_null=False).value_counts().iter_rows():
            self._reasons[str(reason)] += int(rows)

    def totals(self) -> dict[str, int]:
        return dict(self._totals)

    def reasons(self) -> dict[str, int]:
        return _by_times(self._reasons)

    def most(self) -> dict[str, int]:
        return self._most

    def times(self, parts: Mapping[str, int]) -> dict[int, int]:
        """Return the rows by month, or by year where the feed has years."""
        months = {int(part): rows for part, rows in parts.items() if part != ALL}
        return months or dict(self._years)

    def taken_off(self) -> dict[str, int]:
        return _by_times(self._taken_off)


def _by_times(counted: Counter[str]) -> dict[str, int]:
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
