"""Who is staff of an employer in a month, and who moves with a dispatch agreement."""

from datetime import date

import pytest
from tests.made.hand_made import AGENCY, ANNA, MILL, OFFICE, SHOP
from tests.unit.anye.assessment.conftest import JIZHOU

from anye.assessment.employer_months import changes_by_holders, employer_months
from anye.assessment.person_months import person_months
from anye.kernel.months import months_of
from anye.linkage.persons.holders import persons

MARCH = 202503


@pytest.fixture
def count(engine, made):
    def of(month=MARCH):
        feeds = made.feeds(engine)
        holders = engine.hold("holders_of_test", persons(feeds))
        of_year = person_months(feeds, holders, months_of(month // 100), JIZHOU)
        changes = changes_by_holders(engine.hold("judged", of_year))
        rows = engine.fetch(employer_months(feeds, changes, month, JIZHOU))
        return {row["employer_id"]: row for row in rows}

    return of


def test_staff_are_counted_by_the_form_of_their_insurance(made, count):
    for form, heads in ((1, 2), (2, 3), (3, 4), (4, 5)):
        made.staff(SHOP, [MARCH], heads, form=form, start=10 * form)
    row = count()[SHOP]
    forms = ("established_staff", "contract_staff", "short_staff", "seasonal_staff")
    assert [row[name] for name in forms] == [2, 3, 4, 5]
    assert row["headcount"] == 2 + 3 + 5
    assert (row["wages"], row["other_wages"]) == (10 * 400000, 4 * 400000)


def test_the_disabled_are_among_the_staff_and_counted(made, count):
    made.staff(SHOP, [MARCH], 3)
    made.works(ANNA, SHOP, [MARCH])
    row = count()[SHOP]
    assert (row["headcount"], row["counted"], row["counted_persons"]) == (4, 1, 1)


def test_wages_alone_make_a_row_without_staff(made, count):
    made.add("wage_months", month=MARCH, person_id=1, employer_id=MILL)
    row = count()[MILL]
    assert (row["headcount"], row["wages"], row["other_wages"]) == (0, 0, 400000)


def test_a_person_counted_at_the_host_is_staff_there_and_no_longer_at_the_agency(made, count):
    made.staff(AGENCY, [MARCH], 2)
    made.works(ANNA, AGENCY, [MARCH])
    parties = {"agency_id": AGENCY, "host_id": OFFICE}
    made.add("dispatch_agreements", person_id=ANNA, counts_for=2, **parties)
    found = count()
    agency, host = found[AGENCY], found[OFFICE]
    assert (agency["headcount"], agency["moved_out"], agency["counted"]) == (2, 1, 0)
    assert (host["headcount"], host["moved_in"], host["counted"]) == (1, 1, 1)
    assert (agency["wages"], host["wages"]) == (2 * 400000, 400000)


@pytest.mark.parametrize("change", [{"form": 3, "ends_on": date(2025, 4, 30)}, {"status": 0}])
def test_whoever_is_no_staff_of_the_agency_does_not_move(made, count, change):
    made.staff(AGENCY, [MARCH], 2)
    made.works(ANNA, AGENCY, [MARCH], **{"starts_on": date(2025, 1, 1), **change})
    parties = {"agency_id": AGENCY, "host_id": OFFICE}
    made.add("dispatch_agreements", person_id=ANNA, counts_for=2, **parties)
    found = count()
    assert found[AGENCY]["moved_out"] == 0
    assert found.get(OFFICE, {"headcount": 0})["headcount"] == 0


def test_a_holder_with_a_contract_of_a_year_is_staff_whatever_the_insurance_calls_it(made, count):
    made.works(ANNA, SHOP, [MARCH], form=3)
    row = count()[SHOP]
    assert (row["contract_staff"], row["short_staff"], row["headcount"]) == (1, 0, 1)
    assert (row["counted"], row["wages"], row["other_wages"]) == (1, 400000, 0)


def test_before_2020_a_dispatched_person_is_the_agencys(made, count):
    month = 201903
    made.works(ANNA, AGENCY, [month], starts_on=date(2018, 1, 1))
    made.rows["disability_certificates", "all"][0]["issued_on"] = date(2018, 1, 1)
    made.add(
        "dispatch_agreements",
        person_id=ANNA,
        agency_id=AGENCY,
        host_id=OFFICE,
        counts_for=2,
        starts_on=date(2018, 1, 1),
    )
    row = count(month)[AGENCY]
    assert (row["headcount"], row["counted"], row["wages"]) == (1, 1, 400000)


def test_where_payer_and_insurer_differ_count_head_and_wage_are_the_contracts(made, count):
    key = {"month": MARCH, "person_id": ANNA}
    made.works(ANNA, SHOP, [])
    made.add("wage_months", **key, employer_id=MILL)
    made.add("insured_months", **key, employer_id=OFFICE)
    found = count()
    shop, mill, office = found[SHOP], found[MILL], found[OFFICE]
    assert (shop["counted"], shop["headcount"], shop["wages"]) == (1, 1, 400000)
    assert (mill["headcount"], mill["wages"], mill["other_wages"]) == (0, 0, 0)
    assert (office["moved_out"], office["headcount"], office["wages"]) == (1, 0, 0)


def test_where_one_employer_pays_and_insures_nothing_moves_to_a_paper_contract(made, count):
    key = {"month": MARCH, "person_id": ANNA, "employer_id": MILL}
    made.works(ANNA, SHOP, [])
    made.add("wage_months", **key)
    made.add("insured_months", **key)
    found = count()
    assert (found[MILL]["headcount"], found[MILL]["wages"], found[MILL]["counted"]) == (
        1,
        400000,
        0,
    )
    assert found.get(SHOP, {"counted": 0})["counted"] == 0


def test_a_corrected_month_replaces_the_first(made, count):
    made.add("insured_months", month=MARCH, person_id=1, employer_id=SHOP)
    wrong = made.add("wage_months", month=MARCH, person_id=1, employer_id=SHOP, wage=1)
    made.add("wage_months", month=MARCH, person_id=1, employer_id=SHOP, wage=400000)
    made.supersede("wage_months", wrong)
    assert count()[SHOP]["wages"] == 400000


def test_a_certificate_that_ended_moves_nobody(made, count):
    made.rows["disability_certificates", "all"][0]["expires_on"] = date(2025, 2, 1)
    made.works(ANNA, AGENCY, [MARCH])
    parties = {"agency_id": AGENCY, "host_id": OFFICE}
    made.add("dispatch_agreements", person_id=ANNA, counts_for=2, **parties)
    assert count()[AGENCY]["moved_out"] == 0
