"""Read one workbook in a process of its own, that may die of it alone.

``python -m anye.sources.files.xlsx_child FILE OUT``: OUT becomes lines of JSON, the merged cells
first, then each row with its number. A cell is its text after one letter that says what it was: s
text, n number, d date, b truth, e error, f formula. A refusal is told as JSON on standard output.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

from python_calamine import CalamineError, CalamineWorkbook

from anye.sources.files.apart import within_limits
from anye.sources.files.headings import HELP_HEADINGS
from anye.sources.files.xlsx_parts import opened_archive
from anye.sources.files.xlsx_sheet import WIDEST, Sheet, column_letters, worksheets
from anye.sources.refusals import FileRefusedError
from anye.sources.terms import Limits
from anye.tables.contracts import CONTRACTS

HELP_SHEET = "填写说明"
SHOWN = 10
EXACT = 10**15  # a double still counts by ones


def copy(file: Path, out: Path, limits: Limits) -> None:
    """Write the rows of a workbook as lines.

    Raises:
        FileRefusedError: if it cannot be read.
    """
    sheet = data_sheet(file, limits)
    with out.open("w", encoding="utf-8") as lines:
        lines.write(json.dumps(sheet.merged) + "\n")
        write_rows(file, sheet, lines)


def data_sheet(file: Path, limits: Limits) -> Sheet:
    """Return the one sheet that holds the data.

    Raises:
        FileRefusedError: if there is none, more than one, or something in it is hidden.
    """
    with opened_archive(file, limits) as archive:
        filled = [sheet for sheet in worksheets(archive) if sheet.rows]
    filled = [sheet for sheet in filled if not _is_the_help(file, sheet)]
    hidden = [sheet.name for sheet in filled if sheet.hidden]
    if hidden:
        raise FileRefusedError("xlsx_hidden_sheets", sheets="、".join(hidden[:SHOWN]))
    if not filled:
        raise FileRefusedError("empty")
    if len(filled) > 1:
        names = "、".join(sheet.name for sheet in filled[:SHOWN])
        raise FileRefusedError("xlsx_several_sheets", sheets=names)
    _refuse_cells(filled[0])
    return filled[0]


def _is_the_help(file: Path, sheet: Sheet) -> bool:
    """Return whether a sheet is the template's own help, and nobody has written rows into it.

    Its rows explain a column each, or are a sentence in the first cell.
    """
    if sheet.name != HELP_SHEET:
        return False
    fields = (
        field for contract in CONTRACTS.values() for field in (*contract.fields, *contract.also)
    )
    known = {field.heading for field in fields} | {names[0] for names in HELP_HEADINGS.values()}
    filled = ([str(value) for value in row if value != ""] for _, row in _read(file, sheet.name))
    return all(len(cells) < 2 or cells[0] in known for cells in filled)  # noqa: PLR2004 (a sentence is one cell)


def _refuse_cells(sheet: Sheet) -> None:
    if sheet.hidden_rows:
        raise FileRefusedError("xlsx_hidden_rows", rows=some(sheet.hidden_rows))
    if sheet.hidden_columns:
        letters = [column_letters(column) for column in sheet.hidden_columns]
        raise FileRefusedError("xlsx_hidden_columns", columns=some(letters))
    if sheet.width > WIDEST:
        raise FileRefusedError(
            "headings",
            problems={"zh": f"多于{WIDEST}列", "en": f"more than {WIDEST} columns"},
        )


def some(things: list[str] | list[int]) -> str:
    """Return the first of some things as a list that people read."""
    return "、".join(map(str, things[:SHOWN])) + (" …" if len(things) > SHOWN else "")


def write_rows(file: Path, sheet: Sheet, lines: TextIO) -> None:
    """Write the rows of a sheet, each of those that its XML holds.

    Raises:
        FileRefusedError: if the reader does not find the rows that the XML holds.
    """
    wanted, met = set(sheet.rows), 0
    for row, values in _read(file, sheet.name):
        if row not in wanted:
            if any(value != "" for value in values):
                raise FileRefusedError("xlsx_damaged")
            continue
        met += 1
        cells = [_cell(value, _special(sheet, (row, n))) for n, value in enumerate(values, 1)]
        cells += ["s"] * (sheet.width - len(cells))
        lines.write(json.dumps([row, *cells[: sheet.width]], ensure_ascii=False) + "\n")
    if met != len(wanted):
        raise FileRefusedError("xlsx_damaged")


def _read(file: Path, name: str) -> Iterator[tuple[int, list[object]]]:
    try:
        sheet = CalamineWorkbook.from_path(str(file)).get_sheet_by_name(name)
        yield from enumerate(sheet.to_python(skip_empty_area=False), start=1)
    except (CalamineError, OSError, ValueError) as wrong:
        raise FileRefusedError("xlsx_damaged") from wrong


def _special(sheet: Sheet, place: tuple[int, int]) -> str:
    """Return what a cell is by its XML where no reader of values tells: a formula, an error."""
    if place in sheet.formulas:
        return "f"
    return "e" if place in sheet.errors else ""


def _cell(value: object, special: str) -> str:
    if special:
        return f"{special}{value}"
    if isinstance(value, bool):
        return f"b{int(value)}"
    if isinstance(value, int | float):
        whole = int(value) if abs(value) < EXACT else value
        return f"n{whole if whole == value else value!r}"
    if isinstance(value, datetime):
        return f"d{value.isoformat(' ')}"
    if isinstance(value, date):
        return f"d{value.isoformat()}"
    return f"s{value}"


if __name__ == "__main__":
    sys.exit(within_limits("xlsx", copy))
