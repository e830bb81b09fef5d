"""The district's year reads in both languages, whatever is nought or unknown."""

from dataclasses import replace

import pytest

from anye.law.law_day import law_day_of
from anye.law.levy.hardship import not_computed
from anye.law.said.law_day_text import law_day_text
from anye.reporting.summary import (
    SUMS,
    BodiesNumbers,
    EmployerNumbers,
    PersonNumbers,
    ReasonNumbers,
    Summary,
)
from anye.reporting.summary_text import summary_text

TAKEN = law_day_of(2025, "cn/tianjin/jizhou")
NOTHING = EmployerNumbers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, dict.fromkeys(SUMS, 0))
SUMMARY = Summary(
    run_id="0123456789abcdef",
    year=2025,
    jurisdiction="cn/tianjin/jizhou",
    law_day="2026-09-30",
    law_axis=1,
    law_day_standing=TAKEN.standing,
    law_day_is_assumed=TAKEN.is_assumed,
    law_day_said={"zh": law_day_text(TAKEN), "en": law_day_text(TAKEN, "en")},
    persons=PersonNumbers(30000, 20000, 9000, 5000, 100000, 55000, 60000),
    employers=replace(NOTHING, employers=2, sums={**dict.fromkeys(SUMS, 0), "levy_due": 123456}),
    by_kind=(replace(NOTHING, code=4, employers=2),),
    by_township=(replace(NOTHING, code=120119001), replace(NOTHING, code=999)),
    bodies=BodiesNumbers(posts=4000, counted_months=480, short=240_000),
    reasons=(ReasonNumbers("not_insured", "当月未缴纳社会保险", "No social insurance paid", 7),),
    problems={"no_wages": 1},
    findings={"name_differs": 2},
    standings={"counts": "unverified", "cap_times": "secondary"},
    unknown={},
    not_computed=not_computed(TAKEN.day),
)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "zh",
            ["持证人员：30,000", "1,234.56", "民营企业", "文昌街道", "有职工、无工资：1", "未知"],
        ),
        ("en", ["certificate holders: 30,000", "1,234.56", "private enterprise", "unknown"]),
    ],
)
def test_the_page_says_the_numbers(language, says):
    page = summary_text(SUMMARY, language)
    assert [word for word in says if word not in page] == []


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "zh",
            [
                "2026-09-30，申报缴费年度的规定，未核实；缴费截止日为假定",
                "编制 4,000，计入 480 人月",
                "尚差 240 人月",
            ],
        ),
        (
            "en",
            [
                "2026-09-30: year of payment, unverified; the last day for payment is assumed",
                "4,000 posts",
                "240 person-months",
            ],
        ),
    ],
)
def test_the_page_says_whose_law_was_taken_and_what_all_bodies_owe_together(language, says):
    page = summary_text(SUMMARY, language)
    assert [word for word in says if word not in page] == []
    assert "4,000" not in summary_text(replace(SUMMARY, bodies=None), language)


def test_the_page_says_how_sure_we_are():
    assert "1 项未核实、1 项仅见转引" in summary_text(SUMMARY)


def test_a_district_without_findings_has_no_empty_heading():
    page = summary_text(replace(SUMMARY, reasons=(), problems={}, findings={}))
    assert "关联疑点" not in page
    assert "未计入的主要原因" not in page
