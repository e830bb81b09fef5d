"""Cells as offices send them: what is around a value is taken off, what is ambiguous is refused."""

import polars as pl
import pytest
from tests.unit.anye.sources.feed_files import (
    a_code,
    an_id,
    checked,
    csv_file,
    reasons_of,
    rows,
    workbook,
)

from anye.sources.refusals import FileRefusedError

FEED = "wage_months"


def in_a_workbook(folder, *changes):
    """Return a workbook whose cells are of the types that are given, and its check."""
    book, _ = workbook(rows(FEED, *changes))
    book.save(folder / "feed.xlsx")
    return checked(folder, folder / "feed.xlsx", FEED)


def in_parquet(folder, **columns):
    frame = pl.DataFrame(rows(FEED)).with_columns(**columns)
    frame.write_parquet(folder / "feed.parquet")
    return checked(folder, folder / "feed.parquet", FEED)


@pytest.mark.parametrize(
    "written",
    ["4321,50", "35,00", "500 400", "1,234,56", "0,123", "1.234,50", "12,34,567", "3 500"],
)
def test_commas_and_blanks_that_do_not_part_thousands_are_never_removed(tmp_path, written):
    quoted = f'"{written}"'
    assert reasons_of(tmp_path, FEED, {"应发工资": quoted}) == ["wage:money_form"]


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ('"12,345.60"', 1_234_560),
        ('"¥ 123,456 元"', 12_345_600),
        ("4321.5000", 432_150),
        ("4321.00000000", 432_100),
        ("4123.4500000000007", 412_345),
        ("0.30000000000000004", 30),
        ("2899.9999999999995", 290_000),
    ],
)
def test_amounts_are_taken_as_their_office_sees_them(tmp_path, written, fen):
    path = csv_file(tmp_path, rows(FEED, {"应发工资": written}))
    found, (wage,), _ = checked(tmp_path, path, FEED)
    assert wage["wage"] == fen
    assert sum(found.taken_off.values()) == 1


def test_a_third_decimal_that_is_meant_is_no_noise(tmp_path):
    changes = [{"应发工资": text} for text in ("3500.005", "3500.0050000000001", "3500.0010")]
    assert reasons_of(tmp_path, FEED, *changes) == ["wage:money_decimals"] * 3


def test_two_amounts_in_one_cell_are_not_one(tmp_path):
    _, accepted, (row,) = in_a_workbook(tmp_path, {"应发工资": "500\n400"})
    assert (accepted, row["reasons"]) == ([], "wage:money_form")


@pytest.mark.parametrize("written", ["2025.1", " 2025.1 ", "２０２５.１"])
def test_a_month_that_may_be_january_or_october_is_refused(tmp_path, written):
    assert reasons_of(tmp_path, FEED, {"月份": written}) == ["month:month_or_october"]


def test_october_stored_as_a_number_is_not_january(tmp_path):
    _, accepted, (row,) = in_a_workbook(tmp_path, {"月份": 2025.10}, {"月份": 2025.11})
    assert [found["month"] for found in accepted] == [202511]
    assert row["reasons"] == "month:month_or_october"


@pytest.mark.parametrize("written", ["2025.10", "2025.01", "2025-1", "2025年1月", "202501.0"])
def test_months_that_can_be_but_one_are_read(tmp_path, written):
    _, accepted, _ = checked(tmp_path, csv_file(tmp_path, rows(FEED, {"月份": written})), FEED)
    assert accepted[0]["month"] in (202501, 202510)


@pytest.mark.parametrize("mark", ["\u202d{}\u202c", "{}\u200e", "\u00ad{}", "{}\ufeff", "{}\u2060"])
def test_invisible_marks_come_off_every_kind_of_cell_and_are_counted(tmp_path, mark):
    change = {
        "月份": mark.format("202503"),
        "统一社会信用代码": mark.format(a_code()),
        "公民身份号码": mark.format(an_id()),
        "应发工资": mark.format("3500.00"),
    }
    found, (wage,), _ = checked(tmp_path, csv_file(tmp_path, rows(FEED, change)), FEED)
    assert (wage["person_id"], wage["wage"]) == (int(an_id()[:17]), 350_000)
    assert found.taken_off == {"invisible_marks": 4}


@pytest.mark.parametrize("end", ["\n", "_x000D_", "_x000D_\n", "\r\n"])
def test_a_line_end_behind_a_value_comes_off(tmp_path, end):
    change = {"公民身份号码": an_id() + end, "月份": "202503" + end, "姓名": "张伟" + end}
    found, (wage,), _ = in_a_workbook(tmp_path, change)
    assert wage["person_id"] == int(an_id()[:17])
    assert found.taken_off == {"invisible_marks": 2}


def test_names_lose_their_invisible_marks_too(tmp_path):
    made = rows("disability_certificates", {"姓名": "\u202d张\u200b伟\u202c"})
    _, (person,), _ = checked(tmp_path, csv_file(tmp_path, made), "disability_certificates")
    assert person["name"] == "张伟"


def test_the_guard_of_exporters_comes_off(tmp_path):
    guarded = {
        "公民身份号码": f'="{an_id()}"',
        "统一社会信用代码": f'"=""{a_code()}"""',
        "姓名": '="张伟"',
    }
    found, (wage,), _ = checked(tmp_path, csv_file(tmp_path, rows(FEED, guarded)), FEED)
    assert wage["person_id"] == int(an_id()[:17])
    assert found.taken_off == {"text_guard": 2}


def test_true_and_errors_are_no_values(tmp_path):
    _, accepted, rejected = in_a_workbook(
        tmp_path, {"应发工资": True}, {"应发工资": "#N/A"}, {"月份": "#REF!"}, {"姓名": True}
    )
    assert accepted == []
    assert [row["reasons"] for row in rejected] == [
        "wage:truth_value",
        "wage:error_value",
        "month:error_value",
        "name:truth_value",
    ]


def test_a_column_of_truths_is_no_column_of_amounts(tmp_path):
    with pytest.raises(FileRefusedError, match="应发工资"):
        in_parquet(tmp_path, 应发工资=pl.Series([True]))


@pytest.mark.parametrize("name", ["张\n伟", "张\0伟", "张\x1b[2J伟"])
def test_a_control_character_inside_a_name_is_refused_whatever_the_file(tmp_path, name):
    _, accepted, (row,) = in_parquet(tmp_path, 姓名=pl.Series([name]))
    assert (accepted, row["reasons"]) == ([], "name:control_character")
    if "\n" in name:
        _, accepted, (row,) = in_a_workbook(tmp_path, {"姓名": name})
        assert (accepted, row["reasons"]) == ([], "name:control_character")


def test_numbers_that_were_a_column_with_blanks_are_read(tmp_path):
    certificate = {"残疾等级": "3.0", "残疾类别": "4.0", "乡镇街道代码": "120119001.0"}
    assert reasons_of(tmp_path, "disability_certificates", certificate) == [""]


def test_clean_cells_have_nothing_taken_off(tmp_path):
    found, _, _ = checked(tmp_path, csv_file(tmp_path, rows(FEED, {}, {"姓名": ""})), FEED)
    assert found.taken_off == {}
