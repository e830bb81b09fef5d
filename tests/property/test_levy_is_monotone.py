"""Who does more never owes more; who has more staff never owes less.

Every boundary of the law goes upwards with staff: above the limit the exemption is lost, below
1 % and below the quota the tier rises; there the levy jumps (``JUMPS``). It never goes down, save
by the rounding of the average wage to a fen, which is bounded below.
"""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.property.cases import employer_years

from anye.rulebook.plan import plan, work_out

JIZHOU = "cn/tianjin/jizhou"
DAYS = [date(year, 12, 31) for year in (2016, 2017, 2018, 2020, 2024, 2027)]
ERAS = pytest.mark.parametrize("day", DAYS, ids=str)


def levy(day, facts, *figures):
    todo = plan(["levy_due", *figures], day, JIZHOU, given={"social_average_wage": 9_600_000})
    return work_out(todo, facts | {"social_average_wage": 9_600_000})


@ERAS
@given(facts=employer_years())
def test_one_more_counted_month_never_raises_the_levy(day, facts):
    more = facts | {"counted_months": facts["counted_months"] + 1}
    assert levy(day, more)["levy_due"] <= levy(day, facts)["levy_due"]


@ERAS
@given(facts=employer_years())
def test_a_month_that_counts_twice_never_raises_it_either(day, facts):
    more = facts | {"counted_months": facts["counted_months"] + 2}
    assert levy(day, more)["levy_due"] <= levy(day, facts)["levy_due"]


@ERAS
@pytest.mark.parametrize("months", [1, 12])
@given(facts=employer_years(), level=st.integers(0, 4_000_000))
def test_more_staff_at_the_same_wage_never_lowers_the_levy(day, months, facts, level):
    staff = facts["headcount_months"]
    assume(staff > 0)
    before = facts | {"wages_total": level * staff}
    more = {"headcount_months": staff + months, "wages_total": level * (staff + months)}
    assert levy(day, before | more)["levy_due"] >= levy(day, before)["levy_due"]


@ERAS
@given(facts=employer_years(), wage=st.integers(0, 4_000_000))
def test_more_staff_at_any_wage_lowers_it_by_no_more_than_rounding(day, facts, wage):
    assume(facts["headcount_months"] > 0)
    more = {
        "headcount_months": facts["headcount_months"] + 1,
        "wages_total": facts["wages_total"] + wage,
    }
    before, after = levy(day, facts), levy(day, facts | more)
    rounding = after["shortfall"] // 12_000 + 3  # half a fen of the average wage, twice
    assert after["levy_due"] >= before["levy_due"] - rounding


JUMPS = [
    # day, staff months before and after one more, counted months, boundary
    (date(2016, 12, 31), 240, 0, "is_exempt", True, False),
    (date(2017, 12, 31), 360, 0, "is_exempt", True, False),
    (date(2024, 12, 31), 360, 0, "is_exempt", True, False),
    (date(2024, 12, 31), 1200, 12, "due_per_mille", 500, 900),
    (date(2024, 12, 31), 800, 12, "due_per_mille", 0, 500),
]


@pytest.mark.parametrize(("day", "staff", "counted", "figure", "before", "after"), JUMPS)
def test_where_one_more_month_of_staff_makes_the_levy_jump(
    day, staff, counted, figure, before, after
):
    facts = {
        "kind": 4,
        "is_small": True,
        "years_since_registration": 1,
        "counted_months": counted,
        "lapsed_months": 0,
        "has_declared": True,
    }
    figures = [
        levy(day, facts | {"headcount_months": n, "wages_total": n * 5000_00}, figure)
        for n in (staff, staff + 1)
    ]
    assert [found[figure] for found in figures] == [before, after]
    assert figures[0]["levy_due"] < figures[1]["levy_due"]


@given(facts=employer_years(), step=st.sampled_from([1, 12]))
def test_in_the_tiers_a_counted_month_can_save_more_than_its_share(facts, step):
    """Reaching 1 % halves what is due on the whole gap: the saving is never less than the share."""
    day = date(2024, 12, 31)
    less = levy(day, facts)
    more = levy(day, facts | {"counted_months": facts["counted_months"] + step})
    assert less["levy_before_relief"] >= more["levy_before_relief"]
    assert less["due_per_mille"] >= more["due_per_mille"]
