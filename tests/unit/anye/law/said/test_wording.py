"""A figure is written as people read it."""

import pytest

from anye.law.said.wording import AGES, in_words, yuan
from anye.rulebook.chain import labelled

THOUSANDTH, PM, AVG = "thousandth_person_months", "person-months", "persons on average"


@pytest.mark.parametrize(
    ("value", "unit", "name", "zh", "en"),
    [
        (16_200_000, "fen", "", "162,000.00 元", "162,000.00 yuan"),
        (-5, "fen", "", "-0.05 元", "-0.05 yuan"),
        (1200, "person_months", "", "1,200 人月（年均 100 人）", f"1,200 {PM} (100 {AVG})"),
        (364, "person_months", "", "364 人月（年均 30.3333 人）", f"364 {PM} (30.3333 {AVG})"),
        (5580, THOUSANDTH, "", "5.58 人月（年均 0.465 人）", f"5.58 {PM} (0.465 {AVG})"),
        (15, "per_mille", "", "1.5%", "1.5%"),
        (True, "truth", "", "是", "yes"),
        (False, "truth", "", "否", "no"),
        (True, "truth", "is_male", "男", "male"),
        (False, "truth", "is_male", "女", "female"),
        (0, "level", "", "无", "none"),
        (2, "level", "", "2 级", "2 (level)"),
        (9999, "months", "", "无固定期限", "open-ended"),
        (12, "months", "", "12 个月", "12 months"),
        (4, "code", "kind", "民营企业", "private enterprise"),
        (0, "code", "kind", "未知", "unknown"),
        (0, "code", "insurance_status", "无", "none"),
        (3, "code", "dispatch_side", "既约定派遣单位又约定用工单位", "both sides"),
        (4, "code", "dispatch_side", "约定两个用工单位", "two hosts"),
        (526, "months", "age_months", "43 岁 10 个月", "43 years 10 months"),
        (192, "months", "age_months", "16 岁", "16 years"),
        (7, "code", "other", "7", "7"),
        (20261031, "calendar_day", "", "2026-10-31", "2026-10-31"),
        (739_190, "day_number", "", "2024-10-31", "2024-10-31"),
        (0, "bits", "", "无", "none"),
        (48, "bits", "", "当月无工资记录；当月工资低于当地最低工资标准", None),
        (((0, 900), (10, 500)), "tiers", "", "达到0%缴90%；达到1%缴50%", None),
    ],
)
def test_in_words(value, unit, name, zh, en):
    assert in_words(value, unit, name=name) == zh
    if en is not None:
        assert in_words(value, unit, "en", name=name) == en


def test_yuan():
    assert [yuan(fen) for fen in (0, 7, 100, 123_456_789)] == [
        "0.00",
        "0.07",
        "1.00",
        "1,234,567.89",
    ]


def test_an_age_is_said_in_years_whichever_concept_it_is():
    """Whoever adds an age to the law enters it in ``AGES``; a length of time stays in months."""
    in_months = {name: about.zh for name, about in labelled().items() if about.unit == "months"}
    assert {name for name, zh in in_months.items() if "龄" in zh} == set(AGES)
    assert in_words(720, "months", name="working_age_until_male") == "60 岁"
