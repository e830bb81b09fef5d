"""Working days against a library's table and days counted by hand."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from anye_desk.office.calendar import days


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_agrees_with_the_librarys_table(year):
    day = date(year, 1, 1)
    while day.year == year:
        assert days.is_working_day(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_a_holiday_and_the_weekend_worked_instead_are_counted_as_they_are():
    assert days.after(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert days.after(date(2026, 10, 9), 1) == date(2026, 10, 10)  # a Saturday that is worked
    assert days.after(date(2026, 3, 6), 0) == date(2026, 3, 6)


@pytest.mark.parametrize("count", [1, 5, 10, 60])
def test_between_undoes_after(count):
    day = date(2025, 12, 30)
    then = days.after(day, count)
    assert days.between(day, then) == count
    assert days.between(then, day) == -count


def test_a_year_not_announced_has_weekends_alone_and_says_so():
    assert not days.is_announced(2031)
    assert days.is_working_day(date(2031, 1, 1))
    assert not days.is_working_day(date(2031, 1, 4))


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="-1"):
        days.after(date(2026, 1, 1), -1)
