"""Which bodies and institutions must employ at least one person, and by when.

残联发〔2021〕51号: by the end of 2025; 国办发〔2025〕23号 para 2(1): by the end of 2027.
"""

from datetime import date

import pytest

from anye.codes.lists import EmployerKind
from anye.rulebook.plan import LawNotKnownError, plan, work_out

JIZHOU = "cn/tianjin/jizhou"
FACTS = {
    "kind": int(EmployerKind.PUBLIC_INSTITUTION),
    "established_posts": 67,
    "is_school": False,
    "headcount_months": 67 * 12,
    "counted_months": 0,
    "lapsed_months": 0,
    "persons_at_year_end": 0,
    "has_declared": True,
}


def duty(day=date(2025, 12, 31), **facts):
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
    assert duty(headcount_months=1200, counted_months=6, persons_at_year_end=1) == (True, False)


@pytest.mark.parametrize("facts", [{"has_declared": False}, {"lapsed_months": 6}])
def test_who_is_employed_fulfils_the_duty_credited_or_not(facts):
    employed = {"headcount_months": 1200, "counted_months": 6, "persons_at_year_end": 1}
    assert duty(**employed, **facts) == (True, False)


def test_who_left_before_the_end_of_the_year_does_not_fulfil_the_duty():
    gone = {"headcount_months": 1200, "counted_months": 11, "persons_at_year_end": 0}
    assert duty(**gone) == (True, True)


def test_who_reaches_the_quota_has_no_further_duty():
    assert duty(counted_months=24, persons_at_year_end=1) == (False, False)


def test_67_is_the_first_size_that_owes_a_whole_person():
    quota = [
        work_out(plan(["quota"], date(2024, 12, 31), JIZHOU), {"headcount_months": posts * 12})
        for posts in (66, 67)
    ]
    assert [found["quota"] >= 12_000 for found in quota] == [False, True]


def test_before_october_2021_there_was_no_such_duty():
    with pytest.raises(LawNotKnownError):
        plan(["has_duty"], date(2020, 12, 31), JIZHOU)


@pytest.mark.parametrize(
    ("year", "unmet"),
    [
        (2021, False),
        (2024, False),
        (2025, True),  # 51号: by 2025
        (2026, False),  # 23号 has set a new day, which is still to come
        (2027, True),  # 23号: by the end of 2027
        (2028, True),  # a deadline, not the end of the duty
        (2035, True),
    ],
)
def test_the_duty_is_unmet_only_when_its_day_has_come(year, unmet):
    assert duty(date(year, 12, 31)) == (True, unmet)


def test_the_duty_of_a_year_is_read_at_its_end_whichever_day_decides_the_levy():
    todo = plan(["duty_unmet"], date(2026, 9, 30), JIZHOU, year=2025)
    assert work_out(todo, FACTS)["duty_unmet"] is True


@pytest.mark.parametrize(
    ("posts", "months", "short"),
    [(4000, 0, 720_000), (4000, 720, 0), (4000, 719, 1000), (0, 0, 0), (4000, 800, 0)],
)
def test_all_bodies_of_a_county_together_owe_the_quota_on_all_their_posts(posts, months, short):
    facts = {"posts_of_bodies": posts, "counted_months_of_bodies": months}
    todo = plan(["county_shortfall"], date(2027, 12, 31), JIZHOU)
    assert work_out(todo, facts)["county_shortfall"] == short
