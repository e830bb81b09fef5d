"""How is an XLSX file read: by a child process with limits, whose death is only a message?"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl

from anye.sources.apart import read_apart
from anye.sources.blocks import Block, Faults, Reading, refuse_values_without_heading
from anye.sources.columns import IDENTIFIERS, control_faults
from anye.sources.headings import LOOKED_AT, heading_row, match, remarked, without_heading
from anye.sources.kinds.cells import fault
from anye.sources.refusals import FileRefusedError
from anye.sources.terms import Limits
from anye.sources.units import refuse_other_unit
from anye.sources.xlsx_child import some
from anye.tables.contracts import Contract, Field

ROWS = 50_000
NUMBER, TRUTH = "n", "b"
NO_VALUES = {"f": "formula", "e": "error_value"}


def read_xlsx(path: Path, contract: Contract, limits: Limits) -> Reading:
    """Open an XLSX file; a row has the number it has in the sheet.

    Raises:
        FileRefusedError: if it is unsafe, damaged, too heavy, or has other columns.
    """
    folder = TemporaryDirectory(prefix="anye-xlsx-")
    try:
        out = Path(folder.name) / "rows"
        read_apart("xlsx", path, out, limits)
        sheet = _opened(out, contract)
    except BaseException:
        folder.cleanup()
        raise
    fields = tuple(field for field in sheet.layout if field)
    blocks = _blocks(folder, out, sheet, path.stat().st_size / sheet.rows)
    return Reading("xlsx", sheet.rows, fields, blocks, sheet.taken_off)


@dataclass(frozen=True, slots=True)
class _Opened:
    """What the columns of a sheet are, how many lines stand before its data, and its rows."""

    layout: Sequence[Field | None]
    bare: Sequence[int]  # the places of columns without a heading
    before: int
    rows: int
    taken_off: Mapping[str, int]


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


def _opened(out: Path, contract: Contract) -> _Opened:
    with out.open(encoding="utf-8") as lines:
        merged = json.loads(next(lines))
        first = [json.loads(line) for line in islice(lines, LOOKED_AT)]
        count = len(first) + sum(1 for _ in lines)
    titles = heading_row([_texts(row) for row in first], contract)
    refuse_other_unit(((int(row[0]), _texts(row)) for row in first[:titles]), contract)
    number, *cells = first[titles]
    headings = [cell[1:] for cell in cells]
    if inside := [cells for cells in merged if _last_row(cells) >= number]:
        raise FileRefusedError("xlsx_merged_cells", cells=some(inside))
    if any(cell.startswith("f") for cell in cells):
        raise FileRefusedError("xlsx_formula_in_headings")
    layout = match(headings, contract)
    if count == titles + 1:
        raise FileRefusedError("header_only")
    found = {"title_rows": titles} if titles else {}
    found |= remarked(headings, contract)
    return _Opened(layout, without_heading(headings), titles + 2, count - titles - 1, found)


def _last_row(cells: str) -> int:
    """Return the last row of merged cells, 3 of A1:E3."""
    return int("".join(letter for letter in cells.rpartition(":")[2] if letter.isdigit()))


def _blocks(
    folder: "TemporaryDirectory[str]",
    out: Path,
    sheet: _Opened,
    share: float,
) -> Iterator[Block]:
    with folder, out.open(encoding="utf-8") as lines:
        rows = islice(lines, sheet.before, None)
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
            faults[sorts == sort] = fault(reason)
        if faults.any():
            found[field.name] = faults
    return found


def _not_of(field: Field) -> Iterator[tuple[str, str]]:
    """Return the sorts of cell that cannot be such a field, and the reason."""
    if field.kind in IDENTIFIERS:
        yield NUMBER, "id_as_number"
    if field.kind != "yes_no":
        yield TRUTH, "truth_value"
