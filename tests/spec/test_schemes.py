"""Who is paid by which scheme, each side of each boundary; sources: the sheets of each scheme."""

from datetime import date

import pytest

from anye.entitlements.one import entitled
from anye.law.scheme import all_schemes
from anye.rulebook.plan import LawNotKnownError
from anye.rulebook.terms import Terms

JIZHOU = Terms("cn/tianjin/jizhou")
HIRED = {
    "disability_level": 3,
    "military_level": 0,
    "schemes__certificate_division": 12,
    "schemes__first_contract_day": 20240115,
    "schemes__months_since_first_contract": 14,
    "schemes__is_graduate": False,
    "contract_months": 12,
    "wage": 3000_00,
    "insurance_status": 1,
}


def new_hire(day=date(2025, 3, 1), **facts):
    found = entitled(all_schemes()["new_hire"], HIRED | facts, day, JIZHOU)
    return found.amount, [name.rpartition("__")[2] for name in found.unmet]


@pytest.mark.parametrize(
    ("facts", "fen"),
    [
        ({}, 500_00),
        ({"schemes__is_graduate": True}, 1200_00),
        ({"schemes__months_since_first_contract": 0}, 500_00),
        ({"schemes__months_since_first_contract": 35}, 500_00),
        ({"schemes__first_contract_day": 20200101}, 500_00),
        ({"contract_months": 9999}, 500_00),
        ({"wage": 2320_00}, 500_00),  # the minimum wage of March 2025
        ({"insurance_status": 4}, 500_00),  # paid later
        (
            {"disability_level": 0, "schemes__certificate_division": 0, "military_level": 8},
            500_00,
        ),
        ({"schemes__certificate_division": 11, "military_level": 1}, 500_00),
    ],
)
def test_a_month_of_a_new_hire_that_is_paid(facts, fen):
    assert new_hire(**facts) == (fen, [])


@pytest.mark.parametrize(
    ("facts", "unmet"),
    [
        ({"schemes__certificate_division": 11}, "has_local_certificate"),  # of Beijing
        (
            {"disability_level": 0, "schemes__certificate_division": 0, "military_level": 9},
            "has_local_certificate",
        ),
        ({"schemes__first_contract_day": 20191231}, "is_newly_hired"),
        ({"schemes__months_since_first_contract": 36}, "is_within_the_months"),
        ({"contract_months": 11}, "has_year_contract"),
        ({"wage": 2319_99}, "is_paid_minimum"),
        ({"insurance_status": 2}, "is_insured"),
        ({"insurance_status": 3}, "is_insured"),
        ({"insurance_status": 0}, "is_insured"),
    ],
)
def test_a_month_of_a_new_hire_that_is_not(facts, unmet):
    assert new_hire(**facts) == (0, [unmet])


def test_the_minimum_wage_is_that_of_the_month():
    assert new_hire(date(2025, 8, 1), wage=2320_00) == (500_00, [])
    assert new_hire(date(2025, 9, 1), wage=2320_00) == (0, ["is_paid_minimum"])


EMPLOYER = {
    "kind": 4,  # a private enterprise
    "headcount_months": 1200,  # a hundred staff: the quota is 18 person-months
    "counted_months": 18 + 24,
    "lapsed_months": 0,
    "has_declared": True,
}


def reward(**facts):
    scheme = all_schemes()["over_quota_reward"]
    found = entitled(scheme, EMPLOYER | facts, JIZHOU.law_day(2024), JIZHOU, year=2024)
    return found.amount, [name.rpartition("__")[2] for name in found.unmet]


@pytest.mark.parametrize(
    ("facts", "yuan"),
    [
        ({}, 19_200),  # two whole persons beyond
        ({"counted_months": 18 + 12}, 9_600),
        ({"counted_months": 18 + 23}, 9_600),  # whole persons only
        ({"counted_months": 18 + 24 + 12, "lapsed_months": 12}, 19_200),
    ],
)
def test_a_year_beyond_the_quota_is_rewarded(facts, yuan):
    assert reward(**facts) == (yuan * 100, [])


@pytest.mark.parametrize(
    ("facts", "unmet"),
    [
        ({"counted_months": 18 + 11}, ["is_over_quota"]),
        ({"counted_months": 18}, ["is_over_quota"]),
        ({"has_declared": False}, ["has_filed", "is_over_quota"]),  # nothing is credited then
        ({"kind": 1}, ["is_rewarded_kind"]),  # a government body
    ],
)
def test_a_year_that_is_not_rewarded(facts, unmet):
    assert reward(**facts) == (0, unmet)


TRADER = "schemes__sole_trader_premiums__"


@pytest.mark.parametrize(
    ("own", "staff", "fen"),
    [
        (1000_00, 0, 750_00),
        (0, 1000_00, 1000_00),
        (7101_96, 0, 5326_47),  # three quarters just at the most
        (7101_97, 0, 5326_47),
        (8000_00, 6000_00, 5326_47 + 5793_00),
        (33, 0, 25),  # 24.75 fen
    ],
)
def test_premiums_are_paid_back_up_to_the_most(own, staff, fen):
    facts = {f"{TRADER}is_owner": True, f"{TRADER}own_premiums": own}
    facts |= {f"{TRADER}staff_premiums": staff}
    scheme = all_schemes()["sole_trader_premiums"]
    assert entitled(scheme, facts, date(2013, 1, 1), JIZHOU).amount == fen


@pytest.mark.parametrize("name", ["assisted_employment", "public_welfare_posts", "rural_bases"])
def test_what_a_scheme_pays_is_not_guessed(name):
    with pytest.raises(LawNotKnownError):
        JIZHOU.plan([all_schemes()[name].pays], date(2025, 3, 1))


def test_every_system_of_the_plan_that_pays_is_a_scheme():
    systems = {scheme.system for scheme in all_schemes().values()} - {""}
    assert systems == {
        "超比例奖励管理系统",
        "新招用就业补贴系统",
        "见习补贴系统",
        "新个体工商户系统",
        "自主创业补贴系统",
        "辅助性就业系统",
    }
