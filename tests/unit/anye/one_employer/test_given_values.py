"""What is given by name has its effect, or is refused or told: never taken silently."""

import json

import pytest

from anye.codes.lists import EmployerKind
from anye.law.law_day import end_of
from anye.law.parameters import parameters_on
from anye.law.values import fault
from anye.one_employer.facts import read_case
from anye.one_employer.work_out import result_text, work_out_case
from anye.rulebook.refusals import NotACaseError
from anye.rulebook.terms import Terms

JIZHOU = "cn/tianjin/jizhou"


def worked(**fields):
    case = {"levy_year": 2024, "kind": 4, "headcount_average": 100, "wages_total": "5000000"}
    return work_out_case(read_case(json.dumps(case | fields)))


@pytest.mark.parametrize(
    ("name", "value", "day"),
    [("payment_last_day", 20260131, "2026-01-31"), ("payment_usual_day", 630, "2025-06-30")],
)
def test_the_law_day_moves_with_a_given_day_of_payment(name, value, day):
    result = worked(override={name: value})
    assert result.case.law_day.isoformat() == day
    assert result.unused == ()
    assert Terms(JIZHOU, replaced={name: value}).law_day(2024).isoformat() == day


@pytest.mark.parametrize(
    ("fields", "unused"),
    [
        ({"override": {"minimum_wage": "1"}}, "minimum_wage"),
        ({"override": {"payment_last_day": 20260131}, "law_axis": "staff"}, "payment_last_day"),
    ],
)
def test_a_given_value_without_effect_is_told(fields, unused):
    result = worked(**fields)
    assert result.unused == (unused,)
    assert f"未用到的给定值：{unused}" in result_text(result)


def test_a_law_day_that_was_not_announced_is_said_to_be_assumed():
    assert "假定，未见公布" in result_text(worked(levy_year=2025)).splitlines()[0]
    assert "assumed" in result_text(worked(levy_year=2025), "en").splitlines()[0]
    assert "假定" not in result_text(worked(levy_year=2024)).splitlines()[0]
    given = worked(levy_year=2025, override={"payment_last_day": 20260930})
    assert "假定" not in result_text(given).splitlines()[0]


def test_a_relief_above_the_levy_is_refused():
    with pytest.raises(NotACaseError) as refusal:
        worked(override={"relief": "90000000"})
    assert refusal.value.problems[0].where == "override.relief"


def test_an_unknown_kind_makes_no_sure_levy_of_nothing():
    with pytest.raises(NotACaseError) as refusal:
        worked(kind=int(EmployerKind.UNKNOWN))
    assert [problem.where for problem in refusal.value.problems] == ["kind"]


@pytest.mark.parametrize(
    ("name", "unit", "value"),
    [
        ("required_per_mille", "per_mille", 14),
        ("required_per_mille", "per_mille", 0),
        ("cap_times", "times", 0),
        ("social_average_wage", "fen", 0),
        ("wage_cap", "fen", 0),
        ("due_tiers", "tiers", ((0, 500), (10, 900))),
    ],
)
def test_what_the_law_rules_out_is_no_possible_value(name, unit, value):
    assert fault(name, unit, value)


@pytest.mark.parametrize(
    ("payment", "where"),
    [
        ({"due_on": "2019-10-31", "paid_on": "2025-12-01"}, "payment.due_on"),
        (
            {"due_on": "2025-10-31", "paid_on": "2025-12-01", "ordered_until": "2025-10-01"},
            "payment.ordered_until",
        ),
    ],
)
def test_days_of_payment_that_cannot_be_are_refused(payment, where):
    with pytest.raises(NotACaseError) as refusal:
        worked(payment=payment)
    assert [problem.where for problem in refusal.value.problems] == [where]


@pytest.mark.parametrize("word", ["民办非企业单位", "社会团体", "基金会"])
def test_a_word_of_the_law_is_taken_for_the_entry_that_holds_it(word):
    assert worked(kind=word).case.facts["kind"] == EmployerKind.SOCIAL_ORGANISATION


def test_which_law_tianjin_takes_is_unverified_after_the_year_of_the_notice():
    standing = {
        y: parameters_on(end_of(y), JIZHOU)["law_axis"].standing for y in (2018, 2019, 2024)
    }
    assert standing == {2018: "secondary", 2019: "unverified", 2024: "unverified"}
