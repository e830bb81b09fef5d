"""When did each file come? A list that whoever receives the files keeps beside them.

``received.csv`` names files and days, 文件,收到日期 (or file,received_on), a line each. It speaks
of the files of its folder and of those below that have no nearer list; a name that two of them
bear is written with its folder, as 一月/wage_months.csv. A file that no list names came on the day
it is loaded.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Literal

from anye.sources.file_names import shown
from anye.tables.feeds.accepted import RECEIPTS

_HEADINGS = (("文件", "收到日期"), ("file", "received_on"))
_WRONG: Mapping[str, tuple[str, str]] = {
    "form": (
        "应为“文件,收到日期”，如 wage_months-202503.csv,2025-04-08，且不晚于今天",
        "a file and a day not after today, as wage_months-202503.csv,2025-04-08",
    ),
    "twice": ("这个文件在上面已有另一个日期", "the file has another day above"),
    "two_files": (
        "有两个文件叫这个名字；请写上文件夹，如 一月/wage_months.csv",
        "two files bear this name; write it with its folder, as january/wage_months.csv",
    ),
}


class ReceiptsRefusedError(Exception):
    """A line of the list does not say which file came on which day."""

    def __init__(self, line: int, wrong: str = "form") -> None:
        """Keep the line, counted as a spreadsheet does, and what is wrong with it."""
        super().__init__(line, wrong)
        self.line, self.wrong = line, wrong

    def say(self, language: Literal["zh", "en"]) -> str:
        """Say what is wrong and how to put it right."""
        zh, en = _WRONG[self.wrong]
        if language == "zh":
            return f"{RECEIPTS} 第{self.line}行：{zh}"
        return f"{RECEIPTS}, line {self.line}: {en}"


@dataclass(frozen=True, slots=True)
class Received:
    """What one list says: by file the line and the day."""

    folder: Path
    said: Mapping[str, tuple[int, date]]

    def name_of(self, file: Path) -> str | None:
        """Return how the list names a file, with its folder or without."""
        place = shown(PurePosixPath(file.relative_to(self.folder)))
        return next((name for name in (place, shown(file.name)) if name in self.said), None)


def received_days(files: Iterable[Path], roots: Iterable[Path], today: date) -> dict[Path, date]:
    """Return the day each file came, where the nearest list that names it says so.

    Args:
        files: whose days are asked for.
        roots: the folders that were handed in; no list above them is looked at.
        today: no file can have come later.

    Raises:
        ReceiptsRefusedError: at the first line that cannot be used.
    """
    tops, lists = set(roots), dict[Path, Received]()
    days, named = dict[Path, date](), dict[tuple[Path, str], Path]()
    for file in files:
        for folder in _upwards(file, tops):
            if folder not in lists:
                lists[folder] = received_on(folder, today)
            name = lists[folder].name_of(file)
            if name is None:
                continue
            line, days[file] = lists[folder].said[name]
            if named.setdefault((folder, name), file) != file:
                raise ReceiptsRefusedError(line, "two_files")
            break
    return days


def names_without_file(files: Iterable[Path], roots: Iterable[Path], today: date) -> list[str]:
    """Return what the lists of whole folders name that is not there."""
    there, gone = list(files), []
    for root in roots:
        for place in sorted(root.rglob(RECEIPTS)):
            known = received_on(place.parent, today)
            inside = [file for file in there if place.parent in file.parents]
            found = {known.name_of(file) for file in inside}
            gone += [
                f"{shown(place.relative_to(root))}: {name}" for name in known.said.keys() - found
            ]
    return sorted(gone)


def _upwards(file: Path, tops: set[Path]) -> Iterable[Path]:
    for folder in file.parents:
        yield folder
        if folder in tops:
            return


def received_on(folder: Path, today: date) -> Received:
    """Return what the list in a folder says; nothing where there is none.

    Raises:
        ReceiptsRefusedError: at the first line that cannot be used.
    """
    place = folder / RECEIPTS
    if not place.exists():
        return Received(folder, {})
    rows = csv.reader(_text(place).splitlines())
    if tuple(next(rows, ())) not in _HEADINGS:
        raise ReceiptsRefusedError(1)
    found: dict[str, tuple[int, date]] = {}
    for line, row in enumerate(rows, start=2):
        if any(row):
            name, day = _said(line, row, today)
            if found.setdefault(name, (line, day))[1] != day:
                raise ReceiptsRefusedError(line, "twice")
    return Received(folder, found)


def _said(line: int, row: list[str], today: date) -> tuple[str, date]:
    try:
        name, said = row
        day = date.fromisoformat(said.strip())
    except ValueError as error:
        raise ReceiptsRefusedError(line) from error
    if day > today:
        raise ReceiptsRefusedError(line)
    return name.strip().replace("\\", "/"), day


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
