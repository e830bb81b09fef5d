"""What paying late costs (残疾人就业条例 art. 27): simple, on the levy alone, never negative."""

from datetime import date

import pytest

from anye.assessment.plan import plan, work_out


def fee(arrears, due, paid):
    facts = {"arrears": arrears, "due_day": due.toordinal(), "paid_day": paid.toordinal()}
    found = work_out(plan(["late_fee"], due, "cn/tianjin"), facts)
    return found["late_days"], found["late_fee"]


@pytest.mark.parametrize(
    ("arrears", "due", "paid", "days", "expected"),
    [
        (15841_46, date(2025, 10, 31), date(2025, 11, 10), 10, 792_07),  # CON-008
        (15841_46, date(2025, 10, 31), date(2025, 10, 31), 0, 0),
        (15841_46, date(2025, 10, 31), date(2025, 9, 1), 0, 0),  # paid early: no negative days
        (100_00, date(2025, 10, 31), date(2025, 11, 1), 1, 50),
        (0, date(2025, 10, 31), date(2030, 1, 1), 1523, 0),
        (100_00, date(2024, 2, 28), date(2024, 3, 1), 2, 1_00),  # a leap year
        (99, date(2025, 10, 31), date(2025, 11, 1), 1, 0),  # 0.495 fen
        (100, date(2025, 10, 31), date(2025, 11, 1), 1, 1),  # 0.5 fen, a half upwards
    ],
)
def test_late_fee(arrears, due, paid, days, expected):
    assert fee(arrears, due, paid) == (days, expected)


def test_the_fee_bears_no_fee():
    _, once = fee(1000_00, date(2025, 10, 31), date(2025, 11, 30))
    _, twice = fee(1000_00, date(2025, 10, 31), date(2025, 12, 30))
    assert twice == 2 * once
