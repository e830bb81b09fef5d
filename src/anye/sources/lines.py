"""Where does each physical line of a CSV file go?

CSV readers lose lines: one swallowed fifty thousand behind a stray quote, another cuts overlong
rows. So the lines are cut here, by line feed and nothing else, in blocks of bytes; a line whose
commas are not those of the heading is set apart, with its number, and only the rest is parsed.
"""

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from anye.codes.letters import Letters, Numbers, Truths
from anye.sources.blocks import Broken

BLOCK = 16 << 20
LONGEST = 1 << 20  # bytes of one line; what is longer is cut off and rejected
SHOWN = 2000  # characters of a broken line kept for the reject workbook
LINE_FEED, RETURN, TAB, COMMA, QUOTE, SPACE = 10, 13, 9, 44, 34, 32


@dataclass(frozen=True, slots=True)
class Cut:
    """A block of lines, cut: plain ones as bytes, mended ones as cells, broken ones as such.

    Lines whose quotes hold no comma become plain; they follow the others of their block.
    """

    plain: bytes
    plain_lines: Numbers
    mended: tuple[Sequence[str], ...]
    mended_lines: tuple[int, ...]
    broken: tuple[Broken, ...]
    count: int


def whole_lines(file: BinaryIO, size: int = BLOCK) -> Iterator[bytes]:
    """Yield blocks of whole lines; an endless line is cut off, never held in memory."""
    rest, skipping = b"", False
    while chunk := file.read(size):
        fresh = chunk
        if skipping:
            end = chunk.find(b"\n")
            if end < 0:
                continue
            fresh, skipping = chunk[end:], False
        data = rest + fresh
        end = data.rfind(b"\n") + 1
        if end:
            yield data[:end]
        rest = data[end:]
        if len(rest) > LONGEST:
            rest, skipping = rest[: LONGEST + 1], True
    if rest:
        yield rest + b"\n"


def cut(block: bytes, first_line: int, columns: int, codec: str) -> Cut:
    """Cut a block of whole lines; every one ends in exactly one of the three heaps."""
    ended = block.replace(b"\r\n", b"\n") if b"\r" in block else block
    text, undecodable = _as_utf_8(ended, codec)
    letters = np.frombuffer(text, np.uint8)
    low = np.flatnonzero(letters < SPACE)
    ends = low[letters[low] == LINE_FEED]
    starts = np.concatenate([[0], ends[:-1] + 1])
    suspect = _miscounted(letters, ends, columns) | (ends - starts > LONGEST)
    if len(low) != len(ends):
        suspect |= _holds(low[(letters[low] != LINE_FEED) & (letters[low] != TAB)], ends)
    if b'"' in text:
        suspect |= _holds(np.flatnonzero(letters == QUOTE), ends)
    suspect[list(undecodable)] = True
    numbers = first_line + np.arange(len(ends))
    if not suspect.any():
        return Cut(text, numbers, (), (), (), len(ends))
    heaps = _Heaps()
    for n in np.flatnonzero(suspect).tolist():
        line, number = text[starts[n] : ends[n]].decode(), first_line + n
        if n in undecodable:
            heaps.broken.append(Broken(number, "encoding", undecodable[n]))
        else:
            heaps.put(line, number, columns)
    plain = b"".join([*_between(text, starts[suspect], ends[suspect]), *heaps.plain])
    return Cut(
        plain,
        np.concatenate([numbers[~suspect], np.array(heaps.plain_lines, np.int64)]),
        tuple(heaps.mended),
        tuple(heaps.mended_lines),
        tuple(heaps.broken),
        len(ends),
    )


class _Heaps:
    """Suspect lines, put where they belong."""

    def __init__(self) -> None:
        self.plain: list[bytes] = []
        self.plain_lines: list[int] = []
        self.mended: list[Sequence[str]] = []
        self.mended_lines: list[int] = []
        self.broken: list[Broken] = []

    def put(self, line: str, number: int, columns: int) -> None:
        cells, reason = _mend(line, columns)
        if cells is None:
            self.broken.append(Broken(number, reason, line[:SHOWN]))
        elif any("," in cell for cell in cells):
            self.mended.append(cells)
            self.mended_lines.append(number)
        else:
            self.plain.append(f"{','.join(cells)}\n".encode())
            self.plain_lines.append(number)


def _between(text: bytes, starts: Numbers, ends: Numbers) -> Iterator[memoryview]:
    """Yield the stretches of text between the suspect lines, without copying them."""
    view, at = memoryview(text), 0
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        yield view[at:start]
        at = end + 1
    yield view[at:]


def _as_utf_8(block: bytes, codec: str) -> tuple[bytes, dict[int, str]]:
    """Return the block in UTF-8; lines that cannot be decoded are emptied and returned apart."""
    with suppress(UnicodeDecodeError, pa.ArrowInvalid):
        if codec != "utf-8":
            return block.decode(codec).encode(), {}
        _refuse_unless_utf_8(block)
        return block, {}
    lines, undecodable = block.split(b"\n")[:-1], {}
    for n, line in enumerate(lines):
        try:
            lines[n] = line.decode(codec).encode()
        except UnicodeDecodeError:
            undecodable[n] = line[:SHOWN].decode(codec, "replace")
            lines[n] = b""
    return b"\n".join([*lines, b""]), undecodable


def _refuse_unless_utf_8(block: bytes) -> None:
    """Look at the bytes, many at once and without copying them."""
    offsets = pa.py_buffer(np.array([0, len(block)], np.int64))
    buffers = [None, offsets, pa.py_buffer(block)]
    pa.Array.from_buffers(pa.large_string(), 1, buffers).validate(full=True)


def _miscounted(letters: Letters, ends: Numbers, columns: int) -> Truths:
    commas = np.flatnonzero(letters == COMMA)
    wanted = columns - 1
    if wanted and len(commas) == wanted * len(ends):
        grid = commas.reshape(-1, wanted)
        if (grid[:, -1] < ends).all() and (grid[1:, 0] > ends[:-1]).all():
            return np.zeros(len(ends), np.bool_)
    counts = np.diff(np.searchsorted(commas, ends), prepend=0)
    miscounted: Truths = counts != wanted
    return miscounted


def _holds(places: NDArray[np.int64], ends: Numbers) -> Truths:
    found = np.zeros(len(ends), np.bool_)
    found[np.searchsorted(ends, places)] = True
    return found


def _mend(line: str, columns: int) -> tuple[Sequence[str] | None, str]:
    """Return the cells of a suspect line, or why it has none."""
    reason = _unreadable(line)
    if reason:
        return None, reason
    try:
        cells = next(csv.reader([line], strict=True))
    except csv.Error:
        return None, "quoting"
    return (cells, "") if len(cells) == columns else (None, "column_count")


def _unreadable(line: str) -> str:
    if len(line.encode()) > LONGEST:
        return "line_too_long"
    if any(letter < " " and letter != "\t" for letter in line):
        return "control_character"
    return "" if line.strip() else "blank_line"
