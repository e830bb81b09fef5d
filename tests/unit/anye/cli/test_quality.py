"""``anye quality``: figures, the rows behind them, letters; what makes no sense is refused."""

import json
import re

import pytest

from anye.quality.indicators import INDICATORS
from anye.quality.kinds import KINDS
from anye.quality.rows import QUERIES
from anye.tables.contracts import CONTRACTS


@pytest.fixture
def quality(anye, town):
    def run(*arguments):
        return anye("quality", "--store", town / "store", *arguments)

    return run


def test_a_month_is_shown_with_its_owners_and_contradictions(quality):
    code, out, _ = quality("--month", 202505, "--on", "2026-01-10")
    assert code == 0
    assert "区税务局" in out
    assert "残疾人证因死亡注销后仍参保" in out


def test_figures_come_as_whole_numbers(quality):
    _, out, _ = quality("--month", 202505, "--feed", "wage_months", "--json")
    figures = json.loads(out)["figures"]
    assert {figure["feed"] for figure in figures} == {"wage_months"}
    assert all(isinstance(figure["numerator"], int) for figure in figures)


def test_a_figure_is_opened_to_its_lines(quality):
    month = ("--month", 202505, "--feed", "wage_months")
    _, shown, _ = quality(*month, "--json")
    refused = sum(
        figure["numerator"]
        for figure in json.loads(shown)["figures"]
        if (figure["indicator"], figure["detail"]) == ("rows_rejected", "")
    )
    _, out, _ = quality(*month, "--rows", "rows_rejected", "--json")
    opened = {(row["file"], row["line"]) for row in json.loads(out)}
    assert len(opened) == refused > 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--month", 202505, "--feed", "nothing"),
        ("--month", 202505, "--rows", "rows_rejected"),
        ("--month", 202505, "--feed", "wage_months", "--rows", "days_until_arrival"),
        ("--month", 202505, "--on", "yesterday"),
        ("--month", 202505, "--feed", "wage_months", "--rows", "nothing"),
        ("--feed", "wage_months", "--rows", "rows_rejected"),
        ("--month", 202513),
        ("--month", 202505, "--township", 999),
        ("--month", 202505, "--agreed-day", 0),
        ("--year", 1999),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(quality, arguments):
    code, out, said = quality(*arguments)
    assert (code, out) == (2, "")
    assert "未执行" in said


def test_letters_are_written_for_every_department(anye, town, tmp_path):
    arguments = ("--store", town / "store", "--month", 202505, "--out", tmp_path)
    code, out, _ = anye("quality", "letters", *arguments)
    assert code == 0
    assert len(out.split()) == len(list(tmp_path.iterdir())) == 10


def test_a_year_shows_the_months_together_and_not_december(quality):
    _, out, _ = quality("--on", "2026-01-10", "--feed", "工资薪金月", "--json")
    late = [
        figure
        for figure in json.loads(out)["figures"]
        if (figure["indicator"], figure["detail"]) == ("rows_after_agreed_day", "")
    ]
    n, of = (sum(figure[name] for figure in late) for name in ("numerator", "denominator"))
    december = [figure for figure in late if figure["month"] == 202512]
    assert n > sum(figure["numerator"] for figure in december)
    _, told, _ = quality("--on", "2026-01-10", "--feed", "wage_months")
    assert "2025年全年" in told
    assert f"{n:,} / {of:,}" in told


def test_rows_are_told_by_credit_code_and_in_words(quality):
    month = ("--month", 202505, "--feed", "工资薪金月", "--rows", "rows_rejected")
    _, out, _ = quality(*month, "--json")
    rows = json.loads(out)
    codes = {row["credit_code"] for row in rows} - {""}
    assert codes
    assert all(len(code) == 18 for code in codes)
    _, told, _ = quality(*month)
    assert not {row["what"] for row in rows} & set(told.replace("│", " ").split())


def test_letters_are_not_written_over(anye, town, tmp_path):
    arguments = ("--store", town / "store", "--month", 202504, "--out", tmp_path)
    assert anye("quality", "letters", *arguments)[0] == 0
    changed = next(tmp_path.glob("*.xlsx"))
    changed.write_bytes(b"filled in")
    code, out, err = anye("quality", "letters", *arguments)
    assert (code, out) == (2, "")
    assert "已存在，未覆盖" in err
    assert changed.read_bytes() == b"filled in"


@pytest.mark.parametrize("indicator", INDICATORS)
def test_rows_of_every_indicator_and_feed_are_told_in_words(quality, indicator):
    names = {*CONTRACTS, *INDICATORS, *KINDS}
    for feed, contract in CONTRACTS.items():
        asked = ("--month", 202505, "--feed", feed, "--rows", INDICATORS[indicator].zh)
        code, out, err = quality(*asked)
        measured = feed in INDICATORS[indicator].feeds and indicator in QUERIES
        assert (code, bool(out)) == (0 if measured else 2, bool(out) and measured), (feed, err)
        if indicator in QUERIES and not measured:
            assert f"不按{contract.zh}计算" in err
        elif measured:
            assert out or "没有这样的行" in err
        told = re.sub(r"\S+\.(csv|xlsx)", "", out)
        assert not names & set(told.split())
