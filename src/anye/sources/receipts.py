"""When did each file come? A list that whoever receives the files keeps beside them.

``received.csv`` names files and days, 文件,收到日期 (or file,received_on), a line each. Without it
a file is taken to have come on the day it is loaded.
"""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from anye.tables.feeds import RECEIPTS

_HEADINGS = (("文件", "收到日期"), ("file", "received_on"))


class ReceiptsRefusedError(Exception):
    """A line of the list says no file and day, or a day that is still to come."""

    def __init__(self, line: int) -> None:
        """Keep the line, counted as a spreadsheet does."""
        super().__init__(line)
        self.line = line

    def say(self, language: Literal["zh", "en"]) -> str:
        """Say what is wrong and how to put it right."""
        like = "wage_months-202503.csv,2025-04-08"
        if language == "zh":
            return f"{RECEIPTS} 第{self.line}行应为“文件,收到日期”，如 {like}，且不晚于今天"
        return f"{RECEIPTS}, line {self.line}: a file and a day not after today, as {like}"


def received_days(folder: Path, today: date) -> Mapping[str, date]:
    """Return the day on which each listed file of a folder came, by its name.

    Raises:
        ReceiptsRefusedError: at the first line that cannot be used.
    """
    listed = folder / RECEIPTS
    if not listed.exists():
        return {}
    rows = csv.reader(_text(listed).splitlines())
    if tuple(next(rows, ())) not in _HEADINGS:
        raise ReceiptsRefusedError(1)
    found = {}
    for line, row in enumerate(rows, start=2):
        if not any(row):
            continue
        try:
            name, said = row
            day = date.fromisoformat(said.strip())
        except ValueError as error:
            raise ReceiptsRefusedError(line) from error
        if day > today:
            raise ReceiptsRefusedError(line)
        found[name.strip()] = day
    return found


def _text(listed: Path) -> str:
    """Return the list as text; a Chinese spreadsheet writes GB 18030 as readily as UTF-8."""
    written = listed.read_bytes()
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return written.decode("gb18030")
    except UnicodeDecodeError as error:
        raise ReceiptsRefusedError(1) from error
