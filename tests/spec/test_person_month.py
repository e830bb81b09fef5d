"""Whose month counts, as how many, and why not: the law of 财税〔2015〕72号 art. 7 by example."""

from datetime import date

import pytest

from anye.law.counting.reasons import REASONS, reasons_of
from anye.rulebook.plan import LawNotKnownError, plan, work_out

JIZHOU = "cn/tianjin/jizhou"
GOOD = {
    "disability_level": 3,
    "military_level": 0,
    "age_months": 480,
    "birth_month": 1985 * 12,
    "retires_at_fifty": False,
    "is_male": True,
    "is_established": False,
    "contract_months": 12,
    "contract_employers": 1,
    "wage": 9999_00,
    "wage_elsewhere": 0,
    "insurance_status": 1,
    "insurance_status_elsewhere": 0,
    "paying_insurers": 0,
    "dispatch_side": 0,
    "employer_has_ended": False,
    "claims": 1,
}


def month(day=date(2025, 10, 1), **facts):
    found = work_out(plan(["counts", "failed"], day, JIZHOU), GOOD | facts)
    return found["counts"], [reason.code for reason in reasons_of(found["failed"])]


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        ({}, 1),
        ({"disability_level": 1}, 2),
        ({"disability_level": 2}, 2),
        ({"disability_level": 4}, 1),
        ({"disability_level": 0, "military_level": 1}, 2),
        ({"disability_level": 0, "military_level": 3}, 2),
        ({"disability_level": 0, "military_level": 4}, 1),
        ({"disability_level": 0, "military_level": 8}, 1),
        ({"disability_level": 4, "military_level": 2}, 2),  # two certificates: the more severe
        ({"disability_level": 4, "military_level": 9}, 1),
        ({"contract_months": 9999}, 1),
        ({"is_established": True, "contract_months": 0}, 1),
        ({"insurance_status": 4}, 1),  # paid later
        ({"dispatch_side": 1}, 1),
        ({"dispatch_side": 2}, 1),
    ],
)
def test_a_month_that_counts(facts, counts):
    assert month(**facts) == (counts, [])


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({"disability_level": 0}, ["no_valid_certificate"]),
        ({"disability_level": 0, "military_level": 9}, ["no_valid_certificate"]),
        ({"age_months": 191}, ["not_of_working_age"]),
        ({"contract_months": 0, "contract_employers": 0}, ["no_post_or_contract"]),
        ({"contract_months": 11, "contract_employers": 0}, ["contract_shorter_than_a_year"]),
        ({"wage": 0}, ["no_wage_record"]),
        ({"wage": 2509_99}, ["wage_below_minimum"]),
        ({"insurance_status": 0}, ["not_insured"]),
        ({"insurance_status": 2}, ["not_insured_in_full"]),
        ({"insurance_status": 3}, ["not_insured_in_full"]),
        ({"dispatch_side": 3}, ["dispatch_contradictory"]),
        ({"claims": 2}, ["claimed_by_two_employers"]),
        ({"dispatch_side": 4}, ["dispatch_to_two_hosts"]),
        ({"employer_has_ended": True}, ["employer_has_ended"]),
        ({"wage": 0, "claims": 2}, ["no_wage_record"]),  # two others claim, this one does not
        (
            {"disability_level": 0, "wage": 1, "insurance_status": 0},
            ["no_valid_certificate", "wage_below_minimum", "not_insured"],
        ),
    ],
)
def test_a_month_that_does_not_count_and_why(facts, reasons):
    assert month(**facts) == (0, reasons)


@pytest.mark.parametrize(
    ("day", "least"),
    [
        (date(2021, 10, 1), 2050_00),
        (date(2021, 11, 1), 2180_00),
        (date(2023, 10, 1), 2180_00),
        (date(2023, 11, 1), 2320_00),
        (date(2025, 8, 1), 2320_00),
        (date(2025, 9, 1), 2510_00),
    ],
)
def test_the_minimum_wage_is_that_of_the_month(day, least):
    assert month(day, wage=least)[0] == 1
    assert month(day, wage=least - 1) == (0, ["wage_below_minimum"])


def test_where_payer_and_insurer_differ_the_month_counts_where_the_contract_is():
    # 残联厅函〔2022〕63号 (3), as quoted on gohro.com: without dispatch, where the paying unit and
    # the insuring unit differ, the month counts at the contract employer
    elsewhere = {
        "wage": 0,
        "wage_elsewhere": 3000_00,
        "insurance_status": 0,
        "insurance_status_elsewhere": 1,
    }
    assert month(**elsewhere) == (1, [])
    assert month(**elsewhere, dispatch_side=1)[0] == 0
    assert month(**elsewhere, contract_employers=2)[0] == 0
    assert month(**elsewhere, paying_insurers=1)[1] == ["no_wage_record", "not_insured"]
    assert month(date(2021, 12, 1), **elsewhere)[0] == 0  # the letter is of 2022
    nothing_here = elsewhere | {"contract_months": 0}
    assert month(**nothing_here)[1] == ["no_post_or_contract", "no_wage_record", "not_insured"]


def test_a_lesser_status_elsewhere_does_not_spoil_a_full_one_here():
    assert month(insurance_status=1, insurance_status_elsewhere=2) == (1, [])


def test_every_reason_has_its_own_bit_in_order():
    assert [reason.bit for reason in REASONS] == [1 << n for n in range(len(REASONS))]
    assert len({reason.code for reason in REASONS}) == len(REASONS)


def test_a_month_before_any_known_minimum_wage_is_not_guessed():
    with pytest.raises(LawNotKnownError):
        plan(["counts"], date(2016, 1, 1), JIZHOU)


def test_headcount_of_a_month():
    staff = {"established_staff": 10, "contract_staff": 20, "seasonal_staff": 5}
    sides = {"moved_in": 2, "moved_out": 1}
    paid = {"staff_wages": 35_000_00, "wages_moved_in": 2_000_00, "wages_moved_out": 1_000_00}
    day = date(2025, 3, 1)
    assert work_out(plan(["headcount"], day, JIZHOU), staff | sides)["headcount"] == 36
    # 72号 art. 8: the wages of the staff by the staff, so whoever moves takes his wage along
    assert work_out(plan(["wages"], day, JIZHOU), paid)["wages"] == 36_000_00
    before = plan(["headcount"], date(2019, 3, 1), JIZHOU)
    assert work_out(before, staff)["headcount"] == 35
    assert "moved_in" not in before.facts
