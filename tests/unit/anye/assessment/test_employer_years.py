"""Which employers have a year at all."""

from datetime import date

import pytest
from tests.made.hand_made import SHOP
from tests.unit.anye.assessment.conftest import JIZHOU

from anye.assessment.employer_years import TablesOfMonths, facts_of_year
from anye.linkage.employers.known import known_employers
from anye.tables.year.assessed import EMPLOYER_MONTHS, PERSON_MONTHS

YEAR = 2025


@pytest.fixture
def of_year(engine, made):
    def years():
        feeds = made.feeds(engine)
        nothing = TablesOfMonths(engine.scan(EMPLOYER_MONTHS, []), engine.scan(PERSON_MONTHS, []))
        known = known_employers(feeds, nothing.employers.select("employer_id"))
        rows = engine.fetch(facts_of_year(feeds, known, nothing, YEAR, JIZHOU))
        return {row["employer_id"] for row in rows}

    return years


@pytest.mark.parametrize(
    ("registered", "closed", "exists"),
    [
        (date(2010, 5, 1), None, True),
        (date(2010, 5, 1), date(2024, 12, 31), False),
        (date(2010, 5, 1), date(2025, 1, 1), False),  # the first day on which it is no more
        (date(2010, 5, 1), date(2025, 1, 2), True),
        (date(2025, 12, 31), None, True),
        (date(2026, 1, 1), None, False),
    ],
)
def test_who_existed_in_the_year(made, of_year, registered, closed, exists):
    made.add("employers", employer_id=SHOP, registered_on=registered, closed_on=closed)
    assert (SHOP in of_year()) is exists


@pytest.mark.parametrize(
    ("year", "declared_on", "in_time"),
    [
        (2025, date(2025, 12, 31), False),  # the year is not over
        (2025, date(2026, 3, 1), True),
        (2025, date(2026, 11, 1), False),
        (2024, date(2024, 6, 1), False),  # no window is known of this year
        (2024, date(2027, 1, 1), True),
    ],
)
def test_a_year_is_declared_after_its_end_and_within_its_window(
    engine, made, year, declared_on, in_time
):
    made.add("employers", employer_id=SHOP)
    made.add("declarations", employer_id=SHOP, year=year, declared_on=declared_on)
    feeds = made.feeds(engine)
    nothing = TablesOfMonths(engine.scan(EMPLOYER_MONTHS, []), engine.scan(PERSON_MONTHS, []))
    known = known_employers(feeds, nothing.employers.select("employer_id"))
    [row] = engine.fetch(facts_of_year(feeds, known, nothing, year, JIZHOU))
    assert row["has_declared"] is in_time
