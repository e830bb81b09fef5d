"""Text laid out in columns of a terminal: words whole, Chinese characters two columns wide.

A table that does not fit without cutting a word, a code or a file's name is written as records,
a field a line.
"""

import re
import shutil
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from unicodedata import east_asian_width

from anye.cli.language import say

ELSEWHERE = 160  # columns where no terminal shows
LEAST = 8  # columns that a text is given at least: four Chinese characters
GAP = 2
_WIDE = (
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]"
)
_CLOSING = r"[、。，．：；！？）》」』】〕”’％]"  # stands at the beginning of no line
_WORD = re.compile(rf"\s+|(?:{_WIDE}|(?:(?!{_WIDE})\S)+){_CLOSING}*")

TextRows = Sequence[Sequence[str]]


def columns_there() -> int:
    """Return how many columns the terminal has, or COLUMNS says."""
    return shutil.get_terminal_size((ELSEWHERE, 0)).columns


def width_of(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text; a word wider than a line stands whole in one of its own."""
    lines = [""]
    for word in _WORD.findall(text):
        if lines[-1] and width_of(lines[-1] + word.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += word if lines[-1] or len(lines) == 1 else word.lstrip()
    return [line.rstrip() for line in lines]


def table(
    headings: Sequence[str], rows: TextRows, numbers: Sequence[bool], width: int
) -> list[str]:
    """Return the lines of a table, or of records where it has no room.

    Args:
        headings: of its columns.
        rows: their cells.
        numbers: which columns stand on the right.
        width: how wide it may be.
    """
    columns = list(zip(headings, *rows, strict=True))
    widths = _fitted(columns, width - GAP * (len(columns) - 1))
    if widths is None:
        return _records(headings, rows, width)
    rule = [["─" * one for one in widths]]
    listed = [_row(row, widths, numbers) for row in (headings, *rows)]
    return [
        line for lines in (listed[0], _row(rule[0], widths, numbers), *listed[1:]) for line in lines
    ]


def pairs(rows: Iterable[tuple[str, str]], width: int, left: int) -> list[str]:
    """Return the lines of names and what they are; the second under the first if room is scarce.

    Args:
        rows: names, each with a text.
        width: how wide a line may be.
        left: how wide the names may be.
    """
    listed, lines = list(rows), []
    widest = min(max((width_of(name) for name, _ in listed), default=0), left)
    beside = width - widest - GAP
    for name, about in listed:
        if beside < widest or width_of(name) > widest:
            below = GAP if beside < widest else widest + GAP
            lines += [name, *(" " * below + line for line in wrapped(about, width - below))]
        else:
            lines += _row((name, about), (widest, beside), (False, False))
    return lines


def _fitted(columns: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Return how wide columns are made to fit; None if a word had to be cut for it."""
    widths = [max(map(width_of, column)) for column in columns]
    least = [
        min(most, max(LEAST, *(width_of(word) for cell in column for word in _WORD.findall(cell))))
        for most, column in zip(widths, columns, strict=True)
    ]
    while sum(widths) > width:
        spare = [most - few for most, few in zip(widths, least, strict=True)]
        if not any(spare):
            return None
        widest = max((n for n, more in enumerate(spare) if more), key=widths.__getitem__)
        widths[widest] -= 1
    return widths


def _row(row: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> list[str]:
    cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for texts in zip_longest(*cells, fillvalue=""):
        blanks = [" " * (width - width_of(text)) for text, width in zip(texts, widths, strict=True)]
        placed = [
            blank + text if right else text + blank
            for text, blank, right in zip(texts, blanks, numbers, strict=True)
        ]
        lines.append((" " * GAP).join(placed).rstrip())
    return lines


def _records(headings: Sequence[str], rows: TextRows, width: int) -> list[str]:
    lines = []
    for row in rows:
        for heading, cell in zip(headings, row, strict=True):
            if cell:
                first, *more = wrapped(f"{heading}{say('：', ': ')}{cell}", width)
                lines += [
                    first,
                    *(f"  {line}" for line in more for line in wrapped(line, width - 2)),
                ]
        lines.append("")
    return lines[:-1]
