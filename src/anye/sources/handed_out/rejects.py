"""What does a department get back: its rejected rows, why, and how to put them right?

The template's own columns come first, so the corrected workbook loads again; the columns after
them are passed over by the loader.
"""

import csv
import glob
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import polars as pl
import pyarrow.parquet as pq
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from anye.kernel.disk import new_private
from anye.kernel.language import Language
from anye.sources.file_names import shown
from anye.sources.files.headings import REJECT_HEADINGS
from anye.sources.handed_out.templates import values_of
from anye.sources.handed_out.workbook import (
    EXPLAINED,
    HEADING,
    LAST_ROW,
    TEXT,
    new_workbook,
    set_columns,
    write_headings,
)
from anye.sources.reasons import BY_CODE, RowReason
from anye.sources.rows.typed import LINE, RAW, REASONS
from anye.tables.contracts import Contract, Field
from anye.tables.engines import parquet

Row: TypeAlias = dict[str, str | int | None]

ROWS = 10_000
LINES = 5  # of rows with one problem, that are named
LONGEST_NAME = 60  # characters of a file's name; a system takes 255 bytes
WIDE = (10, 20, 40, 50, 40)


def write_rejects(
    rejected: Path, contract: Contract, out: Path, language: Language = "zh"
) -> tuple[Path, ...]:
    """Write the rejected rows of a load; a second workbook follows where one sheet is full.

    They hold whole IDs, so nobody else may read them. What is there is left as it is: somebody
    may have begun to correct it.

    Raises:
        OSError: if they cannot be written; none is there then.
    """
    if out.exists():
        return (out, *sorted(out.parent.glob(f"{glob.escape(out.stem)}-[0-9]*{out.suffix}")))
    fields, rows = _fields(rejected, contract), _rows(rejected)
    written = dict[Path, Path]()
    first = next(rows, None)
    try:
        while first is not None:
            place = out.with_stem(f"{out.stem}-{len(written) + 1}") if written else out
            written[place] = new_private(place.with_name(f".{place.name}"))
            first = _write(written[place], contract, fields, _chained(first, rows), language)
        for place, staged in reversed(written.items()):  # the first, that is looked for, last
            staged.rename(place)
    finally:
        for staged in written.values():
            staged.unlink(missing_ok=True)
    return tuple(written)


def name_of_rejects(contract: Contract, file: Path, load_id: str, language: Language) -> str:
    """Return what the workbook is called: no two files of other content share it."""
    stem = shown(file.stem)[:LONGEST_NAME]
    kind = "退回" if language == "zh" else "rejects"
    named = stem if stem.startswith((contract.name, contract.zh)) else f"{contract.name}-{stem}"
    return f"{named}-{kind}-{load_id[:8]}.xlsx"


@dataclass(frozen=True, slots=True)
class ProblemOfColumn:
    """One thing that is wrong in one column: in how many rows, and in which first."""

    name: str  # of the field; empty: the row as such
    code: str
    rows: int
    lines: tuple[int, ...]


def problems(rejected: Path) -> list[ProblemOfColumn]:
    """Return what is wrong with the rejected rows by column, the most frequent first."""
    told = parquet.scan(rejected).select(LINE, pl.col(REASONS).str.split(";").list.unique())
    by = (
        told.explode(REASONS)
        .group_by(REASONS)
        .agg(pl.len(), pl.col(LINE).sort().head(LINES))
        .sort("len", REASONS, descending=[True, False])
        .collect()
    )
    return [
        ProblemOfColumn(name, code, rows, tuple(lines))
        for told, rows, lines in by.select(REASONS, "len", LINE).iter_rows()
        for name, _, code in (str(told).partition(":"),)
    ]


def remedy(reason: RowReason, field: Field | None, language: Language) -> str:
    """Return how a cell is put right; of a code not in the list, which are in it."""
    fix = reason.say_fix(language)
    values = values_of(field) if field and reason.code == "code_unknown" else {}
    if not values:
        return fix
    listed = "、".join(f"{code} {name}" for code, name in values.items())
    return f"{fix}: {listed}" if language == "en" else f"{fix}：{listed}"


def explained_row(
    reasons: str, fields: Mapping[str, Field], language: Language
) -> tuple[str, str, str]:
    """Return the columns, reasons and remedies of a row, each reason on its own line."""
    told = [reason.partition(":") for reason in reasons.split(";")]
    headings = {name: field.heading for name, field in fields.items()}
    columns = dict.fromkeys(headings.get(name, "") for name, _, _ in told)
    known = [(headings.get(name, ""), fields.get(name), BY_CODE[code]) for name, _, code in told]
    return (
        "、".join(column for column in columns if column),
        "\n".join(_of(heading, reason.say(language)) for heading, _, reason in known),
        "\n".join(
            _of(heading, remedy(reason, field, language)) for heading, field, reason in known
        ),
    )


def _of(heading: str, sentence: str) -> str:
    return f"{heading}：{sentence}" if heading else sentence


def _fields(rejected: Path, contract: Contract) -> tuple[Field, ...]:
    """Return the contract's fields, and those of the others that the file held."""
    also = {field.name: field for field in contract.also}
    held = parquet.scan(rejected).select(pl.col(*also).is_not_null().any()) if also else None
    found = held.collect().row(0, named=True) if held is not None else {}
    return (*contract.fields, *(field for name, field in also.items() if found[name]))


def _rows(rejected: Path) -> Iterator[Row]:
    for batch in pq.ParquetFile(rejected).iter_batches(batch_size=ROWS):
        yield from batch.to_pylist()


def _chained(first: Row, rows: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rows


def _write(
    place: Path,
    contract: Contract,
    fields: Sequence[Field],
    rows: Iterator[Row],
    language: Language,
) -> Row | None:
    """Write as many rows as a sheet holds, and return the first that did not fit."""
    named = {field.name: field for field in fields}
    with new_workbook(place) as book:
        sheet = book.add_worksheet(contract.zh[:31])
        text, wrapped = book.add_format(TEXT), book.add_format(TEXT | EXPLAINED)
        set_columns(sheet, fields, text)
        for column, width in enumerate(WIDE, start=len(fields)):
            sheet.set_column(column, column, width, wrapped)
        titles = [*(field.heading for field in fields), *REJECT_HEADINGS[language]]
        write_headings(sheet, titles, book.add_format(HEADING))
        for number, row in enumerate(rows, start=1):
            if number > LAST_ROW:
                return row
            _write_row(sheet, number, (*_cells(row, fields), *_told(row, named, language)), text)
    return None


def _write_row(sheet: Worksheet, number: int, cells: Sequence[str], text: Format) -> None:
    for column, cell in enumerate(cells):
        if cell:
            sheet.write_string(number, column, cell, text)


def _cells(row: Row, fields: Sequence[Field]) -> list[str]:
    """Return the cells as sent; those of a line that could not be cut, as far as it can be."""
    if row[RAW] is None:
        return [str(row[field.name] or "") for field in fields]
    cut = next(csv.reader([str(row[RAW])]), [])[: len(fields)]
    return [*cut, *[""] * (len(fields) - len(cut))]


def _told(row: Row, fields: Mapping[str, Field], language: Language) -> tuple[str, ...]:
    return (
        str(row[LINE]),
        *explained_row(str(row[REASONS]), fields, language),
        str(row[RAW] or ""),
    )
