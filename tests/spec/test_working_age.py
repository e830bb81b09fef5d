"""Of working age until the day of retirement: the schedule of 2024-09-13, birthday by birthday.

What is expected is counted along the schedule as its tables are printed, one month of birth after
another, and not by the formula of the law's code.
"""

from datetime import date, timedelta

import pytest

from anye.assessment.working_age import of_working_age
from anye.rulebook.plan import plan, work_out
from anye.rulebook.terms import Terms

JIZHOU = "cn/tianjin/jizhou"
SCHEDULES = {  # old age in years, birth months to a month of delay, most months of delay
    "man": (60, 4, 36),
    "woman": (55, 4, 36),
    "woman in a worker's post": (50, 2, 60),
}
SCHEDULE_STARTS = 2025 * 12  # January 2025, as a month number


def delays(old_age, interval, most):
    """Return by month of birth how many months later than the old age one retires."""
    first = SCHEDULE_STARTS - old_age * 12
    table = dict.fromkeys(range(first - 60, first), 0)
    delay = 0
    for place in range(12 * 20):
        if place % interval == 0 and delay < most:
            delay += 1
        table[first + place] = delay
    return table


def counts(who, birth_month, born_day, month):
    """Return whether somebody is of working age in a month; months as numbers."""
    day = date(month // 12, month % 12 + 1, 1)
    facts = {
        "age_months": month - birth_month - (born_day > 1),
        "birth_month": birth_month,
        "is_male": who == "man",
        "retires_at_fifty": who == "woman in a worker's post",
    }
    return work_out(plan(["is_of_working_age"], day, JIZHOU), facts)["is_of_working_age"]


@pytest.mark.parametrize("who", SCHEDULES)
def test_every_birthday_counts_up_to_the_month_in_which_retirement_begins(who):
    old_age, interval, most = SCHEDULES[who]
    wrong = []
    for birth_month, delay in delays(old_age, interval, most).items():
        retires_in = birth_month + old_age * 12 + delay
        for day in range(1, days_of(birth_month) + 1):
            last = retires_in if day > 1 else retires_in - 1  # begun before the birthday
            edges = [month for month in (last, last + 1) if told_apart(who, month)]
            wrong += [
                (birth_month, day, month)
                for month in edges
                if counts(who, birth_month, day, month) != (month == last)
            ]
    assert wrong == []


def told_apart(who, month):
    """Return whether the law of a month knows the post; before 2025 the age was 55 for all."""
    return who != "woman in a worker's post" or month >= SCHEDULE_STARTS


def days_of(month):
    after = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    return (after - timedelta(days=1)).day


@pytest.mark.parametrize(
    ("who", "born", "last"),
    [
        # the decision's tables: from January 1965, of women January 1970 or 1975
        ("man", date(1964, 12, 15), date(2024, 12, 1)),
        ("man", date(1965, 1, 15), date(2025, 2, 1)),
        ("man", date(1965, 4, 15), date(2025, 5, 1)),
        ("man", date(1965, 5, 15), date(2025, 7, 1)),
        ("man", date(1976, 8, 15), date(2039, 7, 1)),
        ("man", date(1976, 9, 15), date(2039, 9, 1)),  # the last step: 36 months, 63 years
        ("woman", date(1969, 12, 15), date(2024, 12, 1)),
        ("woman", date(1970, 1, 15), date(2025, 2, 1)),
        ("woman", date(1981, 9, 15), date(2039, 9, 1)),  # 58 years
        ("woman in a worker's post", date(1975, 1, 15), date(2025, 2, 1)),
        ("woman in a worker's post", date(1975, 3, 15), date(2025, 5, 1)),
        ("woman in a worker's post", date(1984, 11, 15), date(2039, 11, 1)),  # 55 years
        ("woman in a worker's post", date(1984, 12, 15), date(2039, 12, 1)),
    ],
)
def test_the_last_month_of_working_age(who, born, last):
    birth_month, month = born.year * 12 + born.month - 1, last.year * 12 + last.month - 1
    assert counts(who, birth_month, born.day, month)
    assert not counts(who, birth_month, born.day, month + 1)


@pytest.mark.parametrize(("is_male", "years"), [(True, 60), (False, 55)])
def test_until_2024_the_age_was_sixty_and_fifty_five(is_male, years):
    who = "man" if is_male else "woman"
    birth_month = 2024 * 12 + 5 - years * 12
    assert counts(who, birth_month, 15, 2024 * 12 + 5)
    assert not counts(who, birth_month, 15, 2024 * 12 + 6)


def test_the_register_asks_the_same_law():
    holds, is_male = of_working_age(202501, Terms(JIZHOU)), True
    assert not holds(is_male, date(1964, 12, 15))
    assert holds(is_male, date(1965, 1, 1))
    assert holds(is_male, date(2009, 1, 1))
    assert not holds(is_male, date(2009, 1, 2))
