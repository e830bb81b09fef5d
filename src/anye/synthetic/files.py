"""Files as departments send them: CSV in their encodings, a workbook, full-width digits.

Every file begins with its heading; planted lines come next, so their line numbers are known
whatever the size of the town; made-up rows follow.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import polars as pl
import xlsxwriter

from anye.tables.contracts import CONTRACTS

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
FIRST_LINE = 2  # below the heading
SHEET_NAME = "数据"
_CREATED = datetime(2026, 1, 1, tzinfo=UTC)  # fixed, so that the same seed gives the same bytes


@dataclass(frozen=True, slots=True)
class Dress:
    """How a file is written."""

    encoding: str = "utf-8"
    full_width: bool = False
    suffix: str = ".csv"


PLAIN = Dress()


class FeedFile:
    """An open CSV file of one feed."""

    def __init__(self, file: BinaryIO, dress: Dress, next_line: int = 1) -> None:
        """Keep the open file, how its text is written, and the number of its next line."""
        self._file, self._dress, self.next_line = file, dress, next_line

    def lines(self, lines: Sequence[str]) -> None:
        """Add lines as they are."""
        self.next_line += len(lines)
        self._put("".join(f"{line}\n" for line in lines).encode())

    def rows(self, frame: pl.DataFrame) -> None:
        """Add rows."""
        self.next_line += frame.height
        if self._dress == PLAIN:
            frame.write_csv(self._file, include_header=False)
            return
        text = io.BytesIO()
        frame.write_csv(text, include_header=False)
        self._put(text.getvalue())

    def _put(self, utf8: bytes) -> None:
        if self._dress == PLAIN:
            self._file.write(utf8)
            return
        text = utf8.decode()
        if self._dress.full_width:
            text = text.translate(FULL_WIDTH)
        self._file.write(text.encode(self._dress.encoding))


def headings_of(feed: str) -> list[str]:
    """Return the headings of a feed, in order."""
    return [field.heading for field in CONTRACTS[feed].fields]


def file_name_of(feed: str, part: str, dress: Dress = PLAIN) -> str:
    """Return the name of the file that holds a part of a feed."""
    return f"{feed}-{part}{dress.suffix}"


@contextmanager
def csv_file(
    folder: Path, feed: str, part: str, planted: Sequence[str], dress: Dress = PLAIN
) -> Iterator[FeedFile]:
    """Open a new CSV file with its heading and planted lines."""
    (folder / feed).mkdir(parents=True, exist_ok=True)
    with (folder / feed / file_name_of(feed, part, dress)).open("wb") as file:
        # The heading keeps its digits, if it has any; only the rows are typed full-width.
        FeedFile(file, Dress(dress.encoding)).lines([",".join(headings_of(feed))])
        sheet = FeedFile(file, dress, FIRST_LINE)
        sheet.lines(planted)
        yield sheet


def write_feed_workbook(
    folder: Path, feed: str, part: str, planted: Sequence[str], frame: pl.DataFrame
) -> None:
    """Write a part of a feed as a workbook, every cell as text."""
    (folder / feed).mkdir(parents=True, exist_ok=True)
    file = folder / feed / file_name_of(feed, part, Dress(suffix=".xlsx"))
    rows: list[Sequence[str]] = [line.split(",") for line in planted]
    rows += frame.select(pl.all().cast(pl.String).fill_null("")).rows()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"created": _CREATED, "author": ""})
        sheet = book.add_worksheet(SHEET_NAME)
        for number, row in enumerate([headings_of(feed), *rows]):
            sheet.write_row(number, 0, row)
