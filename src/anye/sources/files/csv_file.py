"""How is a CSV file read, line by line, in the encoding that its bytes prove?"""

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl

from anye.sources.files.blocks import Block, FileRead, refuse_values_without_heading
from anye.sources.files.csv_head import CsvHead, read_head
from anye.sources.files.fingerprint import Fingerprint, fingerprint
from anye.sources.files.headings import fields_of, remarked, without_heading
from anye.sources.files.lines import LONGEST, Cut, cut, whole_lines
from anye.sources.files.units import refuse_other_unit_named
from anye.sources.refusals import FileRefusedError
from anye.tables.contracts import Contract, Field

_BLOCK = 1 << 24


def read_csv(path: Path, contract: Contract, taken: Fingerprint) -> FileRead:
    """Open a CSV file.

    Raises:
        FileRefusedError: if its headings cannot be read or are not the contract's.
    """
    with ExitStack() as until_opened:
        old_ends = dict[str, int]()
        if has_old_ends(path):
            folder = until_opened.enter_context(TemporaryDirectory(prefix="anye-csv-"))
            out = Path(folder) / path.name
            old_ends = {"returns_alone": _with_line_feeds(path, out)}
            path, taken = out, fingerprint(out)
        head = read_head(path, contract, taken)
        refuse_other_unit_named(path.name, head.titles, head.headings, contract)
        layout = fields_of(head.headings, contract)
        lines = taken.lines - head.line - head.lines_after
        if lines <= 0:
            raise FileRefusedError("header_only")
        fields = tuple(field for field in layout if field)
        blocks = _blocks(path, head, layout, until_opened.pop_all())
    found = {**old_ends, **head.taken_off, **remarked(head.headings, contract)}
    return FileRead(head.encoding, lines, fields, blocks, found, head.titles)


def has_old_ends(path: Path) -> bool:
    """Return whether lines end as on systems of old, in a return, and not in a line feed.

    A return inside a cell is another thing: the lines that it makes have too few commas.
    """
    with path.open("rb") as file:
        start = file.read(LONGEST).rstrip(b"\r\n\x1a")
    if b"\r" not in start or start.count(b"\n") > 1:
        return False
    lines = re.split(rb"\r\n?|\n", start)
    commas = max(line.count(b",") for line in lines)
    return commas > 0 and sum(line.count(b",") >= commas for line in lines) > 2 * len(lines) // 3


def _with_line_feeds(path: Path, out: Path) -> int:
    """Write a file anew with line feeds for its returns; return how many of these stood alone."""
    with path.open("rb") as file, out.open("wb") as written:
        rest, alone = b"", 0
        while block := file.read(_BLOCK):
            whole = rest + block
            rest = b"\r" if whole.endswith(b"\r") else b""
            whole = whole.removesuffix(b"\r").replace(b"\r\n", b"\n")
            alone += whole.count(b"\r")
            written.write(whole.replace(b"\r", b"\n"))
        written.write(rest.replace(b"\r", b"\n"))
    return alone + len(rest)


def _blocks(
    path: Path, head: CsvHead, places: Sequence[Field | None], opened: ExitStack
) -> Iterator[Block]:
    line = head.line + 1
    with opened, path.open("rb") as file:
        file.seek(head.data_starts)
        for block in whole_lines(file, length=head.data_ends - head.data_starts):
            found = cut(block, line, len(places), head.codec)
            line += found.count
            yield _parsed(found, places, without_heading(head.headings), len(block))


def _parsed(
    found: Cut, places: Sequence[Field | None], bare: Sequence[int], read_bytes: int
) -> Block:
    names = [field.name if field else f"passed_over_{n}" for n, field in enumerate(places)]
    texts, lines = _plain(found.plain, names), found.plain_lines
    if len(lines) != texts.height:
        raise AssertionError("the parser cut other lines than the line feeds do")
    if found.mended:
        more = pl.DataFrame(found.mended, schema=dict.fromkeys(names, pl.String), orient="row")
        texts = pl.concat([texts, more])
        lines = np.concatenate([lines, np.array(found.mended_lines, np.int64)])
    refuse_values_without_heading((n, texts[names[n]]) for n in bare)
    texts = texts.drop(name for name, field in zip(names, places, strict=True) if not field)
    returns = {"returns": found.doubled_returns} if found.doubled_returns else {}
    return Block(lines, texts, found.broken, read_bytes=read_bytes, taken_off=returns)


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
