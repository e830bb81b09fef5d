"""How does a sheet of rows look in a workbook that an office can file?

Texts are written as texts and numbers as numbers, cell by cell: nothing that came in a file can
become a formula or a link, and Excel cuts no identifier.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

CellValue = str | int | float | Decimal  # a decimal is shown with the places it has
SheetRow = Sequence[CellValue]
SAFE = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
HEADING = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDEBF7", "border": 1}
TEXT = {"num_format": "@", "text_wrap": True, "valign": "top"}
NUMBER = {"valign": "top"}
PERCENT = {"num_format": "0.0%", "valign": "top"}
NARROWEST, WIDEST = 8, 48  # characters; a Chinese one is worth two
A4 = 9
LONGEST_TITLE = 31  # of a sheet, in Excel
ROWS_OF_A_SHEET = 1_048_576  # at most, in Excel
MEASURED = 10_000  # rows, by which the widths of columns are found


class Percent(float):
    """A share, shown as a percentage."""


@dataclass(frozen=True, slots=True)
class SheetLook:
    """How a sheet is set out."""

    fixed: int = 1  # so many first columns stay in sight
    filters: bool = False  # each heading offers to narrow the rows
    note: str = ""  # what is said above the headings


@contextmanager
def workbook(place: Path | BytesIO, on: date | None = None) -> Iterator[xlsxwriter.Workbook]:
    """Write a workbook to a file or to memory; the day it says it was made on may be fixed."""
    in_memory = isinstance(place, BytesIO)
    options = {**SAFE, "in_memory": in_memory, "constant_memory": not in_memory}
    with xlsxwriter.Workbook(place if in_memory else str(place), options) as book:
        if on:
            at = datetime(on.year, on.month, on.day, tzinfo=UTC)
            book.set_properties({"created": at.replace(tzinfo=None)})
        yield book


def write_sheet(
    book: xlsxwriter.Workbook,
    title: str,
    headings: Sequence[str],
    rows: Iterable[SheetRow],
    look: SheetLook | None = None,
) -> None:
    """Write one sheet in widths that fit; its headings and first columns stay in sight."""
    look = look or SheetLook()
    sheet = book.add_worksheet(title[:LONGEST_TITLE])
    head, top = book.add_format(HEADING), 1 if look.note else 0
    if look.note:
        sheet.write_string(0, 0, look.note)
    for column, heading in enumerate(headings):
        sheet.write_string(top, column, heading, head)
    last, longest = _write_rows(book, sheet, rows, [_width(one) for one in headings], top + 1)
    text = book.add_format(TEXT)
    for column, width in enumerate(longest):
        sheet.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST), text)
    if look.filters:
        sheet.autofilter(top, 0, last, len(headings) - 1)
    sheet.freeze_panes(top + 1, look.fixed)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def write_long_table(
    book: xlsxwriter.Workbook,
    title: str,
    headings: Sequence[str],
    rows: Iterable[SheetRow],
    *,
    note: str = "",
    at_most: int = ROWS_OF_A_SHEET,
) -> None:
    """Write rows on as many sheets as they need, each with the headings and the note.

    Args:
        book: the workbook.
        title: of the first sheet; the others bear their number too.
        headings: of the columns.
        rows: read once, one by one.
        note: what is said above the headings.
        at_most: rows of one sheet, its note and headings among them.
    """
    left, number = iter(rows), 1
    room = at_most - (2 if note else 1)
    following = list(islice(left, 1))
    while following or number == 1:
        named = title if number == 1 else f"{title[: LONGEST_TITLE - 4]} {number}"
        here = islice(chain(following, left), room)
        write_sheet(book, named, headings, here, look=SheetLook(filters=True, note=note))
        following, number = list(islice(left, 1)), number + 1


def _write_rows(
    book: xlsxwriter.Workbook,
    sheet: Worksheet,
    rows: Iterable[SheetRow],
    widths: list[int],
    first: int,
) -> tuple[int, list[int]]:
    text, number, percent = (book.add_format(one) for one in (TEXT, NUMBER, PERCENT))
    of_places: dict[int, Any] = {}  # formats
    last = first - 1
    for last, row in enumerate(rows, start=first):
        is_measured = last < MEASURED
        for column, cell in enumerate(row):
            if cell == "":
                continue
            if isinstance(cell, str):
                sheet.write_string(last, column, cell, text)
            elif isinstance(cell, Decimal):
                places = -int(cell.as_tuple().exponent)
                if places not in of_places:
                    of_places[places] = book.add_format({**NUMBER, "num_format": _form(places)})
                sheet.write_number(last, column, cell, of_places[places])
            else:
                form = percent if isinstance(cell, Percent) else number
                sheet.write_number(last, column, cell, form)
            if is_measured:
                widths[column] = max(widths[column], _width(cell))
    return last, widths


def _form(places: int) -> str:
    return f"#,##0.{'0' * places}" if places > 0 else "#,##0"


def _width(cell: Any) -> int:  # noqa: ANN401 (any cell)
    if isinstance(cell, float):
        return len(f"{cell:.2f}")
    longest = max(str(cell).splitlines() or [""], key=len)
    return (len(longest) + len(longest.encode())) // 2
