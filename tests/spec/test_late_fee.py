"""What paying late costs (残疾人就业条例 art. 27, 财税〔2015〕72号 art. 26).

Nothing without an order to pay whose day was let pass; then simple, on the levy alone, and never
above it (行政强制法 art. 45 para 2, by inference).
"""

from datetime import date

import pytest

from anye.rulebook.plan import plan, work_out

NO_ORDER = date(1, 1, 1)


def fee(arrears, due, paid, ordered=date(2000, 1, 1)):
    facts = {
        "arrears": arrears,
        "due_day": due.toordinal(),
        "paid_day": paid.toordinal(),
        "is_ordered": ordered != NO_ORDER,
        "ordered_day": ordered.toordinal(),
    }
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
    _, once = fee(1000_00, date(2025, 10, 31), date(2025, 11, 30))  # 30 days
    _, twice = fee(1000_00, date(2025, 10, 31), date(2025, 12, 30))
    assert twice == 2 * once


@pytest.mark.parametrize(
    ("ordered", "days"),
    [
        (NO_ORDER, 0),  # ten days late, and nobody ordered payment
        (date(2025, 11, 20), 0),  # paid before the day of the order
        (date(2025, 11, 10), 0),  # paid on it
        (date(2025, 11, 9), 10),  # let it pass: from the day of default, not of the order
    ],
)
def test_only_who_lets_the_day_of_an_order_pass_owes_a_fee(ordered, days):
    # 条例 art. 27 and 72号 art. 26: warned, ordered to pay by a day, and that day passed
    due, paid = date(2025, 10, 31), date(2025, 11, 10)
    assert fee(15841_46, due, paid, ordered) == (days, 792_07 if days else 0)


@pytest.mark.parametrize(
    ("days", "expected"), [(199, 9_950_00), (200, 10_000_00), (201, 10_000_00), (365, 10_000_00)]
)
def test_the_fee_never_exceeds_the_arrears(days, expected):
    # 行政强制法 art. 45 para 2; that it governs this levy is inferred: unverified
    due = date(2025, 1, 1)
    paid = date.fromordinal(due.toordinal() + days)
    assert fee(10_000_00, due, paid) == (days, expected)
    rule = next(step for step in plan(["late_fee"], due, "cn").steps if step.name == "late_fee")
    assert rule.standing == "unverified"
    assert "行政强制法第四十五条" in rule.cite


def test_before_2012_no_ceiling_was_stated():
    due, paid = date(2010, 1, 1), date(2011, 1, 1)
    assert fee(10_000_00, due, paid) == (365, 18_250_00)
