"""Whatever is read on the law day of a levy year is no surer than what decided the day."""

import json

import pytest

from anye.codes.lists import Axis
from anye.codes.words.law import PLACES as NAMED_PLACES
from anye.law.law_day import DECIDING, decided_by, end_of, law_day, law_day_of
from anye.law.parameters import sheets
from anye.law.rule import STANDINGS, worst
from anye.law.said.law_day_text import REACH, law_day_json, law_day_text, law_taken
from anye.one_employer.facts import read_case
from anye.one_employer.work_out import result_json, result_text, work_out_case
from anye.rulebook.plan import all_rules, plan, rules_on

JIZHOU = "cn/tianjin/jizhou"
PLACES = ("cn", JIZHOU)
YEARS = range(2008, 2028)
FIRST_LEVY_DUE = 2015  # before it reliefs were local, and are not in this book
RULES = {rule.name: rule for rule in all_rules()}


def worked(year, place, **fields):
    facts = {
        "levy_year": year,
        "jurisdiction": place,
        "kind": "private_enterprise",
        "headcount_average": 100,
        "counted_months": 12,
        "charge_wage": "100000",
        "years_since_registration": 9,
        "is_small": False,
    }
    return work_out_case(read_case(json.dumps(facts | fields)))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("year", YEARS)
def test_every_figure_read_on_the_day_is_no_surer_than_the_day(year, place):
    older = {"wanted": ["levy_before_relief"]} if year < FIRST_LEVY_DUE else {}
    taken, result = law_day_of(year, place), worked(year, place, **older)
    read_on_it = [step for step in result.year if step.kind == "rule"]
    assert [RULES[step.name] for step in read_on_it if RULES[step.name].is_read_on_law_day]
    for step in read_on_it:
        least = taken.standing if RULES[step.name].is_read_on_law_day else "confirmed"
        assert STANDINGS.index(step.standing) >= STANDINGS.index(least), step.name
        assert step.standing == worst(step.doubts.values())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("year", YEARS)
def test_what_decided_the_day_is_what_the_day_is_read_from(year, place):
    day, parts = law_day(year, place), decided_by(year, place)
    todo = plan(["quota"], day, place, year=year)
    assert set(parts) <= DECIDING
    assert todo.day_rests_on == parts
    assert set(parts) <= todo.parameters.keys()
    written = todo.parameters[parts[-1]].value
    assert day.strftime("%Y%m%d").endswith(f"{written:04}")


def test_what_is_no_figure_of_a_levy_year_rests_on_no_law_day():
    july = plan(["counts"], law_day(2024, JIZHOU), JIZHOU)
    assert july.day_rests_on == ()
    duty = plan(["has_duty"], end_of(2024), JIZHOU, year=2024)
    step = rules_on(end_of(2024), JIZHOU)["has_duty"]
    assert not DECIDING & set(duty.rests_on(step))


@pytest.mark.parametrize(
    ("replaced", "parts", "is_assumed"),
    [
        ({}, ("law_axis", "payment_usual_day"), True),
        ({"law_axis": int(Axis.STAFF)}, ("law_axis",), False),
        ({"payment_usual_day": 1031}, ("law_axis", "payment_usual_day"), False),
        ({"payment_last_day": 20261031}, ("law_axis", "payment_last_day"), False),
    ],
)
def test_a_day_that_was_given_is_not_assumed(replaced, parts, is_assumed):
    taken = law_day_of(2025, JIZHOU, replaced)
    assert decided_by(2025, JIZHOU, replaced) == parts
    assert (taken.is_assumed, taken.is_given) == (is_assumed, bool(replaced))
    assert taken.standing == "unverified"
    assert law_day_json(taken)["is_assumed"] == is_assumed
    assert ("截止日为假定" in law_day_text(taken)) == is_assumed
    assert ("is assumed" in law_day_text(taken, "en")) == is_assumed


def test_an_announced_day_is_not_assumed():
    assert not law_day_of(2024, JIZHOU).is_assumed
    assert law_day_of(2017, "cn").is_assumed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_case_says_once_how_sure_its_day_is_and_not_beside_every_figure(language):
    result = worked(2024, JIZHOU, wanted=["quota", "is_liable"])
    text = result_text(result, language)
    assert text.count(REACH[language]) == 1
    steps = {step.name: step for step in result.year}
    assert steps["is_liable"].doubts == {"law_axis": "unverified", "payment_last_day": "secondary"}
    _, _, liable = text.partition("[is_liable]")
    assert not {"未核实", "unverified"} & set(liable.split("[")[0].split())
    assert result_json(result)["law_day_standing"] == "unverified"
    assert result_json(result)["law_day_is_assumed"] is False
    assert result_json(result)["figures"]["is_liable"]["standing"] == "unverified"


def test_each_place_with_law_of_its_own_is_called_by_its_name():
    assert NAMED_PLACES.keys() == sheets().keys()
    said = law_taken(law_day_of(2025, JIZHOU))
    assert said.startswith("适用规定：天津市蓟州区，")
