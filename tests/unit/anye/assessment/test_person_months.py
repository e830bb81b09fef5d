"""Every reason a month can fail, and everything that looks across employers."""

from datetime import date

import pytest
from tests.made.hand_made import AGENCY, ANNA, BELA, MILL, OFFICE, SHOP

from anye.rulebook.terms import Terms

MARCH, APRIL, MAY = 202503, 202504, 202505
HERE = (ANNA, SHOP)


def test_a_month_with_everything_counts_once_or_twice(made, judge):
    made.works(ANNA, SHOP, [MARCH])
    made.add("disability_certificates", person_id=BELA, level=2)
    made.works(BELA, SHOP, [MARCH])
    found = judge(MARCH)
    assert found[HERE]["counts"] == 1
    assert found[HERE]["failed"] == 0
    assert found[BELA, SHOP]["counts"] == 2


def test_it_rests_on_the_rows_of_the_feeds(made, judge):
    made.works(ANNA, SHOP, [MARCH])
    row = judge(MARCH)[HERE]
    rows = ("certificate_row", "contract_row", "insurance_row", "wage_row", "dispatch_row")
    lines = [row[name] % 2**32 for name in rows]
    assert lines == [2, 3, 4, 5, 0]


def test_a_wage_in_parts_is_added_up_and_rests_on_the_last_of_them(made, judge, why):
    made.works(ANNA, SHOP, [MARCH], wage=200000)
    assert why(judge(MARCH)[HERE]) == ["wage_below_minimum"]
    part = {"month": MARCH, "person_id": ANNA, "employer_id": SHOP}
    made.add("wage_months", **part, wage=50000, item="奖金")
    row = judge(MARCH)[HERE]
    assert (row["wage"], row["wage_row"] % 2**32, row["counts"]) == (250000, 6, 1)


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"wage": 0}, ["no_wage_record"]),
        ({"wage": 231999}, ["wage_below_minimum"]),
        ({"wage": 232000}, []),
        ({"status": 0}, ["not_insured"]),
        ({"status": 2}, ["not_insured_in_full"]),
        ({"status": 3}, ["not_insured_in_full"]),
        ({"status": 4}, []),
        (
            {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 11, 30)},
            ["contract_shorter_than_a_year"],
        ),
        ({"starts_on": date(2025, 1, 15), "ends_on": date(2026, 1, 14)}, []),
        (
            {"starts_on": date(2025, 1, 15), "ends_on": date(2026, 1, 13)},
            ["contract_shorter_than_a_year"],
        ),
        ({"starts_on": date(2025, 4, 1)}, ["no_post_or_contract"]),
        ({"ended_on": date(2025, 2, 28)}, ["no_post_or_contract"]),
        ({"ended_on": date(2025, 3, 1)}, []),
        ({"form": 1, "ends_on": date(2025, 3, 31)}, []),
    ],
)
def test_what_fails_says_so(made, judge, why, changes, reasons):
    made.works(ANNA, SHOP, [MARCH], **changes)
    row = judge(MARCH)[HERE]
    assert why(row) == reasons
    assert row["counts"] == (0 if reasons else 1)


def test_every_reason_that_failed_is_said_in_the_laws_order(made, judge, why):
    made.works(ANNA, SHOP, [MARCH], wage=1, status=2, ended_on=date(2024, 12, 31))
    reasons = ["no_post_or_contract", "wage_below_minimum", "not_insured_in_full"]
    assert why(judge(MARCH)[HERE]) == reasons


@pytest.mark.parametrize(
    ("certificate", "counts"),
    [
        ({"issued_on": date(2025, 3, 31)}, 1),
        ({"issued_on": date(2025, 4, 1)}, 0),
        ({"expires_on": date(2025, 3, 1)}, 1),
        ({"expires_on": date(2025, 2, 28)}, 0),
        ({"cancelled_on": date(2025, 3, 2)}, 1),
        ({"cancelled_on": date(2025, 3, 1)}, 0),
        ({"cancelled_on": date(2025, 3, 1), "expires_on": date(2030, 1, 1)}, 0),
        ({"cancelled_on": date(2030, 1, 1), "expires_on": date(2025, 2, 1)}, 0),
    ],
)
def test_a_certificate_counts_in_the_months_it_was_in_force(made, judge, certificate, counts):
    made.add("disability_certificates", person_id=BELA, **certificate)
    made.works(BELA, SHOP, [MARCH])
    row = judge(MARCH)[BELA, SHOP]
    assert row["counts"] == counts
    assert bool(row["failed"] & 1) is not bool(counts)


def test_an_upgraded_certificate_gives_the_level_of_its_last_day_in_force(made, judge):
    made.works(ANNA, SHOP, [MARCH, APRIL, MAY])
    made.add("disability_certificates", person_id=ANNA, level=1, issued_on=date(2025, 4, 20))
    made.add(
        "disability_certificates",
        person_id=ANNA,
        level=3,
        issued_on=date(2025, 4, 25),
        cancelled_on=date(2025, 4, 28),
    )
    assert [judge(month)[HERE]["disability_level"] for month in (MARCH, APRIL, MAY)] == [4, 1, 1]
    assert [judge(month)[HERE]["counts"] for month in (MARCH, APRIL, MAY)] == [1, 2, 2]


def test_a_soldiers_certificate_counts_by_its_own_levels(made, judge):
    made.add("military_certificates", person_id=BELA, level=8)
    made.works(BELA, SHOP, [MARCH])
    assert judge(MARCH)[BELA, SHOP]["counts"] == 1
    made.add("military_certificates", person_id=BELA, level=9, issued_on=date(2025, 3, 1))
    assert judge(MARCH)[BELA, SHOP]["failed"] == 1
    made.add("military_certificates", person_id=BELA, level=3, issued_on=date(2025, 3, 2))
    assert judge(MARCH)[BELA, SHOP]["counts"] == 2


def test_age_is_complete_months_on_the_first_day(made, judge):
    made.add("disability_certificates", person_id=BELA)
    for person in (ANNA, BELA):
        made.works(person, SHOP, [202501, 202506, 202507])
    assert judge(202501)[HERE]["age_months"] == 45 * 12
    assert judge(202506)[BELA, SHOP]["age_months"] == 45 * 12 - 1
    assert judge(202507)[BELA, SHOP]["age_months"] == 45 * 12


@pytest.mark.parametrize(
    ("day", "age"), [("01", 45 * 12), ("02", 45 * 12 - 1), ("30", 45 * 12 - 1)]
)
def test_only_who_is_born_on_the_first_has_completed_the_month_on_its_first_day(
    made, judge, day, age
):
    person = int(f"120119198006{day}011")
    made.add("disability_certificates", person_id=person)
    made.works(person, SHOP, [202506])
    row = judge(202506)[person, SHOP]
    assert (row["age_months"], row["birth_month"]) == (age, 1980 * 12 + 5)


@pytest.mark.parametrize(
    ("sex", "old_age", "last"),
    [(2, 50, 202502), (2, 55, 202504), (2, 0, 202504), (1, 50, 202504)],
)
def test_a_woman_in_a_workers_post_retires_by_her_own_schedule(
    made, judge, why, sex, old_age, last
):
    person = int(f"12011919750201{sex:03d}")  # fifty on 1 February 2025: on 1 March, a month later
    made.add("disability_certificates", person_id=person)
    months = [202502, 202503, 202504]
    made.works(person, SHOP, months, old_retirement_age=old_age)
    late = [month for month in months if why(judge(month)[person, SHOP])]
    assert late == [month for month in months if month > last]


def test_two_employers_that_both_satisfy_everything_are_left_to_a_human(made, judge, why):
    for employer in (SHOP, MILL):
        made.works(ANNA, employer, [MARCH])
    found = judge(MARCH)
    for employer in (SHOP, MILL):
        assert why(found[ANNA, employer]) == ["claimed_by_two_employers"]
        assert found[ANNA, employer]["claims"] == 2
        assert found[ANNA, employer]["counts"] == 0


def test_a_second_job_that_does_not_qualify_takes_nothing_away(made, judge, why):
    made.works(ANNA, SHOP, [MARCH])
    made.works(ANNA, MILL, [MARCH], wage=100000)
    found = judge(MARCH)
    assert found[HERE]["counts"] == 1
    assert why(found[ANNA, MILL]) == ["wage_below_minimum"]


def test_pay_and_insurance_elsewhere_count_where_the_only_contract_is(made, judge, why):
    made.works(ANNA, SHOP, [], wage=0)
    key = {"month": MARCH, "person_id": ANNA}
    made.add("insured_months", **key, employer_id=MILL, status=4)
    made.add("wage_months", **key, employer_id=OFFICE)
    found = judge(MARCH)
    assert found[HERE]["counts"] == 1
    assert found[HERE]["paying_insurers"] == 0
    assert found[HERE]["insurance_status_elsewhere"] == 4
    assert found[HERE]["wage_elsewhere"] == 400000
    assert "no_post_or_contract" in why(found[ANNA, MILL])


def test_one_employer_that_pays_and_insures_is_no_payer_beside_an_insurer(made, judge, why):
    made.works(ANNA, SHOP, [], wage=0)
    key = {"month": MARCH, "person_id": ANNA, "employer_id": MILL}
    made.add("insured_months", **key)
    made.add("wage_months", **key)
    found = judge(MARCH)
    assert found[HERE]["paying_insurers"] == 1
    assert why(found[HERE]) == ["no_wage_record", "not_insured"]
    assert why(found[ANNA, MILL]) == ["no_post_or_contract"]


def test_two_contracts_keep_evidence_where_it_is(made, judge, why):
    made.works(ANNA, SHOP, [MARCH])
    made.works(ANNA, MILL, [])
    found = judge(MARCH)
    assert found[HERE]["contract_employers"] == 2
    assert found[HERE]["counts"] == 1
    assert why(found[ANNA, MILL]) == ["no_wage_record", "not_insured"]


def dispatched(made, side, **more):
    parties = {"agency_id": AGENCY, "host_id": OFFICE}
    return made.add("dispatch_agreements", person_id=ANNA, counts_for=side, **{**parties, **more})


@pytest.mark.parametrize(
    ("sides", "side", "credit_to", "counts"),
    [((), 0, AGENCY, 1), ((1,), 1, AGENCY, 1), ((2,), 2, OFFICE, 1), ((1, 2), 3, AGENCY, 0)],
)
def test_a_dispatched_person_counts_on_one_side(made, judge, sides, side, credit_to, counts):
    made.works(ANNA, AGENCY, [MARCH])
    for n in sides:
        dispatched(made, n, starts_on=date(2024, 1, n))
    row = judge(MARCH)[ANNA, AGENCY]
    assert (row["dispatch_side"], row["credit_to"], row["counts"]) == (side, credit_to, counts)


def test_two_hosts_in_one_month_are_told_as_two_hosts_with_both_agreements(made, judge, why):
    made.works(ANNA, AGENCY, [MARCH])
    first = dispatched(made, 2, ends_on=date(2025, 3, 15))
    then = dispatched(made, 2, host_id=MILL, starts_on=date(2025, 3, 16))
    row = judge(MARCH)[ANNA, AGENCY]
    assert why(row) == ["dispatch_to_two_hosts"]
    assert (row["dispatch_side"], row["dispatch_row"], row["other_dispatch_row"]) == (
        4,
        then,
        first,
    )


def test_two_certificates_in_a_month_are_both_known(made, judge):
    older = made.rows["disability_certificates", "all"][0]["source_row"]
    newer = made.add("disability_certificates", person_id=ANNA, issued_on=date(2021, 1, 1))
    made.works(ANNA, SHOP, [MARCH])
    row = judge(MARCH)[HERE]
    assert (row["certificate_row"], row["other_certificate_row"]) == (newer, older)
    soldier = made.add("military_certificates", person_id=BELA)
    made.works(BELA, SHOP, [MARCH])
    row = judge(MARCH)[BELA, SHOP]
    assert (row["certificate_row"], row["other_certificate_row"]) == (soldier, 0)


@pytest.mark.parametrize(("closed", "counts"), [(date(2025, 3, 1), 0), (date(2025, 3, 2), 1)])
def test_an_employer_that_has_ended_counts_nobody_though_a_contract_runs(
    made, judge, why, closed, counts
):
    made.add("employers", employer_id=SHOP, closed_on=closed)
    made.works(ANNA, SHOP, [MARCH])
    row = judge(MARCH)[HERE]
    assert row["counts"] == counts
    assert why(row) == ([] if counts else ["employer_has_ended"])


def test_an_agreement_not_in_force_says_nothing(made, judge):
    made.works(ANNA, AGENCY, [MARCH])
    dispatched(made, 2, ends_on=date(2025, 2, 28))
    assert judge(MARCH)[ANNA, AGENCY]["credit_to"] == AGENCY


def test_whoever_holds_no_certificate_is_no_row(made, judge):
    made.works(BELA, SHOP, [MARCH])
    assert judge(MARCH) == {}


def test_a_replaced_parameter_reaches_the_month(made, judge, why):
    made.works(ANNA, SHOP, [MARCH])
    terms = Terms("cn/tianjin/jizhou", replaced={"minimum_wage": 400001})
    assert why(judge(MARCH, terms)[HERE]) == ["wage_below_minimum"]


def test_the_best_of_several_contracts_speaks(made, judge):
    made.works(ANNA, SHOP, [MARCH], ends_on=date(2024, 12, 31), ended_on=date(2025, 3, 15))
    made.works(ANNA, SHOP, [], starts_on=date(2025, 3, 1), ends_on=date(2025, 5, 31))
    row = judge(MARCH)[HERE]
    assert row["contract_months"] == 12
    assert row["counts"] == 1
