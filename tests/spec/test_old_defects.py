"""Ten defects of an older levy system, each as a test of ours.

(a) to (g) are readable in the public code of a county system of 2013; (h) to (j) are those we
found most likely in systems of its kind.
"""

import ast
import json
from datetime import date
from pathlib import Path

import pytest

import anye.assessment
import anye.kernel
import anye.law
from anye.one_employer.facts import read_case
from anye.one_employer.work_out import result_json, work_out_case
from anye.rulebook.plan import plan, work_out

HUNDRED = {
    "levy_year": 2024,
    "kind": "private_enterprise",
    "headcount_average": 100,
    "counted_months": 0,
    "charge_wage": "120000",
}


def figures(**facts):
    """Work the hundred staff out with other facts; None takes a fact away."""
    kept = {name: value for name, value in (HUNDRED | facts).items() if value is not None}
    result = work_out_case(read_case(json.dumps(kept)))
    return {name: figure["value"] for name, figure in result.figures.items()}


def late(arrears, days):
    facts = {"arrears": arrears, "due_day": 739_000, "paid_day": 739_000 + days}
    facts |= {"is_ordered": True, "ordered_day": 739_000}
    return work_out(plan(["payment_due"], date(2024, 10, 31), "cn"), facts)


def test_a_the_fee_that_is_shown_is_the_fee_that_is_charged():
    unpaid, part_paid = late(1000_00, 30), late(400_00, 30)
    for found in (unpaid, part_paid):
        assert found["payment_due"] == found["arrears"] + found["late_fee"]
    assert unpaid["late_fee"] * 400 == part_paid["late_fee"] * 1000


def test_b_no_fee_is_charged_on_a_fee():
    first = late(1000_00, 100)
    second = late(1000_00, 200)
    assert second["late_fee"] == 2 * first["late_fee"] == 1000_00


def test_c_an_older_year_is_priced_with_its_own_staff_ratio_wage_and_law():
    facts = {
        "wages_total": "40000000",
        "charge_wage": None,
        "years_since_registration": 9,
        "override": {"social_average_wage": "100000"},
    }

    def levy(year):
        return figures(**facts, levy_year=year)["levy_due"]

    assert levy(2018) == 150_000_00  # 1.5 persons, once the local average, no tiers
    assert levy(2024) == 270_000_00  # 1.5 persons, twice the local average, 90 %


def test_d_days_late_are_never_negative():
    assert late(1000_00, -15)["late_days"] == 0
    assert late(1000_00, -15)["payment_due"] == 1000_00


def test_e_weights_keep_their_parts_of_a_year():
    ten_months = [{"certificate": "disability", "level": 3, "months": 10}]
    assert figures(counted_months=None, persons=ten_months)["shortfall"] == 18_000 - 10_000
    severe = [{"certificate": "disability", "level": 1, "months": 7}]
    assert figures(counted_months=None, persons=severe)["counted_months"] == 14


def test_f_a_person_hired_in_december_counts_one_month():
    december = [{"certificate": "disability", "level": 4, "from": "2024-12"}]
    assert figures(counted_months=None, persons=december)["counted_months"] == 1


CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "monotonic"}


@pytest.mark.parametrize("package", [anye.kernel, anye.law, anye.assessment])
def test_g_no_calculation_reads_the_clock(package):
    read = [
        (path.name, node.lineno)
        for path in Path(package.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS
    ]
    assert read == []


def test_g_the_same_case_gives_the_same_result_on_any_day(time_machine):
    case = read_case(json.dumps(HUNDRED))
    time_machine.move_to("2024-06-01")
    before = json.dumps(result_json(work_out_case(case)))
    time_machine.move_to("2031-01-01")
    assert json.dumps(result_json(work_out_case(case))) == before


def test_h_persons_owed_are_not_rounded_to_two_places():
    found = figures(headcount_average=31, charge_wage="100000")
    assert found["levy_before_relief"] == 46_500_00  # 0.47 persons would make it 47,000.00


MONTH = {
    "disability_level": 3,
    "military_level": 0,
    "age_months": 480,
    "birth_month": 1985 * 12,
    "retires_at_fifty": False,
    "is_male": True,
    "is_established": False,
    "contract_months": 12,
    "contract_employers": 2,
    "wage": 3000_00,
    "wage_elsewhere": 3000_00,
    "insurance_status": 1,
    "insurance_status_elsewhere": 1,
    "paying_insurers": 2,
    "dispatch_side": 0,
    "employer_has_ended": False,
}


def test_i_a_person_at_two_employers_is_not_counted_at_both():
    todo = plan(["counts", "failed"], date(2024, 5, 1), "cn/tianjin/jizhou")
    twice = work_out(todo, MONTH | {"claims": 2})
    assert (twice["counts"], twice["failed"]) == (0, 512)
    once = work_out(todo, MONTH | {"claims": 1})
    assert (once["counts"], once["failed"]) == (1, 0)


def test_j_the_employers_own_wage_is_charged_not_the_areas():
    area = {"social_average_wage": "90000"}
    low = figures(charge_wage=None, own_average_wage="60000", override=area)
    assert low["levy_before_relief"] == 90_000_00  # 1.5 persons at 60,000, not at 90,000
    assert low["levy_due"] == 81_000_00
