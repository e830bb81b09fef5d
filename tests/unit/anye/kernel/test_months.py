"""Calendar months as the feeds write them."""

from datetime import date

import pytest

from anye.kernel.months import first_day, last_day, months_of, next_month


def test_a_year_has_twelve_months():
    assert months_of(2025) == tuple(range(202501, 202513))


@pytest.mark.parametrize(
    ("month", "first", "last", "after"),
    [
        (202401, date(2024, 1, 1), date(2024, 1, 31), 202402),
        (202402, date(2024, 2, 1), date(2024, 2, 29), 202403),
        (202502, date(2025, 2, 1), date(2025, 2, 28), 202503),
        (202512, date(2025, 12, 1), date(2025, 12, 31), 202601),
    ],
)
def test_the_days_of_a_month(month, first, last, after):
    assert (first_day(month), last_day(month), next_month(month)) == (first, last, after)
