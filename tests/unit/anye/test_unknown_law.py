"""A year of which some law is not known: months, counts and quota are there, the levy says why."""

from dataclasses import asdict, replace
from datetime import date

import pyarrow.parquet as pq
import pytest
from tests.made.hand_made import ANNA, OFFICE, SHOP, HandMade

from anye.assessment.employer_years import plan_of_year
from anye.assessment.opened.explain import explain_employer_year, explain_person_month
from anye.assessment.opened.explain_text import year_json, year_text
from anye.assessment.opened.supposed import Supposed
from anye.assessment.opened.what_if import (
    still_unknown,
    supposed_law_day,
    what_if,
    what_if_district,
)
from anye.codes.lists import Axis
from anye.kernel.months import months_of
from anye.law.levy.hardship import not_computed_text
from anye.law.said.law_day_text import REACH, law_day_text
from anye.pipeline.year import assess, district_year
from anye.reporting.summary_text import summary_text
from anye.rulebook.plan import LawNotKnownError, UnverifiedLawError
from anye.rulebook.terms import Terms

YEAR = 2026
JIZHOU = Terms("cn/tianjin/jizhou")
LEFT_OUT = {"wage_cap", "charge_wage", "levy_before_relief", "relief", "levy_due"}
WAGE = {"social_average_wage": 11_000_000}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    place = tmp_path_factory.mktemp("unknown")
    made, months = HandMade(place / "unused"), months_of(YEAR)
    made.add("disability_certificates", person_id=ANNA, level=4)
    made.add("employers", employer_id=SHOP)
    made.add("employers", employer_id=OFFICE, kind=1, established_posts=60)
    made.works(ANNA, SHOP, months[:6])
    made.staff(SHOP, months, 99, start=100)
    made.staff(OFFICE, months[:3], 59, start=300)
    made.add("declarations", employer_id=SHOP, year=YEAR, declared_on=date(2027, 5, 1))
    return made.store(place / "store")


@pytest.fixture(scope="module")
def run(store):
    return assess(store, YEAR, JIZHOU).run


def test_all_that_is_known_is_worked_out_and_the_rest_is_empty(run):
    [row] = [
        row
        for row in pq.read_table(run.file("employer_years")).to_pylist()
        if row["employer_id"] == SHOP
    ]
    assert (row["headcount_months"], row["counted_months"]) == (99 * 12 + 6, 6)
    assert row["shortfall"] == row["headcount_months"] * 15 - 6_000
    assert row["own_average_wage"] > 0
    assert {name for name in LEFT_OUT if row[name] is None} == LEFT_OUT
    assert run.manifest.unknown.keys() == LEFT_OUT


def test_the_summary_says_not_known_and_why(run):
    summary = district_year(run)
    assert summary.employers.owing is None
    assert summary.employers.exempt == 0
    assert summary.employers.sums["levy_due"] is None
    assert {one.sums["levy_due"] for one in summary.by_kind} == {None}
    text, english = summary_text(summary), summary_text(summary, "en")
    assert "应缴费额（元）：未知" in text
    assert "应缴费：未知" in text
    assert "2026年度的“当地社会平均工资（年）”（social_average_wage）未知" in text
    assert "levy due (yuan): unknown" in english
    assert '"social_average_wage" is not known for cn/tianjin/jizhou for levy year 2026' in english
    assert asdict(summary)["unknown"].keys() == LEFT_OUT


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_road_says_once_whose_law_was_taken_and_what_is_not_computed(run, language):
    one = explain_employer_year(run, SHOP)
    text, summary = year_text(one, language), summary_text(district_year(run), language)
    said, beside = law_day_text(one.law_day, language), not_computed_text(one.law_day.day, language)
    for page in (text, summary.replace("：", ": ") if language == "en" else summary):
        assert page.count(said) == 1
        assert page.count(beside) == 1
        assert page.count(REACH[language]) == 1
    assert year_json(one)["law_day"]["is_assumed"]
    assert year_json(one)["not_computed"][0]["standing"] == "unverified"
    supposed = Supposed({"law_axis": int(Axis.STAFF)})
    assert what_if(run, SHOP, supposed).law_day == supposed_law_day(run, supposed)
    assert supposed_law_day(run, supposed).day == date(YEAR, 12, 31)
    assert supposed_law_day(run, Supposed()) == one.law_day


def test_the_explanation_says_not_known_and_agrees_with_the_run(run):
    explained = explain_employer_year(run, SHOP)
    assert explained.mismatches == ()
    assert explained.withheld == ()
    assert explained.unknown.keys() == LEFT_OUT
    assert "shortfall" in {step.name for step in explained.steps}
    assert LEFT_OUT.isdisjoint(step.name for step in explained.steps)
    assert "应缴费额 [levy_due]：未知：" in year_text(explained)
    assert "Not known: " in year_text(explained, "en")
    assert year_json(explained)["unknown"]["levy_due"][0]["year"] == YEAR
    assert explain_person_month(run, ANNA, SHOP, 202601).mismatches == ()


def test_a_run_keeps_what_was_not_known_when_the_law_is_known_later(run):
    edited = replace(run, manifest=replace(run.manifest, unknown={}))
    assert set(explain_employer_year(edited, OFFICE).withheld) == set()
    assert explain_employer_year(run, OFFICE).unknown.keys() == LEFT_OUT


def test_a_supposed_wage_yields_the_levy(run):
    one = what_if(run, SHOP, Supposed(WAGE))
    assert one.before["levy_due"] is None
    assert one.after["levy_due"] > 0
    assert one.difference["levy_due"] is None
    assert one.unknown == {}
    assert {"given", "rule"} <= {step.kind for step in one.steps}
    assert one.steps[-1].standing == "unverified"
    [whole, *_] = what_if_district(run, Supposed(WAGE))
    assert whole.before["levy_due"] is None
    assert whole.after["levy_due"] >= one.after["levy_due"]
    assert whole.changed >= 1


def test_another_supposition_leaves_the_levy_unknown(run):
    supposed = Supposed({"required_per_mille": 16})
    one = what_if(run, SHOP, supposed)
    assert one.difference["shortfall"] > 0
    assert "levy_due" not in one.difference
    assert one.unknown.keys() == LEFT_OUT == still_unknown(run, supposed).keys()
    [whole, *_] = what_if_district(run, supposed)
    assert (whole.before["levy_due"], whole.after["levy_due"], whole.changed) == (None, None, 0)


def test_a_strict_run_refuses_before_any_work(store):
    strict = replace(JIZHOU, strict=True)
    with pytest.raises(UnverifiedLawError):  # of the months already
        assess(store, YEAR, strict)
    with pytest.raises(LawNotKnownError):
        plan_of_year(YEAR, strict)
