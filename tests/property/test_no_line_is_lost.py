"""However a CSV file is mutilated, each physical line ends accepted or rejected, by its number."""

import tempfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.anye.sources.feed_files import TODAY, csv_bytes, rows

from anye.sources.check import check
from anye.sources.files.lines import whole_lines
from anye.sources.refusals import FileRefusedError
from anye.tables.contracts import CONTRACTS

FEED = "wage_months"
HEADINGS, RIGHT = csv_bytes(rows(FEED)).split(b"\n")[:2]
NASTY = st.sampled_from(
    [
        b"\n",
        b"\r",
        b'"',
        b",",
        b"\x00",
        b"\xff",
        b"\xe5",
        b"\r\n",
        b"''",
        b"\t",
        b"=1+1",
        b"\xef\xbb\xbf",
    ]
)
MUTATIONS = st.lists(st.tuples(st.integers(0, 10**6), NASTY), max_size=8)


@given(mutations=MUTATIONS, count=st.integers(1, 12), encoding=st.sampled_from(["utf-8", "gbk"]))
def test_lines_accepted_and_rejected_are_the_lines_of_the_file(mutations, count, encoding):
    body = (RIGHT.decode().encode(encoding) + b"\n") * count
    for place, piece in mutations:
        cut = place % (len(body) + 1)
        body = body[:cut] + piece + body[cut:]
    content = HEADINGS.decode().encode(encoding) + b"\n" + body
    lines = body.removesuffix(b"\n").split(b"\n")
    blank = 0
    while not lines[-1].strip(b" \t\r,"):
        lines.pop()
        blank += 1
    with tempfile.TemporaryDirectory() as name:
        path, into = Path(name) / "feed.csv", Path(name) / "into"
        path.write_bytes(content)
        found = check(path, CONTRACTS[FEED], today=TODAY, into=into)
        seen = [
            row % 2**32
            for part in (into / "rows").glob("*.parquet")
            for row in pl.read_parquet(part)["source_row"]
        ]
        if found.rejected:
            seen += pl.read_parquet(into / "rejected.parquet")["line"].to_list()
    assert sorted(seen) == list(range(2, len(lines) + 2))
    assert found.taken_off.get("blank_rows_at_end", 0) == blank


@given(
    pieces=st.lists(st.binary(max_size=12).map(lambda raw: raw.replace(b"\r", b"")), max_size=30),
    size=st.integers(1, 40),
)
def test_blocks_of_whole_lines_are_the_file(tmp_path_factory, pieces, size):
    path = tmp_path_factory.mktemp("lines") / "file"
    content = b"\n".join(pieces)
    path.write_bytes(content)
    with path.open("rb") as file:
        blocks = list(whole_lines(file, size))
    ended = content if not content or content.endswith(b"\n") else content + b"\n"
    assert b"".join(blocks) == ended
    assert all(block.endswith(b"\n") for block in blocks)


@given(content=st.binary(max_size=300))
def test_bytes_that_are_no_feed_are_refused_in_words(content):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "feed.csv"
        path.write_bytes(content)
        with pytest.raises(FileRefusedError) as refused:
            check(path, CONTRACTS[FEED], today=TODAY, into=Path(name) / "into")
    assert refused.value.say("zh") != refused.value.say("en")
