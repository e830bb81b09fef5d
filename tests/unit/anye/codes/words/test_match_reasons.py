"""Every code is said in both languages, as offices write figures."""

import pytest

from anye.codes.catalogue import ACCOMMODATIONS, DECISION_REASONS, ITEMS, SKILLS
from anye.codes.words.match_reasons import advice, sentence, sentences, would_help


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("OCC:4/1", "正是第一意向", "Just the first wish"),
        ("OCC:0/3", "与第三意向不是同类职业", "Another kind of work than the third wish"),
        ("OCC", "本人没有填写意向", "No wish was given"),
        ("SKILLS:2/3", "岗位要的3项技能会2项", "Has 2 of 3 skills asked for"),
        ("SKILLS:0/0", "岗位不要求技能", "No skills are asked for"),
        ("DISTANCE:7.4/15", "单程约7.4公里，上限15公里", "About 7.4 km one way, of 15 at most"),
        (
            "DISTANCE:~5.0/15",
            "单程约5.0公里，上限15公里（地点为估计）",
            "About 5.0 km one way, of 15 at most (the place is an estimate)",
        ),
        ("DISTANCE:~0.0/15", "就在本乡镇街道", "In the seeker's own township"),
        (
            "DISTANCE:7.4/~15",
            "单程约7.4公里，本人没有填写上限，按15公里",
            "About 7.4 km one way, no limit was given: 15 is taken",
        ),
        ("DISTANCE", "在家工作，不用通勤", "Work at home: no way to go"),
        (
            "WAGE:300",
            "月薪至少比本人要求高300元/月",
            "The wage is at least 300 yuan a month above what is asked",
        ),
        ("ACC:shuttle", "已有通勤班车", "There is commuter bus"),
        ("CAP:sight", "“视物”刚好达到要求，没有余量", "Just meets the demand in seeing: no room"),
        ("CHECK:sight", "“视物”未经评估，请核实", "Nobody has assessed seeing: check it"),
        (
            "POSSIBLE_WITH:magnifier",
            "须由单位配备放大设备",
            "The employer has to provide magnifier",
        ),
        ("PRICE:120", "名额紧张，稀缺度120分", "The seat is scarce: 120 points"),
        (
            "DECIDED:agreed",
            "由工作人员决定：双方已谈妥",
            "Decided by staff: both sides have agreed",
        ),
    ],
)
def test_a_reason_is_a_sentence(code, zh, en):
    assert (sentence(code, "zh"), sentence(code, "en")) == (zh, en)


def test_a_wage_that_is_yet_to_be_agreed_is_not_praised():
    assert "低200元/月" in sentence("WAGE:-200", "zh")
    assert "200 yuan a month below" in sentence("WAGE:-200", "en")


def test_a_floor_is_said_to_staff_alone():
    reasons = "OCC:4/1;PRICE:3;FLOOR"
    assert len(sentences(reasons, "zh", for_staff=True)) == 3
    assert sentences(reasons, "zh", for_staff=False) == ["正是第一意向"]


def test_what_would_help_is_said_to_both_sides():
    assert would_help("distance", 139, "zh") == "如有通勤班车，可增加139个岗位"
    assert would_help("distance", 139, "en") == "With a commuter bus: 139 more posts"
    assert advice("education", 8, "zh") == "如放宽学历要求，可增加8名求职者"
    assert would_help("seats_contested", 39, "zh").startswith("有39个岗位符合")
    assert "counsellor" in would_help("none_alone", 0, "en")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_of_the_catalogue_can_be_said(language):
    for kind, entries in (
        ("capacity", ITEMS),
        ("accommodation", ACCOMMODATIONS),
        ("skill", SKILLS),
    ):
        assert all(would_help(f"{kind}:{code}", 1, language) for code in entries)
    assert all(sentence(f"DECIDED:{code}", language) for code in DECISION_REASONS)
