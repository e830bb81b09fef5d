"""Whatever the terminal's width, a table cuts no word, code or name and fits, or is records."""

import re
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anye.assessment.opened.explain_text import MONTHS_WIDE
from anye.cli import columns
from anye.cli.app import COMMANDS
from anye.cli.columns import LEAST, pairs, table, width_of, wrapped

NARROW = (40, 60, 80)
MONTHS_OF_A_YEAR = 12
UNBROKEN = re.compile(r"[!-~]{2,}")


def fits(lines, width):
    """Return whether lines are no wider than that, but those of one word that is."""
    return [
        line for line in lines if width_of(line) > width and UNBROKEN.sub("", line).strip(" :：")
    ] == []


def kept_whole(text, lines):
    return all(any(word in line for line in lines) for word in UNBROKEN.findall(text))


cells = st.text(st.sampled_from("单位名称a1-_. ，。"), max_size=40).map(str.strip)
tables = st.integers(1, 6).flatmap(
    lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=1, max_size=4)
)


@given(tables, st.integers(10, 200))
def test_a_table_of_anything_fits_and_cuts_no_word(rows, width):
    headings = [f"列{n}" for n in range(len(rows[0]))]
    lines = table(headings, rows, [False] * len(headings), width)
    assert fits(lines, width)
    for cell in (cell for row in rows for cell in row):
        assert kept_whole(cell, lines)
    drawn = "".join("".join(lines).split())
    for letter in "单位名称":
        assert drawn.count(letter) == sum(cell.count(letter) for row in rows for cell in row)


def test_a_table_is_columns_where_they_fit_and_else_a_field_a_line():
    headings, rows = ("统一社会信用代码", "人数"), [("91120119MA0000011W", "1,200")]
    assert table(headings, rows, (False, True), 40) == [
        "统一社会信用代码     人数",
        "──────────────────  ─────",
        "91120119MA0000011W  1,200",
    ]
    assert table(headings, rows, (False, True), 20) == [
        "统一社会信用代码：",
        "  91120119MA0000011W",
        "人数：1,200",
    ]


def test_no_column_is_narrower_than_four_characters():
    rows = [("天津市蓟州区某某餐饮管理有限公司", "天津市蓟州区某某餐饮管理有限公司")]
    for width in range(10, 80):
        lines = table(("甲", "乙"), rows, (False, False), width)
        assert all(len(one) >= LEAST for one in lines[1].split()) or "甲：" in lines[0]


def test_a_line_begins_with_no_closing_mark():
    assert wrapped("共三家，列出两家。", 6) == ["共三", "家，列", "出两", "家。"]


@pytest.mark.parametrize("width", NARROW)
def test_names_stand_beside_what_they_are_or_above_it(width):
    lines = pairs([("--completion bash|zsh|fish", "打印补全脚本"), ("--json", "")], width, 34)
    assert fits(lines, width)
    assert not [line for line in lines if len(line.strip()) == 1]


@pytest.fixture
def drawn(monkeypatch):
    """Collect the lines of the tables that commands tell."""
    lines = []

    def kept(*given):
        lines.extend(table(*given))
        return table(*given)

    monkeypatch.setattr("anye.cli.terminal.table", kept)
    return lines


def lines_that_tell_tables(town):
    where = ("--store", town / "store")
    file = next(Path(town, "feeds", "wage_months").glob("*202505.csv"))
    month = ("--month", 202505, "--feed", "wage_months")
    return {
        "check": ("check", file, "--feed", "wage_months"),
        "status": ("status", *where),
        "find": ("find", "公司", *where),
        "quality": ("quality", *where),
        "quality --rows": ("quality", *where, *month, "--rows", "rows_rejected"),
        "link doubtful": ("link", "doubtful", *where),
        "what-if": ("what-if", *where, "--year", 2025, "--set", "small_headcount=50"),
    }


OF_TABLES = ("check", "status", "find", "quality", "quality --rows", "link doubtful", "what-if")


@pytest.mark.parametrize("command", OF_TABLES)
def test_on_a_narrow_terminal_every_table_can_be_read(anye, town, monkeypatch, drawn, command):
    line = lines_that_tell_tables(town)[command]
    monkeypatch.setenv("COLUMNS", "1000")
    assert anye(*line)[0] in {0, 1}
    wide = "\n".join(drawn)
    assert wide
    for width in NARROW:
        drawn.clear()
        monkeypatch.setenv("COLUMNS", str(width))
        anye(*line)
        assert fits(drawn, width), [one for one in drawn if width_of(one) > width]
        assert kept_whole(wide, drawn)
        letters = [len(one.strip()) == 1 for one in drawn]
        assert not [pair for pair in pairwise(letters) if all(pair)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [*NARROW, MONTHS_WIDE - 1, MONTHS_WIDE])
def test_the_months_of_an_explained_year_fit_a_terminal(anye, town, monkeypatch, width, language):
    monkeypatch.setattr("anye.cli.years.LANGUAGE", language)
    [run] = (town / "store" / "runs").iterdir()
    code = pl.read_parquet(run / "known_employers.parquet")["credit_code"].drop_nulls()[0]
    monkeypatch.setenv("COLUMNS", str(width))
    lines = anye("explain", "--store", town / "store", "--employer", code)[1].splitlines()
    ends = next(n for n, one in enumerate(lines) if one.startswith(("职工由", "Who is staff")))
    months = lines[lines.index("") + 1 : ends]
    assert sum("2025" in one for one in months) == MONTHS_OF_A_YEAR
    assert [one for one in months if width_of(one) > width] == []


@pytest.mark.parametrize("width", NARROW)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_on_a_narrow_terminal_all_help_can_be_read(anye, monkeypatch, command, width):
    monkeypatch.setenv("COLUMNS", str(width))
    lines = anye(*filter(None, (command,)), "--help")[1].splitlines()
    assert fits(lines, width)


def test_all_tables_are_laid_out_here():
    elsewhere = [
        path.name
        for path in Path(columns.__file__).parents[1].rglob("*.py")
        if "rich.table" in path.read_text("utf-8")
    ]
    assert elsewhere == []
