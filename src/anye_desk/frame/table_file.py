"""A list as a file that an office can go on working with: numbers are numbers, texts are texts."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from anye.paper.workbook import CellValue, SheetLook, SheetRow, workbook, write_sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets read Chinese wrongly
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')  # of files, in one system or another
LONGEST_NAME = 80  # characters before the kind
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
AT_MOST = 100_000  # rows; a longer list is narrowed first, and its page says so


def file_of(
    name: str, kind: str, title: str, headings: Sequence[str], rows: Iterable[SheetRow]
) -> HttpResponse:
    """Hand out rows as a file ``name.kind``.

    Raises:
        Http404: if there is no such kind of file.
    """
    if kind not in {"xlsx", "csv"}:
        raise Http404
    is_csv = kind == "csv"
    content = csv_of(headings, rows) if is_csv else workbook_of(title, headings, rows)
    return handed_out(content, name, kind, CSV if is_csv else XLSX)


def handed_out(content: bytes | str, name: str, kind: str, content_type: str) -> HttpResponse:
    """Answer with a file ``name.kind``; the name may be Chinese, or somebody else's words."""
    kept = NOT_IN_NAMES.sub(" ", name).strip()[:LONGEST_NAME]
    disposition = content_disposition_header(as_attachment=True, filename=f"{kept}.{kind}")
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": disposition or ""}
    )


def workbook_of(title: str, headings: Sequence[str], rows: Iterable[SheetRow]) -> bytes:
    """Return the rows as a workbook."""
    content = BytesIO()
    with workbook(content) as book:
        write_sheet(book, title, headings, rows, look=SheetLook(filters=True))
    return content.getvalue()


def csv_of(headings: Sequence[str], rows: Iterable[SheetRow]) -> str:
    """Return the rows as CSV; a text that begins like a formula is marked as text."""
    content = StringIO()
    writer = csv.writer(content)
    writer.writerow(headings)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + content.getvalue()


def _plain(cell: CellValue) -> CellValue:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
