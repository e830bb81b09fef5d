"""Who is staff of an employer in a month, and who moves with a dispatch agreement."""

from datetime import date

import narwhals as nw
import pytest
from tests.unit.anye.assessment.conftest import JIZHOU
from tests.unit.anye.assessment.hand_made import AGENCY, ANNA, MILL, OFFICE, SHOP

from anye.assessment.employer_months import employer_months
from anye.assessment.person_months import person_months
from anye.kernel.months import months_of
from anye.linkage.persons import persons

MARCH = 202503


@pytest.fixture
def count(engine, made):
    def of(month=MARCH):
        feeds = made.feeds(engine)
        holders = engine.hold("holders_of_test", persons(feeds))
        of_year = person_months(feeds, holders, months_of(month // 100), JIZHOU)
        judged = engine.hold("judged", of_year.filter(nw.col("month") == month))
        rows = engine.fetch(employer_months(feeds, judged, month, JIZHOU))
        return {row["employer_id"]: row for row in rows}

    return of


def test_staff_are_counted_by_the_form_of_their_insurance(made, count):
    for form, heads in ((1, 2), (2, 3), (3, 4), (4, 5)):
        made.staff(SHOP, [MARCH], heads, form=form, start=10 * form)
    row = count()[SHOP]
    forms = ("established_staff", "contract_staff", "short_staff", "seasonal_staff")
    assert [row[name] for name in forms] == [2, 3, 4, 5]
    assert row["headcount"] == 2 + 3 + 5
    assert row["wages"] == 14 * 400000


def test_the_disabled_are_among_the_staff_and_counted(made, count):
    made.staff(SHOP, [MARCH], 3)
    made.works(ANNA, SHOP, [MARCH])
    row = count()[SHOP]
    assert (row["headcount"], row["counted"], row["counted_persons"]) == (4, 1, 1)


def test_wages_alone_make_a_row_without_staff(made, count):
    made.add("wage_months", month=MARCH, person_id=1, employer_id=MILL)
    row = count()[MILL]
    assert (row["headcount"], row["wages"]) == (0, 400000)


def test_a_person_counted_at_the_host_is_staff_there_and_no_longer_at_the_agency(made, count):
    made.staff(AGENCY, [MARCH], 2)
    made.works(ANNA, AGENCY, [MARCH])
    parties = {"agency_id": AGENCY, "host_id": OFFICE}
    made.add("dispatch_agreements", person_id=ANNA, counts_for=2, **parties)
    found = count()
    agency, host = found[AGENCY], found[OFFICE]
    assert (agency["headcount"], agency["dispatched_out"], agency["counted"]) == (2, 1, 0)
    assert (host["headcount"], host["dispatched_in"], host["counted"]) == (1, 1, 1)
    assert host["wages"] == 0


@pytest.mark.parametrize("change", [{"form": 3}, {"status": 0}])
def test_whoever_is_no_staff_of_the_agency_does_not_move(made, count, change):
    made.staff(AGENCY, [MARCH], 2)
    made.works(ANNA, AGENCY, [MARCH], **change)
    parties = {"agency_id": AGENCY, "host_id": OFFICE}
    made.add("dispatch_agreements", person_id=ANNA, counts_for=2, **parties)
    found = count()
    assert found[AGENCY]["dispatched_out"] == 0
    assert found.get(OFFICE, {"headcount": 0})["headcount"] == 0


def test_a_corrected_month_replaces_the_first(made, count):
    wrong = made.add("wage_months", month=MARCH, person_id=1, employer_id=SHOP, wage=1)
    made.add("wage_months", month=MARCH, person_id=1, employer_id=SHOP, wage=400000)
    made.supersede("wage_months", wrong)
    assert count()[SHOP]["wages"] == 400000


def test_a_certificate_that_ended_moves_nobody(made, count):
    made.rows["disability_certificates", "all"][0]["expires_on"] = date(2025, 2, 1)
    made.works(ANNA, AGENCY, [MARCH])
    parties = {"agency_id": AGENCY, "host_id": OFFICE}
    made.add("dispatch_agreements", person_id=ANNA, counts_for=2, **parties)
    assert count()[AGENCY]["dispatched_out"] == 0
