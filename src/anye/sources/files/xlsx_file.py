"""How is an XLSX file read: by a child process with limits, whose death is only a message?"""

import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl

from anye.sources.files.apart import read_apart
from anye.sources.files.blocks import Block, FileRead, refuse_values_without_heading
from anye.sources.files.foot import LOOKED_AT as LOOKED_AT_END
from anye.sources.files.foot import at_foot, counted, holds_identifier
from anye.sources.files.headings import (
    LOOKED_AT,
    fields_of,
    heading_row,
    refuse_around,
    remarked,
    without_heading,
)
from anye.sources.files.remarks import titles_of
from anye.sources.files.units import refuse_other_unit, refuse_other_unit_named
from anye.sources.files.xlsx_child import some
from anye.sources.kinds.cells import Faults, number_of_reason
from anye.sources.kinds.tidied import IDENTIFIERS, control_faults
from anye.sources.refusals import FileRefusedError
from anye.sources.terms import Limits
from anye.tables.contracts import Contract, Field

ROWS = 50_000
NUMBER, TRUTH = "n", "b"
NO_VALUES = {"f": "formula", "e": "error_value"}


def read_xlsx(path: Path, contract: Contract, limits: Limits) -> FileRead:
    """Open an XLSX file; a row has the number it has in the sheet.

    Raises:
        FileRefusedError: if it is unsafe, damaged, too heavy, or has other columns.
    """
    folder = TemporaryDirectory(prefix="anye-xlsx-")
    try:
        out = Path(folder.name) / "rows"
        read_apart("xlsx", path, out, limits)
        sheet = _opened(out, path.name, contract)
    except BaseException:
        folder.cleanup()
        raise
    fields = tuple(field for field in sheet.layout if field)
    blocks = _blocks(folder, out, sheet, path.stat().st_size / sheet.rows)
    return FileRead("xlsx", sheet.rows, fields, blocks, sheet.taken_off, sheet.titles)


@dataclass(frozen=True, slots=True)
class _Opened:
    """What the columns of a sheet are, how many lines stand before its data, and its rows."""

    layout: Sequence[Field | None]
    bare: Sequence[int]  # the places of columns without a heading
    before: int
    rows: int
    taken_off: Mapping[str, int]
    titles: tuple[str, ...]


def first_rows(path: Path, limits: Limits, *, most: int | None = LOOKED_AT) -> list[list[str]]:
    """Return the texts of the first rows of a workbook, among which its headings are; or of all.

    Raises:
        FileRefusedError: if it is unsafe, damaged or too heavy.
    """
    with TemporaryDirectory(prefix="anye-xlsx-") as folder:
        out = Path(folder) / "rows"
        read_apart("xlsx", path, out, limits)
        with out.open(encoding="utf-8") as lines:
            next(lines)
            return [_texts(json.loads(line)) for line in islice(lines, most)]


def _texts(row: Sequence[str]) -> list[str]:
    """Return the cells of a row without its number and without what sort each is."""
    return [cell[1:] for cell in row[1:]]


def _opened(out: Path, name: str, contract: Contract) -> _Opened:
    with out.open(encoding="utf-8") as lines:
        merged = json.loads(next(lines))
        first = [json.loads(line) for line in islice(lines, LOOKED_AT)]
        rest = deque(enumerate(lines, start=len(first)), maxlen=LOOKED_AT_END)
    count = 1 + (rest[-1][0] if rest else len(first) - 1)
    texts = [_texts(row) for row in first]
    titles = heading_row(texts, contract)
    number, *cells = first[titles]
    headings = [cell[1:] for cell in cells]
    refuse_around(texts, titles, contract, number)
    last = [*first[titles + 1 :], *(json.loads(line) for _, line in rest)]
    kinds = at_foot([_texts(row) for row in last])
    feet = last[len(last) - len(kinds) :]
    _refuse_other_unit([*first[:titles], *feet], last[:1], contract)
    _refuse_merged(merged, number, int(feet[0][0]) if feet else None)
    _refuse_formulas(cells)
    said = titles_of(texts[:titles])
    refuse_other_unit_named(name, said, headings, contract)
    layout = fields_of(headings, contract)
    rows = count - titles - 1 - len(kinds)
    if rows <= 0:
        raise FileRefusedError("header_only")
    found = {"title_rows": titles} if titles else {}
    found |= counted(kinds) | remarked(headings, contract)
    return _Opened(layout, without_heading(headings), titles + 2, rows, found, said)


def _refuse_formulas(headings: Sequence[str]) -> None:
    if any(cell.startswith("f") for cell in headings):
        raise FileRefusedError("xlsx_formula_in_headings")


def _refuse_other_unit(
    around: Sequence[Sequence[str]], under: Sequence[Sequence[str]], contract: Contract
) -> None:
    """Refuse another unit around the table, or in a row under the headings that is no data."""
    units = [row for row in under if not holds_identifier(_texts(row))]
    refuse_other_unit(((int(row[0]), _texts(row)) for row in (*around, *units)), contract)


def _refuse_merged(merged: Sequence[str], headings: int, foot: int | None) -> None:
    """Refuse merged cells of the headings, told as such, and of the rows below them."""
    spans = [(cells, *_rows_of(cells)) for cells in merged]
    if of_two := [one for one in spans if one[1] <= headings <= one[2] and one[1] < one[2]]:
        _, first, last = of_two[0]
        raise FileRefusedError("two_heading_rows", first=first, second=last)
    inside = [
        cells for cells, first, last in spans if last >= headings and first < (foot or last + 1)
    ]
    if inside:
        raise FileRefusedError("xlsx_merged_cells", cells=some(inside))


def _rows_of(cells: str) -> tuple[int, int]:
    """Return the first and last row of merged cells, 1 and 3 of A1:E3."""
    first, _, last = cells.partition(":")
    numbers = [int("".join(filter(str.isdigit, one))) for one in (first, last or first)]
    return numbers[0], numbers[1]


def _blocks(
    folder: "TemporaryDirectory[str]",
    out: Path,
    sheet: _Opened,
    share: float,
) -> Iterator[Block]:
    with folder, out.open(encoding="utf-8") as lines:
        rows = islice(lines, sheet.before, sheet.before + sheet.rows)
        while found := list(islice(rows, ROWS)):
            read_bytes = int(share * len(found))
            yield _block([json.loads(line) for line in found], sheet, read_bytes)


def _block(rows: list[list[str]], sheet: _Opened, read_bytes: int) -> Block:
    refuse_values_without_heading(
        (n, pl.Series([row[n + 1][1:] for row in rows], dtype=pl.String)) for n in sheet.bare
    )
    cells = [
        (field, pl.Series(field.name, [row[n] for row in rows], dtype=pl.String))
        for n, field in enumerate(sheet.layout, start=1)
        if field
    ]
    texts = pl.DataFrame([column.str.slice(1) for _, column in cells])
    lines = np.array([int(row[0]) for row in rows], np.int64)
    faults = control_faults(texts, (field for field, _ in cells)) | _cell_faults(cells)
    return Block(lines, texts, cell_faults=faults, read_bytes=read_bytes)


def _cell_faults(cells: Sequence[tuple[Field, pl.Series]]) -> dict[str, Faults]:
    found = {}
    for field, column in cells:
        sorts = column.str.head(1).to_numpy()
        faults = np.zeros(len(sorts), np.uint8)
        for sort, reason in (*NO_VALUES.items(), *_not_of(field)):
            faults[sorts == sort] = number_of_reason(reason)
        if faults.any():
            found[field.name] = faults
    return found


def _not_of(field: Field) -> Iterator[tuple[str, str]]:
    """Return the sorts of cell that cannot be such a field, and the reason."""
    if field.kind in IDENTIFIERS:
        yield NUMBER, "id_as_number"
    if field.kind != "yes_no":
        yield TRUTH, "truth_value"
