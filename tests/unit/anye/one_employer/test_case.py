"""A case is read exactly, and what is wrong with it is said in words."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anye.codes.lists import EMPLOYER_KINDS, EmployerKind
from anye.one_employer.case_file import SENTENCES, schema
from anye.one_employer.facts import read_case
from anye.one_employer.page import EXAMPLE
from anye.one_employer.work_out import result_json, result_text, work_out_case
from anye.rulebook.chain import FactsMissingError, labelled
from anye.rulebook.plan import LawNotKnownError
from anye.rulebook.refusals import NotACaseError, Refusal, refusal_text

GOOD = {
    "levy_year": 2024,
    "kind": "private_enterprise",
    "headcount_average": 100,
    "counted_months": 12,
    "wages_total": "12000000.00",
}


def case(**fields):
    kept = {name: value for name, value in (GOOD | fields).items() if value is not None}
    return read_case(json.dumps(kept))


def figures(**fields):
    found = work_out_case(case(**fields)).figures
    return {name: figure["value"] for name, figure in found.items()}


def problems(text):
    with pytest.raises(NotACaseError) as refusal:
        read_case(text if isinstance(text, str) else json.dumps(text))
    return {problem.where: problem for problem in refusal.value.problems}


def test_the_facts_of_a_case():
    found = case()
    assert found.law_day == date(2025, 10, 31)  # the last day on which 2024 could be paid
    assert found.jurisdiction == "cn/tianjin/jizhou"
    assert found.facts == {
        "kind": 4,
        "headcount_months": 1200,
        "counted_months": 12,
        "wages_total": 12_000_000_00,
        "has_declared": True,
        "is_school": False,
    }


@pytest.mark.parametrize("kind", [kind for kind in EmployerKind if kind])
def test_a_kind_may_be_a_code_a_chinese_or_an_english_name(kind):
    for written in (int(kind), str(int(kind)), kind.name.lower(), EMPLOYER_KINDS[kind]):
        assert case(kind=written).facts["kind"] == kind


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("1", 100),
        ("0.01", 1),
        ("120000.00", 12_000_000),
        (120000, 12_000_000),
        ("12,960,000.00", 12_960_000_00),
        ("10000000000000", 10**15),
    ],
)
def test_money_is_read_in_yuan(written, fen):
    assert case(wages_total=written).facts["wages_total"] == fen


@given(fen=st.integers(1, 10**14))
def test_money_written_as_a_json_number_is_read_to_the_fen(fen):
    written = f"{fen // 100}.{fen % 100:02d}"
    text = json.dumps(GOOD | {"wages_total": "@"}).replace('"@"', written)
    assert read_case(text).facts["wages_total"] == fen


@pytest.mark.parametrize(
    ("staff", "months"),
    [
        ({"staff_months": [10] * 11 + [13]}, 123),
        ({"headcount_months": 123}, 123),
        ({"headcount_average": "10.25"}, 123),
        ({"headcount_average": 10.25}, 123),
        ({"seasonal": [{"persons": 20, "months": 4}]}, 80),
        ({"headcount_average": 5, "seasonal": [{"persons": 20, "months": 4}]}, 140),
    ],
)
def test_staff_in_each_form(staff, months):
    found = case(**({"headcount_average": None} | staff))
    assert found.facts["headcount_months"] == months


@pytest.mark.parametrize(
    ("person", "months"),
    [
        ({"certificate": "disability", "level": 3}, 12),
        ({"certificate": "disability", "level": 2, "months": 7}, 14),
        ({"certificate": "disability", "level": 4, "from": "2024-07"}, 6),
        ({"certificate": "military", "level": 3, "until": "2024-02"}, 4),
        ({"certificate": "military", "level": 8, "from": "2024-03", "until": "2024-03"}, 1),
        ({"certificate": "military", "level": 9}, 0),
    ],
)
def test_what_a_person_counts_as(person, months):
    found = figures(counted_months=None, persons=[person])
    assert found["counted_months"] == months


def test_any_figure_can_be_replaced_by_name():
    assert figures(override={"required_per_mille": 16})["quota"] == 19_200
    assert figures(override={"charge_wage": "1000.5"})["charge_wage"] == 1000_50
    assert figures(override={"is_exempt": True})["levy_due"] == 0
    assert figures(override={"due_tiers": [[0, 800]]})["due_per_mille"] == 800


def test_a_replaced_figure_that_nothing_reads_is_listed():
    result = work_out_case(case(override={"minimum_wage": "1"}))
    assert result.unused == ("minimum_wage",)
    assert "minimum_wage" in result_text(result)


def test_a_payment_has_its_late_fee():
    payment = {"due_on": "2025-10-31", "ordered_until": "2025-11-05", "paid_on": "2025-11-10"}
    found = figures(payment=payment)
    assert (found["arrears"], found["late_days"]) == (found["levy_due"], 10)
    assert found["payment_due"] == found["arrears"] + found["late_fee"]
    assert figures(payment=payment | {"arrears": "100"})["late_fee"] == 5_00
    del payment["ordered_until"]
    assert figures(payment=payment)["late_fee"] == 0


def test_no_more_is_in_arrears_than_the_levy_of_the_year():
    late = {"due_on": "2025-10-31", "paid_on": "2025-11-30", "arrears": "99999999"}
    with pytest.raises(NotACaseError) as refusal:
        figures(payment=late)
    assert [problem.where for problem in refusal.value.problems] == ["payment.arrears"]


def test_the_public_duty_is_answered_where_the_posts_are_given():
    facts = {"kind": "机关", "established_posts": 50, "counted_months": 0}
    assert figures(**facts)["has_duty"] is True
    assert figures(**facts)["duty_unmet"] is False  # the end of 2025 is still to come
    assert figures(**facts, levy_year=2025)["duty_unmet"] is True
    assert "has_duty" not in figures(**facts, levy_year=2020)
    assert "has_duty" not in figures()


@pytest.mark.parametrize(
    ("months", "unmet"),
    [
        ({}, False),
        ({"from": "2025-12"}, False),
        ({"until": "2025-11"}, True),
        ({"until": "2025-12"}, False),
    ],
)
def test_the_public_duty_asks_who_is_employed_at_the_years_end(months, unmet):
    person = {"certificate": "disability", "level": 3, **months}
    facts = {"kind": "机关", "established_posts": 50, "levy_year": 2025, "persons": [person]}
    assert figures(**facts, counted_months=None)["duty_unmet"] is unmet


def test_where_only_a_number_of_months_is_said_the_duty_waits_for_who_stayed():
    person = {"certificate": "disability", "level": 3, "months": 6}
    facts = {"kind": "机关", "established_posts": 50, "levy_year": 2025, "persons": [person]}
    assert "duty_unmet" not in figures(**facts, counted_months=None)
    assert figures(**facts, counted_months=None, persons_at_year_end=0)["duty_unmet"] is True


def test_the_law_of_another_day_can_be_asked_for():
    old = case(law_day="2019-12-31", years_since_registration=9)
    assert work_out_case(old).figures["due_per_mille"]["value"] == 1000
    assert "指定的日期" in result_text(work_out_case(old))


@pytest.mark.parametrize(
    ("fields", "day", "says"),
    [
        ({}, "2020-12-31", "申报缴费年度"),
        ({"law_axis": "payment"}, "2020-12-31", "申报缴费年度的规定，由使用者给定"),
        ({"law_axis": "staff"}, "2019-12-31", "费款所属年度的规定，由使用者给定"),
        ({"override": {"law_axis": 2}}, "2019-12-31", "费款所属年度"),
    ],
)
def test_which_years_law_was_taken_is_said(fields, day, says):
    facts = {"levy_year": 2019, "jurisdiction": "cn", "charge_wage": "1", "wages_total": None}
    result = work_out_case(case(**facts, is_small=False, years_since_registration=9, **fields))
    first = result_text(result).splitlines()[0]
    assert day in first
    assert says in first
    assert result_json(result)["law_day"] == day
    assert result.unused == ()
    assert "law_axis" in {step.name for step in result.year}


def test_2027_is_not_settled():
    own = {"charge_wage": "1", "wages_total": None}
    result = work_out_case(case(levy_year=2027, jurisdiction="cn", **own))
    lacking = result.unknown["levy_due"]
    assert {one.name for one in lacking} == {"due_tiers", "small_headcount"}
    assert {one.day for one in lacking} == {date(2028, 12, 31)}
    assert "levy_due" not in result.figures
    assert result.figures["levy_before_relief"]["value"] > 0
    staff = {"law_axis": "staff", "charge_wage": "1", "wages_total": None}
    assert figures(levy_year=2027, jurisdiction="cn", **staff)["due_per_mille"] == 500


def test_a_year_without_a_published_average_says_so():
    result = work_out_case(case(levy_year=2026))
    assert {"shortfall", "own_average_wage"} <= result.figures.keys()
    assert {"charge_wage", "levy_due"} <= result.unknown.keys()
    assert "应缴费额：未知：cn/tianjin/jizhou2026年度的“当地社会平均工资（年）”" in result_text(
        result
    )
    assert "levy year 2026" in result_text(result, "en")
    assert result_json(result)["unknown"]["levy_due"][0]["name"] == "social_average_wage"
    with pytest.raises(LawNotKnownError) as refusal:
        work_out_case(case(levy_year=2026, wanted=["levy_due"]))
    assert "2026年度" in refusal_text(refusal.value)
    assert "levy year 2026" in refusal_text(refusal.value, "en")
    given = {"social_average_wage": "110000"}
    assert figures(levy_year=2026, override=given)["wage_cap"] == 220_000_00


@pytest.mark.parametrize(
    ("year", "facts"),
    [
        (2026, {"counted_months": 24}),  # no gap
        (2027, {"counted_months": 24}),
        (2026, {"headcount_average": 30, "counted_months": 0}),  # exempt
        (2026, {"kind": "个体工商户", "counted_months": 0}),  # not liable
    ],
)
def test_nothing_is_owed_where_nothing_can_be_whatever_is_not_known(year, facts):
    result = work_out_case(case(levy_year=year, **facts))
    assert result.figures["levy_due"]["value"] == 0
    assert "levy_due" not in result.unknown
    assert "应缴费额：0.00 元" in result_text(result)
    assert "whatever the missing value is" in result_text(result, "en")


@pytest.mark.parametrize("facts", [{"counted_months": 6}, {"override": {"relief": "5"}}])
def test_a_levy_that_rests_on_what_is_not_known_stays_unknown(facts):
    assert "levy_due" in work_out_case(case(levy_year=2026, **facts)).unknown


def test_of_a_levy_that_is_not_known_the_late_fee_is_not_either():
    late = {"due_on": "2027-09-30", "paid_on": "2027-10-30", "ordered_until": "2027-10-10"}
    result = work_out_case(case(levy_year=2026, payment=late))
    assert result.payment == ()
    assert {"late_fee", "payment_due"} <= result.unknown.keys()
    assert result_text(result).count("未知：") > 2


def test_the_example_of_the_handbook_works():
    assert work_out_case(read_case(EXAMPLE)).figures["levy_due"]["value"] > 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_result_reads(language):
    fields = {"persons": [{"certificate": "military", "level": 2, "months": 3}]}
    result = work_out_case(case(counted_months=None, **fields))
    text = result_text(result, language)
    assert "levy_due" in text
    assert ("残疾军人证2级，3个月，计6人月" if language == "zh" else "level 2, 3 months") in text


def test_the_result_as_json_has_every_figure_with_its_standing():
    found = json.loads(json.dumps(result_json(work_out_case(case()))))
    assert found["figures"]["levy_due"]["standing"] == "unverified"
    assert {step["name"] for step in found["steps"]} <= labelled().keys()


@pytest.mark.parametrize(
    ("fields", "where", "says"),
    [
        ({"levy_yeer": 2024}, "levy_yeer", "levy_year"),
        ({"kind": "privat_enterprise"}, "kind", "4 民营企业"),
        ({"kind": "民办非企业"}, "kind", "5 社会组织"),
        ({"kind": "未知"}, "kind", "查明"),
        ({"kind": 0}, "kind", "查明"),
        ({"jurisdiction": "天津"}, "jurisdiction", "cn/tianjin/jizhou"),
        ({"levy_year": "2024"}, "levy_year", "整数"),
        ({"levy_year": 1999}, "levy_year", "2008"),
        ({"levy_year": 2024.5}, "levy_year", "整数"),
        ({"law_day": "2024-02-30"}, "law_day", "日期"),
        ({"law_day": "20240229"}, "law_day", "日期"),
        ({"staff_months": [1, 2]}, "staff_months", "12"),
        ({"staff_months": [1] * 11 + [-1]}, "staff_months[11]", "0"),
        ({"headcount_months": 1}, "headcount_average", "只能填一种"),
        ({"headcount_average": "30.3"}, "headcount_average", "staff_months"),
        ({"headcount_average": -1}, "headcount_average", "0"),
        ({"wages_total": "12.345"}, "wages_total", "两位小数"),
        ({"wages_total": "-1.00"}, "wages_total", "不小于0"),
        ({"wages_total": "1,29,600.00"}, "wages_total", "12,960,000.00"),
        ({"wages_total": "12960000元"}, "wages_total", "12,960,000.00"),
        ({"wages_total": "10000000000000.01"}, "wages_total", "金额"),
        ({"title": "长" * 201}, "title", "200"),
        ({"headcount_average": "-3"}, "headcount_average", "不小于0"),
        ({"counted_months": None, "counted_average": "0.833"}, "counted_average", "0.83"),
        ({"counted_average": "0.83"}, "counted_average", "只能填一种"),
        ({"counted_months": 2401}, "counted_months", "2400"),
        ({"wages_total": 12.345}, "wages_total", "两位小数"),
        ({"wages_total": -1}, "wages_total", "0"),
        ({"wages_total": True}, "wages_total", "文字"),
        ({"charge_wage": 1}, "charge_wage", "只能填一种"),
        ({"has_declared": "yes"}, "has_declared", "true"),
        ({"persons": []}, "counted_months", "只能填一种"),
        ({"override": {"cap_tims": 2}}, "override.cap_tims", "cap_times"),
        ({"override": {"cap_times": 2.5}}, "override.cap_times", "整数"),
        ({"override": {"cap_times": -2}}, "override.cap_times", "整数"),
        ({"override": {"wage_cap": "x"}}, "override.wage_cap", "元"),
        ({"override": {"wage_cap": "Infinity"}}, "override.wage_cap", "元"),
        ({"override": {"is_exempt": 1}}, "override.is_exempt", "true"),
        ({"override": {"due_tiers": [[0]]}}, "override.due_tiers", "列表"),
        ({"wanted": ["levi_due"]}, "wanted[0]", "levy_due"),
        ({"payment": {"due_on": "2025-01-01"}}, "payment", "paid_on"),
        ({"seasonal": [{"persons": 3, "months": 13}]}, "seasonal[0].months", "12"),
        (
            {
                "counted_months": None,
                "persons": [{"certificate": "disability", "level": 3}],
                "persons_at_year_end": 0,
            },
            "persons_at_year_end",
            "核对",
        ),
        ({"headcount_average": 0, "counted_months": 0}, "wages_total", "没有职工"),
        ({"law_axis": "staff", "law_day": "2024-12-31"}, "law_axis", "只能填一种"),
        ({"law_axis": "both"}, "law_axis", "payment"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(fields, where, says):
    found = problems({key: value for key, value in (GOOD | fields).items() if value is not None})
    assert says in found[where].zh
    assert found[where].en


@pytest.mark.parametrize(
    ("person", "where", "says"),
    [
        ({"certificate": "blue", "level": 1}, "persons[0].certificate", "disability"),
        ({"certificate": "disability"}, "persons[0]", "level"),
        ({"certificate": "disability", "level": 0}, "persons[0].level", "1"),
        ({"certificate": "disability", "level": 1, "months": 13}, "persons[0].months", "12"),
        ({"certificate": "disability", "level": 1, "from": "2023-01"}, "persons[0]", "2024"),
        (
            {"certificate": "disability", "level": 1, "from": "2024-05", "until": "2024-04"},
            "persons[0]",
            "先后",
        ),
        (
            {"certificate": "disability", "level": 1, "from": "2024-05", "months": 2},
            "persons[0]",
            "一种",
        ),
        (
            {"certificate": "disability", "level": 1, "from": "2024-13"},
            "persons[0].from",
            "2024-07",
        ),
    ],
)
def test_what_is_wrong_with_a_person_is_said(person, where, says):
    fields = {name: value for name, value in GOOD.items() if name != "counted_months"}
    assert says in problems(fields | {"persons": [person]})[where].zh


@pytest.mark.parametrize(
    "text", ["", "[]", "7", "{", '{"levy_year": NaN}', "[" * 50_000, '{"a": 1, "a": 2}', "\0"]
)
def test_what_is_no_case_at_all_is_refused(text):
    assert problems(text)


def test_a_file_too_large_is_refused():
    assert "过大" in problems(" " * 5_000_001)[""].zh


def test_a_byte_order_mark_is_no_error():
    assert read_case("\ufeff" + json.dumps(GOOD)).levy_year == 2024


@pytest.mark.parametrize(
    ("fields", "error", "zh", "en"),
    [
        ({"levy_year": 2028, "wanted": ["levy_due"]}, LawNotKnownError, "未知", "no guess"),
        ({"wages_total": None}, FactsMissingError, "全年工资总额", "wages_total"),
        ({"kind": None}, FactsMissingError, "单位性质", "kind"),
        ({"jurisdiction": "cn/atlantis"}, Exception, "没有“cn/atlantis”", "cn/tianjin"),
    ],
)
def test_why_there_is_no_result_is_said_in_both_languages(fields, error, zh, en):
    with pytest.raises(error) as refusal:
        work_out_case(case(**fields))
    assert isinstance(refusal.value, Refusal)
    assert zh in refusal_text(refusal.value)
    assert en in refusal_text(refusal.value, "en")


def test_problems_are_listed_line_by_line():
    with pytest.raises(NotACaseError) as refusal:
        read_case(json.dumps(GOOD | {"levy_yeer": 1, "has_declared": 3}))
    assert len(refusal_text(refusal.value).splitlines()) == 2
    assert 'did you mean "levy_year"' in refusal_text(refusal.value, "en")


def test_the_schema_documents_every_key_in_both_languages():
    for field in schema()["properties"].values():
        assert " / " in field["description"]


def test_every_form_that_the_schema_asks_for_is_said_in_words():
    """No keyword of the schema ends in words that do not say what is wanted."""
    asked = {}

    def walk(part):
        for name, value in part.items() if isinstance(part, dict) else enumerate(part):
            asked.setdefault(name, []).append(part)
            if isinstance(value, dict | list):
                walk(value)

    walk(schema())
    told = {*SENTENCES, "type", "additionalProperties", "pattern"}
    words = {"description", "title", "properties", "items", "x-form", "zh", "en", "$ref", "$defs"}
    names = {*schema()["properties"], *schema()["$defs"]}
    asked_of = {name for name in asked if isinstance(name, str)} - words - names
    nested = {
        "valid_at_filing",
        "ordered_until",
        "certificate",
        "level",
        "months",
        "from",
        "until",
        "due_on",
        "paid_on",
        "arrears",
    }
    assert asked_of - nested - {"$schema"} <= told
    assert all(part["x-form"].keys() == {"zh", "en"} for part in asked["pattern"])


@pytest.mark.parametrize(("certificate", "most"), [("disability", 4), ("military", 10)])
def test_a_certificate_has_only_the_levels_of_its_kind(certificate, most):
    for level in range(1, 11):
        fields = GOOD | {"persons": [{"certificate": certificate, "level": level}]}
        del fields["counted_months"]
        if level <= most:
            assert read_case(json.dumps(fields)).persons[0].level == level
        else:
            assert str(most) in problems(fields)["persons[0].level"].zh


@pytest.mark.parametrize(
    ("average", "shortfall"), [("0.83", 18_000 - 9_960), (1.5, 0), (2, 0), ("0", 18_000)]
)
def test_the_average_of_an_employers_own_certificate_can_be_typed(average, shortfall):
    found = figures(counted_months=None, counted_average=average)
    assert found["shortfall"] == shortfall
    declared_late = figures(counted_months=None, counted_average=average, has_declared=False)
    assert declared_late["shortfall"] == 18_000


@pytest.mark.parametrize(("year", "credited"), [(2021, 12), (2022, 0), (2024, 0)])
def test_a_certificate_that_had_expired_at_filing_is_credited_with_nothing(year, credited):
    person = {"certificate": "disability", "level": 3, "valid_at_filing": False}
    given = {"levy_year": year, "counted_months": None, "persons": [person]}
    found = figures(**given, override={"social_average_wage": "100000"})
    assert (found["counted_months"], found["credited_months"]) == (12, credited)


def test_a_broken_file_says_once_where_it_breaks():
    (problem,) = problems('{"levy_year": 2024,\n "kind" 4}').values()
    assert problem.where == ""
    assert problem.zh.count("第2行第9列") == 1
    assert "line 2, column 9" in problem.en


def test_persons_cannot_be_more_than_the_staff():
    person = {"certificate": "disability", "level": 1}
    fields = {name: GOOD[name] for name in ("levy_year", "kind", "wages_total")}
    fields |= {"headcount_average": 2, "persons": [person] * 3}
    assert "24" in problems(fields)["persons"].zh
    assert read_case(json.dumps(fields | {"persons": [person] * 2}))
