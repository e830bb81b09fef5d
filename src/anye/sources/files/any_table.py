"""What are the rows of a table that is no feed: CSV in UTF-8 or GB 18030, or XLSX?"""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from anye.sources.files.reading import FileKind, kind_of, refuse_by_size
from anye.sources.files.xlsx_file import first_rows
from anye.sources.refusals import FileRefusedError
from anye.sources.terms import Limits

UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
Row = dict[str, str]


def table_rows(path: Path) -> tuple[tuple[str, ...], list[Row]]:
    """Return the headings, which stand in the first line, and each row by them.

    Raises:
        FileRefusedError: if it is no CSV or XLSX, or cannot be read.
    """
    limits = Limits()
    refuse_by_size(path, limits)
    kind = kind_of(path)
    if kind is FileKind.PARQUET:
        raise FileRefusedError("no_csv_or_xlsx")
    lines = first_rows(path, limits, most=None) if kind is FileKind.XLSX else _csv_lines(path)
    if not any(any(map(str.strip, line)) for line in lines):
        raise FileRefusedError("empty")
    headings, *filled = (line for line in lines if any(map(str.strip, line)))
    names = _names(headings)
    return names, [_row(names, line) for line in filled]


def _names(headings: Sequence[str]) -> tuple[str, ...]:
    names = tuple(map(str.strip, headings))
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        listed = "、".join(twice)
        raise FileRefusedError(
            "headings", problems={"zh": f"“{listed}”出现两次", "en": f"{listed} stands twice"}
        )
    return names


def _row(names: Sequence[str], line: Sequence[str]) -> Row:
    """Return what is under each heading; what is under none may not be lost in silence."""
    cells = [*line, *[""] * len(names)]
    for n, cell in enumerate(line):
        if cell.strip() and (n >= len(names) or not names[n]):
            raise FileRefusedError("values_without_heading", column=n + 1)
    return {name: cell for name, cell in zip(names, cells, strict=False) if name}


def _csv_lines(path: Path) -> list[list[str]]:
    content = path.read_bytes()
    if content.startswith(UTF_16_MARKS):
        raise FileRefusedError("utf_16")
    try:
        return list(csv.reader(StringIO(_decoded(content), newline="")))
    except csv.Error as wrong:
        raise FileRefusedError("no_csv_or_xlsx") from wrong


def _decoded(content: bytes) -> str:
    for codec in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    raise FileRefusedError("encoding_unknown")
