"""Where does each physical line of a CSV file go?

CSV readers lose lines: one swallowed fifty thousand behind a stray quote, another cuts overlong
rows. So the lines are cut here, by line feed and nothing else, in blocks of bytes; a line whose
commas are not those of the heading is set apart, with its number, and only the rest is parsed.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from anye.codes.letters import Letters, Numbers, Truths
from anye.sources.files.blocks import Broken
from anye.sources.files.encodings import Codec, as_utf_8

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
    doubled_returns: int = 0  # lines that ended in more than one


def whole_lines(file: BinaryIO, size: int = BLOCK, length: int = 1 << 62) -> Iterator[bytes]:
    """Yield blocks of whole lines; an endless line is cut off, never held in memory.

    Args:
        file: where it stands.
        size: of the blocks, in bytes.
        length: how many bytes to read.
    """
    rest, skipping = b"", False
    while chunk := file.read(min(size, length)):
        fresh, length = chunk, length - len(chunk)
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


def cut(block: bytes, first_line: int, columns: int, codec: Codec) -> Cut:
    """Cut a block of whole lines; every one ends in exactly one of the three heaps."""
    ended, doubled = _without_returns(block) if b"\r" in block else (block, 0)
    text, undecodable = as_utf_8(ended, codec)
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
        return Cut(text, numbers, (), (), (), len(ends), doubled)
    heaps, as_written = _Heaps(), ended.split(b"\n") if undecodable else []
    for n in np.flatnonzero(suspect).tolist():
        number = first_line + n
        if n in undecodable:
            reason = "line_too_long" if len(as_written[n]) > LONGEST else "encoding"
            heaps.broken.append(Broken(number, reason, undecodable[n]))
        else:  # an endless line may have been cut off within a character
            line = text[starts[n] : ends[n]].decode(errors="replace")
            heaps.put(line, number, columns)
    plain = b"".join([*_between(text, starts[suspect], ends[suspect]), *heaps.plain])
    return Cut(
        plain,
        np.concatenate([numbers[~suspect], np.array(heaps.plain_lines, np.int64)]),
        tuple(heaps.mended),
        tuple(heaps.mended_lines),
        tuple(heaps.broken),
        len(ends),
        doubled,
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


def _without_returns(block: bytes) -> tuple[bytes, int]:
    """Return lines that end in line feeds alone, and how many ended in more than one return."""
    doubled = 0
    while more := block.count(b"\r\r\n"):
        doubled = max(doubled, more)
        block = block.replace(b"\r\r\n", b"\r\n")
    return block.replace(b"\r\n", b"\n"), doubled


def _between(text: bytes, starts: Numbers, ends: Numbers) -> Iterator[memoryview]:
    """Yield the stretches of text between the suspect lines, without copying them."""
    view, at = memoryview(text), 0
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        yield view[at:start]
        at = end + 1
    yield view[at:]


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
