"""Where does the data of a CSV file begin and end, in which encoding, and under which headings?

Strict decoding of the whole file tells UTF-8 from GB 18030. A file that is not UTF-8 throughout
though its headings are, or that holds lines of UTF-8 though it is not, mixes two encodings: what
such a line says is not certain, and it is sent back.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from anye.sources.files.encodings import GB_18030, MIXED, UTF_8, Codec
from anye.sources.files.fingerprint import Fingerprint
from anye.sources.files.foot import LOOKED_AT as LOOKED_AT_END
from anye.sources.files.foot import at_foot, counted, holds_identifier
from anye.sources.files.headings import LOOKED_AT, columns_named, heading_row, refuse_around
from anye.sources.files.lines import LONGEST
from anye.sources.files.remarks import titles_of
from anye.sources.files.units import refuse_other_unit
from anye.sources.refusals import FileRefusedError
from anye.tables.contracts import Contract

BOM = b"\xef\xbb\xbf"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
OTHER_SEPARATORS = ("\t", ";", "|", "，")
_SEPARATOR_LINE = re.compile(r"^\"?sep=(.)\"?$", re.IGNORECASE)
_BLANK = b" \t\r\n,\x1a"  # 0x1A ended a file on the systems of old
_BLOCK = 1 << 16
_PLAIN = re.compile(r"[\t\r\n -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
PYTHON_NAMES: Mapping[Codec, str] = {UTF_8: "utf-8", GB_18030: "gb18030", MIXED: "utf-8"}


@dataclass(frozen=True, slots=True)
class CsvHead:
    """The headings and their line, the codec, and the bytes between which the data lies."""

    headings: Sequence[str]
    line: int
    codec: Codec
    encoding: str
    data_starts: int
    data_ends: int = 0
    lines_after: int = 0  # that are blank
    taken_off: Mapping[str, int] = field(default_factory=dict)
    titles: tuple[str, ...] = ()


def read_head(path: Path, contract: Contract, taken: Fingerprint) -> CsvHead:
    """Find the headings of a CSV file, and the end of its data.

    Raises:
        FileRefusedError: if they are in no known encoding, or the lines have no known end.
    """
    with path.open("rb") as file:
        lines = _first_lines(file.readline(LONGEST) for _ in range(LOOKED_AT))
    bare = [line.removeprefix(BOM).rstrip(b"\r\n") for line in lines]
    codec, texts = _decoded(bare, taken, contract)
    rows = [_cells(text) for text in texts]
    row = heading_row(rows, contract)
    _refuse_separators(texts[: row + 1])
    refuse_around(rows, row, contract, row + 1)
    above = [(n, [text]) for n, text in enumerate(texts[:row], start=1)]
    under = [(row + 2, cells) for cells in rows[row + 1 : row + 2] if not holds_identifier(cells)]
    refuse_other_unit([*above, *under], contract)
    marks = sum(1 for text in texts[:row] if _SEPARATOR_LINE.match(text))
    starts = sum(map(len, lines[: row + 1]))
    ends, after, mark = _end(path, starts)
    last = _last_lines(path, starts, ends)
    feet = [_cells(line.decode(PYTHON_NAMES[codec], "replace")) for line in last]
    kinds = at_foot(feet)
    first_foot = taken.lines - after - len(kinds) + 1
    feet = feet[len(feet) - len(kinds) :]
    refuse_other_unit(enumerate(feet, start=first_foot), contract)
    found = Counter(
        {
            "title_rows": row - marks,
            "separator_line": marks,
            "blank_rows_at_end": max(after - mark, 0),
            "end_mark": mark,
        }
    )
    found.update(counted(kinds))
    titles = [
        cells
        for cells, text in zip(rows[:row], texts, strict=False)
        if not _SEPARATOR_LINE.match(text)
    ]
    return CsvHead(
        _cells(texts[row]),
        row + 1,
        codec,
        "utf-8-bom" if lines[0].startswith(BOM) else "utf-8" if codec == MIXED else codec,
        starts,
        ends - sum(map(len, last[len(last) - len(kinds) :])),
        after + len(kinds),
        {what: times for what, times in found.items() if times},
        titles_of(titles),
    )


def _first_lines(lines: Iterator[bytes]) -> list[bytes]:
    first = next(lines, b"")
    if first.startswith(UTF_16_MARKS) or (b"\0" in first and _is_utf_16(first)):
        raise FileRefusedError("utf_16")
    if b"\0" in first:
        raise FileRefusedError("not_a_feed")
    if len(first) == LONGEST or b"\r" in first.rstrip(b"\r\n"):
        raise FileRefusedError("line_ends")
    found = [first]
    for line in lines:
        if not line or len(line) == LONGEST:
            break
        found.append(line)
    return found


def _is_utf_16(first: bytes) -> bool:
    """Return whether a line that holds noughts reads as text in UTF-16, of either order."""
    for codec in ("utf-16-le", "utf-16-be"):
        text = first[: len(first) // 2 * 2].decode(codec, "replace")
        if _PLAIN.fullmatch(text) and any(mark in text for mark in (",", *OTHER_SEPARATORS)):
            return True
    return False


def _decoded(
    lines: Sequence[bytes], taken: Fingerprint, contract: Contract
) -> tuple[Codec, list[str]]:
    """Return the codec in which the headings are those of the contract, and the first lines."""
    if taken.is_utf_8:
        return UTF_8, [line.decode() for line in lines]
    found: dict[Codec, list[str]] = {
        GB_18030: [line.decode("gb18030", "replace") for line in lines],
        MIXED: [line.decode("utf-8", "replace") for line in lines],
    }
    codec = max(found, key=lambda one: _named(found[one], contract))  # in ASCII both name the same
    if _named(found[codec], contract) == 0 and "\ufffd" in found[GB_18030][0]:
        if "\ufffd" in found[MIXED][0]:
            raise FileRefusedError("encoding_unknown")
        codec = MIXED
    return codec, found[codec]


def _named(texts: Sequence[str], contract: Contract) -> int:
    return max(columns_named(_cells(text), contract) for text in texts)


def _cells(text: str) -> list[str]:
    try:
        return next(csv.reader([text]), [])
    except csv.Error:
        return []


def _refuse_separators(texts: Sequence[str]) -> None:
    separators = [found[1] for text in texts if (found := _SEPARATOR_LINE.match(text))]
    heading = texts[-1]
    others = "," not in heading and any(mark in heading for mark in OTHER_SEPARATORS)
    if others or any(mark != "," for mark in separators):
        raise FileRefusedError("separator")


def _last_lines(path: Path, starts: int, ends: int) -> list[bytes]:
    """Return the last lines of the data, whole."""
    at = max(starts, ends - _BLOCK)
    with path.open("rb") as file:
        file.seek(at)
        lines = re.findall(rb"[^\n]*\n|[^\n]+$", file.read(ends - at))
    return lines[int(at > starts) :][-LOOKED_AT_END:]


def _end(path: Path, starts: int) -> tuple[int, int, int]:
    """Return where the last line that says anything ends, the lines after it, and an end mark."""
    with path.open("rb") as file:
        at = size = file.seek(0, 2)
        while at > starts:
            start = max(at - _BLOCK, starts)
            file.seek(start)
            said = file.read(at - start).rstrip(_BLANK)
            at = start + len(said)
            if said:
                break
        file.seek(at)
        rest = file.readline() if at > starts else b""  # of the last line: empty cells, its end
        if b"\x1a" in rest:
            return at + rest.index(b"\x1a"), 0, 1
        ends, after, last = at + len(rest), 0, b"\n"
        while block := file.read(_BLOCK):
            after += block.count(b"\n")
            last = block[-1:]
    return ends, after + (last != b"\n"), int(size > ends and last == b"\x1a")
