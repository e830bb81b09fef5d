"""Which bodies and institutions must employ at least one person (残联发〔2021〕51号)."""

from datetime import date

import pytest

from anye.assessment.plan import LawNotKnownError, plan, work_out
from anye.codes.lists import EmployerKind

JIZHOU = "cn/tianjin/jizhou"
FACTS = {
    "kind": int(EmployerKind.PUBLIC_INSTITUTION),
    "established_posts": 67,
    "is_school": False,
    "headcount_months": 67 * 12,
    "counted_months": 0,
    "lapsed_months": 0,
    "counted_persons": 0,
    "has_declared": True,
}


def duty(day=date(2024, 12, 31), **facts):
    found = work_out(plan(["duty_unmet"], day, JIZHOU), FACTS | facts)
    return found["has_duty"], found["duty_unmet"]


@pytest.mark.parametrize(
    ("facts", "owes"),
    [
        ({"established_posts": 67}, True),
        ({"established_posts": 66}, False),
        ({"established_posts": 67, "is_school": True}, False),
        ({"kind": int(EmployerKind.GOVERNMENT_BODY), "established_posts": 50}, True),
        ({"kind": int(EmployerKind.GOVERNMENT_BODY), "established_posts": 49}, False),
        ({"kind": int(EmployerKind.STATE_ENTERPRISE), "established_posts": 900}, False),
        ({"kind": int(EmployerKind.PRIVATE_ENTERPRISE), "established_posts": 900}, False),
    ],
)
def test_who_must_employ_at_least_one(facts, owes):
    assert duty(**facts) == (owes, owes)


def test_one_person_fulfils_the_duty_even_below_the_quota():
    assert duty(headcount_months=1200, counted_months=6, counted_persons=1) == (True, False)


def test_who_reaches_the_quota_has_no_further_duty():
    assert duty(counted_months=24, counted_persons=1) == (False, False)


def test_67_is_the_first_size_that_owes_a_whole_person():
    quota = [
        work_out(plan(["quota"], date(2024, 12, 31), JIZHOU), {"headcount_months": posts * 12})
        for posts in (66, 67)
    ]
    assert [found["quota"] >= 12_000 for found in quota] == [False, True]


@pytest.mark.parametrize("day", [date(2021, 10, 26), date(2028, 1, 1)], ids=str)
def test_outside_its_years_the_duty_is_not_known(day):
    with pytest.raises(LawNotKnownError):
        plan(["has_duty"], day, JIZHOU)
