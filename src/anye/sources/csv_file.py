"""How is a CSV file read, line by line, in the encoding its headings prove?

Headings are Chinese, so strict decoding tells UTF-8 from GBK and GB 18030 without guessing: the
bytes of one are not headings in the other.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from anye.sources.blocks import Block, Reading
from anye.sources.headings import match
from anye.sources.lines import LONGEST, Cut, cut, whole_lines
from anye.sources.refusals import FileRefusedError
from anye.tables.contracts import Contract, Field

BOM = b"\xef\xbb\xbf"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
OTHER_SEPARATORS = ("\t", ";", "|", "，")


@dataclass(frozen=True, slots=True)
class Head:
    """The first line: what it says, in which codec, and where the data begins."""

    headings: Sequence[str]
    codec: str
    encoding: str
    data_starts: int


def read_csv(path: Path, contract: Contract, lines: int) -> Reading:
    """Open a CSV file of so many physical lines.

    Raises:
        FileRefusedError: if its headings cannot be read or are not the contract's.
    """
    head = read_head(path)
    layout = match(head.headings, contract)
    if lines <= 1:
        raise FileRefusedError("header_only")
    fields = tuple(field for field in layout if field)
    places = (*layout, *(None for _ in range(len(head.headings) - len(layout))))
    return Reading(head.encoding, lines - 1, fields, _blocks(path, head, places))


def read_head(path: Path) -> Head:
    """Return the headings of a CSV file.

    Raises:
        FileRefusedError: if they are in no known encoding, or the lines have no known end.
    """
    with path.open("rb") as file:
        line = file.readline(LONGEST)
    if line.startswith(UTF_16_MARKS):
        raise FileRefusedError("utf_16")
    body = line.removeprefix(BOM).rstrip(b"\r\n")
    if b"\r" in body or len(line) == LONGEST:
        raise FileRefusedError("line_ends")
    text, codec = _decoded(body)
    if "," not in text and any(mark in text for mark in OTHER_SEPARATORS):
        raise FileRefusedError("separator")
    encoding = "utf-8-bom" if line.startswith(BOM) else codec
    return Head(next(csv.reader([text]), []), codec, encoding, len(line))


def _decoded(body: bytes) -> tuple[str, str]:
    for codec in ("utf-8", "gb18030"):
        try:
            return body.decode(codec), codec
        except UnicodeDecodeError:
            continue
    raise FileRefusedError("encoding_unknown")


def _blocks(path: Path, head: Head, places: Sequence[Field | None]) -> Iterator[Block]:
    line = 2
    with path.open("rb") as file:
        file.seek(head.data_starts)
        for block in whole_lines(file):
            found = cut(block, line, len(places), head.codec)
            line += found.count
            yield _parsed(found, places, len(block))


def _parsed(found: Cut, places: Sequence[Field | None], read_bytes: int) -> Block:
    names = [field.name if field else f"passed_over_{n}" for n, field in enumerate(places)]
    texts, lines = _plain(found.plain, names), found.plain_lines
    if len(lines) != texts.height:
        raise AssertionError("the parser cut other lines than the line feeds do")
    if found.mended:
        more = pl.DataFrame(found.mended, schema=dict.fromkeys(names, pl.String), orient="row")
        texts = pl.concat([texts, more])
        lines = np.concatenate([lines, np.array(found.mended_lines, np.int64)])
    texts = texts.drop(name for name, field in zip(names, places, strict=True) if not field)
    return Block(lines, texts, found.broken, read_bytes=read_bytes)


def _plain(data: bytes, names: Sequence[str]) -> pl.DataFrame:
    if not data:
        return pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    return pl.read_csv(
        data,
        has_header=False,
        new_columns=list(names),
        quote_char=None,
        infer_schema=False,
        empty_string_is_null=False,
    )
