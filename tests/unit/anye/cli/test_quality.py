"""``anye quality``: figures, the rows behind them, letters; what makes no sense is refused."""

import json

import pytest


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
