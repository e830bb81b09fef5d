"""Whatever replaces a number of the law is held to what a sheet is held to, by every road."""

import json

import pytest
import yaml

from anye.assessment.opened.supposed import OF_A_HIRE, Hire, Supposed, checked
from anye.law.counting.facts import PERSON_MONTH
from anye.law.parameters.sheet_check import sheet_problems
from anye.law.parts import all_facts
from anye.law.said.wording import UNITS
from anye.law.values import BOUNDS, fault
from anye.one_employer.facts import read_case
from anye.one_employer.work_out import work_out_case
from anye.rulebook.chain import labelled
from anye.rulebook.refusals import NotACaseError

JIZHOU = "cn/tianjin/jizhou"
IMPOSSIBLE = [
    ("due_tiers", [[5, 500]]),  # does not say what is due below: an IndexError with nobody employed
    ("due_tiers", [[10, 500], [0, 900]]),  # in no order: the wrong tier at exactly 1 %
    ("due_tiers", [[0, 1500]]),  # a levy above the levy, and a relief below nought
    ("due_tiers", [[0, -5]]),
    ("due_tiers", [[0, 900], [0, 500]]),
    ("due_tiers", [[0, 900, 1]]),
    ("due_tiers", [["0", 900]]),
    ("due_tiers", []),
    ("due_tiers", 500),
    ("required_per_mille", 1001),
    ("required_per_mille", -1),
    ("required_per_mille", True),
    ("required_per_mille", [[0, 900]]),
    ("cap_times", 10**9),
    ("small_headcount", 10**12),
    ("declaration_last_day", 20251332),
    ("payment_usual_day", 931),
    ("law_axis", 7),
]
FACTS_IMPOSSIBLE = [("headcount_months", -1), ("kind", 99), ("is_school", 1), ("has_declared", 0)]


def by_sheet(name, value):
    about = labelled()[name]
    entry = {"value": value, "metadata": {"reference": "第1号", "standing": "confirmed"}}
    sheet = {"zh": "甲", "en": "A", "unit": about.unit, "values": {"2024-01-01": entry}}
    return sheet_problems(yaml.safe_dump({name: sheet}))


def by_work_out(name, value):
    case = {"levy_year": 2024, "kind": 4, "headcount_average": 100, "charge_wage": "1"}
    try:
        work_out_case(read_case(json.dumps(case | {"override": {name: value}})))
    except NotACaseError as refusal:
        return [problem.zh for problem in refusal.problems]
    return []


def by_what_if(name, value):
    where = {"facts" if name in all_facts() else "parameters": {name: value}}
    try:
        checked(Supposed(**where), JIZHOU, 2024)
    except NotACaseError as refusal:
        return [problem.zh for problem in refusal.problems]
    return []


@pytest.mark.parametrize(("name", "value"), IMPOSSIBLE)
@pytest.mark.parametrize("road", [by_sheet, by_work_out, by_what_if])
def test_an_impossible_number_of_the_law_is_refused_by_every_road(road, name, value):
    assert road(name, value) != []


@pytest.mark.parametrize(("name", "value"), FACTS_IMPOSSIBLE)
@pytest.mark.parametrize("road", [by_work_out, by_what_if])
def test_an_impossible_fact_is_refused_by_every_road(road, name, value):
    assert road(name, value) != []


@pytest.mark.parametrize(
    ("name", "value"), [("due_tiers", [[0, 1000], [10, 500], [12, 0]]), ("required_per_mille", 15)]
)
@pytest.mark.parametrize("road", [by_sheet, by_work_out, by_what_if])
def test_a_possible_one_is_taken_by_every_road(road, name, value):
    assert road(name, value) == []


@pytest.mark.parametrize(
    "hire",
    [
        Hire(level=9, from_month=202401, until_month=202412, wage=300000),
        Hire(level=0, from_month=202401, until_month=202412, wage=300000),
        Hire(level=3, from_month=202413, until_month=202413, wage=300000),
        Hire(level=3, from_month=202412, until_month=202401, wage=300000),
        Hire(level=3, from_month=202301, until_month=202312, wage=300000),
        Hire(level=3, from_month=202401, until_month=202412, wage=-1),
    ],
)
def test_nobody_impossible_is_hired(hire):
    with pytest.raises(NotACaseError) as refusal:
        checked(Supposed(hires=(hire,)), JIZHOU, 2024)
    assert all(problem.zh and problem.en for problem in refusal.value.problems)


def test_a_hire_says_everything_that_the_law_asks_of_a_month():
    of_month = {name for name, fact in all_facts().items() if fact.of == PERSON_MONTH}
    assert OF_A_HIRE.keys() | {"disability_level", "wage"} == of_month


def test_every_unit_of_the_law_has_its_bounds():
    assert BOUNDS.keys() | {"truth", "tiers", "calendar_day", "month_day"} == UNITS


@pytest.mark.parametrize("unit", sorted(BOUNDS))
def test_the_bounds_themselves_are_possible(unit):
    low, high = BOUNDS[unit]
    assert fault("", unit, low) is fault("", unit, high) is None
    assert fault("", unit, low - 1)
    assert fault("", unit, high + 1)
