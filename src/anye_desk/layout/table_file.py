"""A list as a file that an office can go on working with: numbers are numbers, texts are texts."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from django.http import Http404, HttpResponse

from anye.reporting.workbook import Cell, Row, workbook, write_sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets read Chinese wrongly
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
AT_MOST = 100_000  # rows; a longer list is narrowed first, and its page says so


def file_of(
    name: str, kind: str, title: str, headings: Sequence[str], rows: Iterable[Row]
) -> HttpResponse:
    """Hand out rows as a file ``name.kind``.

    Raises:
        Http404: if there is no such kind of file.
    """
    if kind not in {"xlsx", "csv"}:
        raise Http404
    is_csv = kind == "csv"
    content = csv_of(headings, rows) if is_csv else workbook_of(title, headings, rows)
    disposition = f'attachment; filename="{name}.{kind}"'
    return HttpResponse(
        content,
        content_type=CSV if is_csv else XLSX,
        headers={"Content-Disposition": disposition},
    )


def workbook_of(title: str, headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return the rows as a workbook."""
    content = BytesIO()
    with workbook(content) as book:
        write_sheet(book, title, headings, rows, filters=True)
    return content.getvalue()


def csv_of(headings: Sequence[str], rows: Iterable[Row]) -> str:
    """Return the rows as CSV; a text that begins like a formula is marked as text."""
    content = StringIO()
    writer = csv.writer(content)
    writer.writerow(headings)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + content.getvalue()


def _plain(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
