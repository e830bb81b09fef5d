"""In which encoding is a line, and is that certain?"""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Literal

import numpy as np
import pyarrow as pa

Codec = Literal["utf-8", "gb18030", "utf-8 in part"]
UTF_8: Codec = "utf-8"  # throughout
GB_18030: Codec = "gb18030"
MIXED: Codec = "utf-8 in part"  # the headings are, some line is not

LINE_FEED = 10
_LETTERS = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHINESE = re.compile(f"[{_LETTERS}]")
_NOTHING_ELSE = re.compile(f"[\x00-\x7f·\u2010-\u2027\uff00-\uffef{_LETTERS}]*")
_HIGH, _LEADS = 0x80, 0xC0  # in UTF-8 a byte from 0x80 goes on, one from 0xC0 begins
_LONGEST_CHARACTER = 4
_SHOWN = 2000


def is_utf_8(block: bytes) -> bool:
    """Look at the bytes, many at once and without copying them."""
    offsets = pa.py_buffer(np.array([0, len(block)], np.int64))
    buffers = [None, offsets, pa.py_buffer(block)]
    try:
        pa.Array.from_buffers(pa.large_string(), 1, buffers).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def unfinished(block: bytes) -> int:
    """Return how many bytes at the end begin a character that the block does not finish."""
    for back in range(1, min(_LONGEST_CHARACTER, len(block) + 1)):
        letter = block[-back]
        if letter < _HIGH:
            return 0
        if letter >= _LEADS:
            width = 2 + (letter >= 0xE0) + (letter >= 0xF0)  # noqa: PLR2004 (the bits of UTF-8)
            return back if width > back else 0
    return 0


def as_utf_8(block: bytes, codec: Codec) -> tuple[bytes, dict[int, str]]:
    """Return whole lines in UTF-8; those that are not certainly of the codec emptied, and apart."""
    if codec == UTF_8:
        return block, {}
    lines = block.split(b"\n")[:-1]
    apart = dict.fromkeys(_doubtful(lines, block, codec), "")
    name = UTF_8 if codec == MIXED else codec
    with suppress(UnicodeDecodeError):
        if not apart:
            return block.decode(name).encode(), {}
    texts = []
    for n, line in enumerate(lines):
        try:
            texts.append("" if n in apart else line.decode(name))
        except UnicodeDecodeError:
            apart[n] = ""
            texts.append("")
    shown = {n: lines[n][:_SHOWN].decode(name, "replace") for n in apart}
    return "\n".join([*texts, ""]).encode(), shown


def _doubtful(lines: Sequence[bytes], block: bytes, codec: Codec) -> list[int]:
    """Return the lines that may be of another encoding than the file's.

    Bytes that are Chinese in UTF-8 are hardly ever anything in GB 18030 that somebody wrote, unless
    all of them are characters of everyday, those of GB 2312: a few names of a large file are. Two
    or four bytes that are strange letters in UTF-8 may well be Chinese in GB 18030.
    """
    if codec == MIXED:
        return [n for n, line in enumerate(lines) if not (line.isascii() or _is_certain(line))]
    perhaps = [n for n in _perhaps_utf_8(block) if _CHINESE.search(_read(lines[n]))]
    return [n for n in perhaps if not _is_of_everyday(lines[n])]


def _is_of_everyday(line: bytes) -> bool:
    try:
        return bool(line.decode("gb2312"))
    except UnicodeDecodeError:
        return False


def _is_certain(line: bytes) -> bool:
    """Return whether a line is Chinese in UTF-8 and nothing that Chinese does not hold."""
    text = _read(line)
    return bool(_CHINESE.search(text) and _NOTHING_ELSE.fullmatch(text))


def _read(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return ""


def _perhaps_utf_8(block: bytes) -> list[int]:
    """Return the lines beyond ASCII in which no two bytes show that they are no UTF-8."""
    letters = np.frombuffer(block, np.uint8)
    ends = np.flatnonzero(letters == LINE_FEED)
    high = np.flatnonzero(letters >= _HIGH)  # a line feed stands behind the last of them
    before, after = letters[np.maximum(high - 1, 0)], letters[high + 1]
    begins = letters[high] >= _LEADS
    is_wrong = np.where(begins, (after < _HIGH) | (after >= _LEADS), before < _HIGH)
    is_wrong[:1] |= (high[:1] == 0) & ~begins[:1]
    of_line = np.searchsorted(ends, high)
    wrong: list[int] = np.setdiff1d(of_line, of_line[is_wrong]).tolist()
    return wrong
