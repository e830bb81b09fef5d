from datetime import date

import pytest
from tests.unit.anye.sources.feed_files import (
    RIGHT,
    a_code,
    an_id,
    checked,
    csv_bytes,
    csv_file,
    reasons_of,
    rows,
)

from anye.sources.check import check
from anye.sources.refusals import FileRefusedError, LinesLostError
from anye.tables.contracts import CONTRACTS


@pytest.mark.parametrize("feed", CONTRACTS)
def test_a_right_row_of_every_feed_is_accepted_and_typed(tmp_path, feed):
    found, accepted, rejected = checked(tmp_path, csv_file(tmp_path, rows(feed)), feed)
    assert rejected == []
    assert list(accepted[0]) == list(CONTRACTS[feed].table.columns)
    assert accepted[0]["source_row"] == found.taken.number * 2**32 + 2


def test_values_are_what_the_file_says(tmp_path):
    _, (month,), _ = checked(tmp_path, csv_file(tmp_path, rows("insured_months")), "insured_months")
    assert month["month"] == 202503
    assert month["base"] == 440_050
    assert month["person_id"] == int(an_id()[:17])
    assert month["employer_id"] == int(a_code()[8:16], 36)
    _, (employer,), _ = checked(tmp_path, csv_file(tmp_path, rows("employers")), "employers")
    assert employer["established_posts"] == 0
    assert employer["closed_on"] is None
    assert (employer["is_school"], employer["is_small"]) == (False, True)


def test_control_totals_add_up_the_accepted_rows(tmp_path):
    made = rows("wage_months", {}, {"应发工资": "0.01"}, {"应发工资": "-1"})
    found, _, _ = checked(tmp_path, csv_file(tmp_path, made), "wage_months")
    assert found.totals == {"wage": 350_001}
    assert found.reasons == {"money_negative": 1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_encodings_are_told_apart_by_the_headings(tmp_path, encoding):
    path = csv_file(tmp_path, rows("employers"), encoding)
    found, (employer,), _ = checked(tmp_path, path, "employers")
    assert employer["employer_name"] == "天津市蓟州某某有限公司"
    assert found.encoding == {"utf-8-sig": "utf-8-bom", "gbk": "gb18030"}.get(encoding, encoding)


def test_rare_characters_survive_gb_18030(tmp_path):
    made = rows("disability_certificates", {"姓名": "𠮷㐂䶮"})
    path = csv_file(tmp_path, made, "gb18030")
    _, (person,), _ = checked(tmp_path, path, "disability_certificates")
    assert person["name"] == "𠮷㐂䶮"


def test_columns_may_come_in_any_order_with_windows_line_ends(tmp_path):
    made = [dict(reversed(row.items())) for row in rows("wage_months")]
    path = tmp_path / "feed.csv"
    path.write_bytes(csv_bytes(made, "utf-8", "\r\n"))
    _, (wage,), _ = checked(tmp_path, path, "wage_months")
    assert wage["wage"] == 350_000


def test_a_last_line_without_an_end_is_read(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_bytes(csv_bytes(rows("wage_months", {}, {"月份": "202504"})).rstrip(b"\n"))
    found, accepted, _ = checked(tmp_path, path, "wage_months")
    assert found.lines == len(accepted) == 2


@pytest.mark.parametrize(
    "written",
    ["2024/1/1", "20240101", "2024年1月1日", "2024.1.1", "２０２４-０１-０１", " 2024-01-01 "],
)
def test_days_may_be_written_as_people_write_them(tmp_path, written):
    made = rows("labour_contracts", {"开始日期": written})
    _, (contract,), _ = checked(tmp_path, csv_file(tmp_path, made), "labour_contracts")
    assert contract["starts_on"] == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("3500", 350_000),
        ("3500.5", 350_050),
        ("0.29", 29),
        ("３５００．００", 350_000),
        ("¥3500元", 350_000),
    ],
)
def test_money_is_exact_to_the_fen(tmp_path, written, fen):
    path = csv_file(tmp_path, rows("wage_months", {"应发工资": written}))
    _, (wage,), _ = checked(tmp_path, path, "wage_months")
    assert wage["wage"] == fen


def test_every_amount_of_two_decimals_is_itself(tmp_path):
    written = [f"{n // 100}.{n % 100:02d}" for n in range(0, 1_000_000, 997)]
    path = csv_file(tmp_path, rows("wage_months", *({"应发工资": text} for text in written)))
    _, accepted, _ = checked(tmp_path, path, "wage_months")
    assert [row["wage"] for row in accepted] == list(range(0, 1_000_000, 997))


def test_full_width_and_untidy_codes_are_read(tmp_path):
    wide = str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)})
    made = rows(
        "insured_months",
        {"公民身份号码": an_id(order=3).translate(wide), "统一社会信用代码": a_code().lower()},
        {"公民身份号码": f"\t{an_id()} ", "缴费状态": "1", "月份": "2025年3月"},
    )
    _, accepted, rejected = checked(tmp_path, csv_file(tmp_path, made), "insured_months")
    assert rejected == []
    assert [row["person_id"] for row in accepted] == [int(an_id(order=3)[:17]), int(an_id()[:17])]


WRONG = {
    "wage_months": {
        "resident_id:blank_id": {"公民身份号码": ""},
        "resident_id:id_form": {"公民身份号码": "120119900307231"},
        "resident_id:id_as_number": {"公民身份号码": "1.20119E+17"},
        "resident_id:id_check_character": {"公民身份号码": an_id()[:-2] + "00"},
        "resident_id:id_birth_date": {"公民身份号码": an_id("19900230")},
        "resident_id:name_and_id_swapped": {"公民身份号码": "张伟", "姓名": an_id()},
        "name:blank": {"姓名": " "},
        "name:text_too_long": {"姓名": "长" * 201},
        "credit_code:blank_id": {"统一社会信用代码": "　"},
        "credit_code:credit_code_form": {"统一社会信用代码": a_code()[:17]},
        "credit_code:credit_code_check_character": {
            "统一社会信用代码": a_code(1)[:17] + a_code(2)[17]
        },
        "month:month_form": {"月份": "202513"},
        "month:month_out_of_range": {"月份": "202604"},
        "wage:money_form": {"应发工资": "三千五"},
        "wage:money_decimals": {"应发工资": "3500.005"},
        "wage:money_negative": {"应发工资": "-3500"},
        "wage:money_absurd": {"应发工资": "35000000"},
        "wage:blank": {"应发工资": ""},
    },
    "disability_certificates": {
        "certificate_number:certificate_form": {"残疾人证号": an_id() + "93"},
        "certificate_number:certificate_id_differs": {"残疾人证号": an_id(order=1) + "43"},
        "category:certificate_category_differs": {"残疾类别": "视力"},
        "level:certificate_level_differs": {"残疾等级": "2"},
        "level:level_out_of_range": {"残疾等级": "5"},
        "category:code_unknown": {"残疾类别": "8"},
        "issued_on:day_form": {"发证日期": "去年"},
        "issued_on:day_as_number": {"发证日期": "45717"},
        "issued_on:day_not_real": {"发证日期": "2025-02-30"},
        "issued_on:day_before_1900": {"发证日期": "1899-12-31"},
        "issued_on:day_after_today": {"发证日期": "2026-03-02"},
        "issued_on:before_birth": {"发证日期": "1990-03-06"},
        "expires_on:ends_before_it_starts": {"有效期至": "2015-05-31"},
        "township:township_form": {"乡镇街道代码": "12011900"},
        "township:township_unknown": {"乡镇街道代码": "110101001"},
        "sex:sex_differs": {"性别": "女", "出生日期": ""},
        "born_on:birth_date_differs": {"性别": "男", "出生日期": "1990-03-08"},
    },
    "employers": {
        "industry:industry_form": {"行业": "13"},
        "established_posts:count_form": {"编制数": "6.5"},
        "established_posts:count_out_of_range": {"编制数": "-6"},
        "is_school:code_unknown": {"中小学或幼儿园": "也许"},
    },
    "dispatch_agreements": {
        "host_code:same_employer_twice": {"用工单位信用代码": a_code(1)},
        "ends_on:ends_before_it_starts": {"终止日期": "2024-12-31"},
    },
    "declarations": {
        "year:year_form": {"所属年度": "25"},
        "year:year_out_of_range": {"所属年度": "2027"},
    },
}


@pytest.mark.parametrize("feed", WRONG)
def test_each_wrong_cell_is_told_by_its_column_and_reason(tmp_path, feed):
    also = {"性别": "", "出生日期": ""} if feed == "disability_certificates" else {}
    told = reasons_of(tmp_path, feed, *({**also, **change} for change in WRONG[feed].values()))
    assert told == list(WRONG[feed])


def test_a_row_tells_all_that_is_wrong_with_it(tmp_path):
    (told,) = reasons_of(tmp_path, "wage_months", {"月份": "", "应发工资": "x", "姓名": ""})
    assert told == "month:blank;name:blank;wage:money_form"


def test_rows_that_do_not_add_up_are_not_kept(tmp_path, monkeypatch):
    path = csv_file(tmp_path, rows("wage_months"))
    monkeypatch.setattr("anye.sources.check.rows_written", lambda _: {})
    with pytest.raises(LinesLostError):
        check(path, CONTRACTS["wage_months"], today=date(2026, 1, 1), into=tmp_path / "x")


def test_a_file_that_changes_under_the_reader_is_refused(tmp_path):
    path = csv_file(tmp_path, rows("wage_months"))

    touched = []

    def touch(*_):
        touched.append(1)
        assert len(touched) < 5, "it goes on reading a file that grows"
        path.write_bytes(path.read_bytes() + b"\n")

    with pytest.raises(FileRefusedError, match="发生了变化"):
        check(
            path,
            CONTRACTS["wage_months"],
            today=date(2026, 1, 1),
            into=tmp_path / "x",
            progress=touch,
        )


def test_no_township_list_checks_only_the_form(tmp_path):
    from anye.sources.terms import Checking  # noqa: PLC0415 (one test)

    path = csv_file(tmp_path, rows("employers", {"乡镇街道代码": "110101001"}))
    _, accepted, _ = checked(tmp_path, path, "employers", Checking(townships={}))
    assert accepted[0]["township"] == 110101001


def test_reasons_never_quote_the_cell(tmp_path):
    (told,) = reasons_of(tmp_path, "wage_months", {"公民身份号码": an_id()[:-1]})
    assert not any(character.isdigit() for character in told)
    assert RIGHT["wage_months"]["姓名"] not in told


def test_dots_inside_names_are_one_dot(tmp_path):
    made = rows("disability_certificates", {"姓名": "买买提•吐尔逊"})
    _, (person,), _ = checked(tmp_path, csv_file(tmp_path, made), "disability_certificates")
    assert person["name"] == "买买提·吐尔逊"


def test_a_row_of_nothing_but_commas_is_blank(tmp_path):
    blank = dict.fromkeys(RIGHT["wage_months"], "")
    assert reasons_of(tmp_path, "wage_months", blank, {}) == [":blank_line", ""]
