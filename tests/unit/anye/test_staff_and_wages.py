"""Wages without staff, staff without wages: every road says so, none says nought and none falls."""

import json

import pyarrow.parquet as pq
import pytest
from tests.made.hand_made import AGENCY, ANNA, MILL, OFFICE, SHOP, HandMade

from anye.assessment.opened.explain import explain_employer_year
from anye.assessment.opened.explain_text import year_json, year_text
from anye.codes.words.years import PROBLEMS, WHY_NO_AMOUNT
from anye.kernel.months import months_of
from anye.one_employer.facts import read_case
from anye.one_employer.work_out import AS_REPORTED, result_text, work_out_case
from anye.pipeline.year import assess, district_year
from anye.reporting.summary_text import summary_text
from anye.rulebook.refusals import NotACaseError
from anye.rulebook.terms import Terms

YEAR = 2025
MONTHS = months_of(YEAR)
PAID_ONLY, STAFF_ONLY, SHORT_ONLY, USUAL = MILL, SHOP, OFFICE, AGENCY
AMOUNTS = {"own_average_wage", "charge_wage", "levy_before_relief", "relief", "levy_due"}
FOUND = {PAID_ONLY: "no_staff", STAFF_ONLY: "no_wages", SHORT_ONLY: "no_wages", USUAL: ""}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    place = tmp_path_factory.mktemp("unpaid")
    made = HandMade(place / "unused")
    made.add("disability_certificates", person_id=ANNA)
    for employer in FOUND:
        made.add("employers", employer_id=employer)
        made.add("declarations", employer_id=employer)
    for month in MONTHS:
        for n in range(40):
            key = {"month": month, "person_id": 100 + n}
            made.add("wage_months", **key, employer_id=PAID_ONLY)
            made.add("insured_months", **key, employer_id=STAFF_ONLY)
    made.staff(SHORT_ONLY, MONTHS, 2, form=3, start=300)
    made.staff(USUAL, MONTHS, 3, form=1, start=400)
    made.staff(USUAL, MONTHS[:6], 2, form=4, start=410)
    made.staff(USUAL, MONTHS[:2], 1, form=3, start=420)
    return assess(made.store(place / "store"), YEAR, Terms("cn/tianjin/jizhou")).run


@pytest.mark.parametrize("employer", FOUND)
def test_the_year_names_the_problem_and_leaves_the_amounts_empty(run, employer):
    rows = pq.read_table(run.file("employer_years")).to_pylist()
    [row] = [row for row in rows if row["employer_id"] == employer]
    assert row["problem"] == FOUND[employer]
    assert {row[name] is None for name in AMOUNTS} == {bool(FOUND[employer])}


@pytest.mark.parametrize("employer", [one for one in FOUND if FOUND[one]])
def test_the_explanation_says_in_words_why_no_amount_is_there(run, employer):
    explained = explain_employer_year(run, employer)
    assert explained.mismatches == ()
    for language, said in zip(("zh", "en"), WHY_NO_AMOUNT[FOUND[employer]], strict=True):
        text = year_text(explained, language)
        assert text.count(said) == 1
        assert FOUND[employer] not in text
        assert "[levy_due] =" not in text
    assert "应缴费额 [levy_due]" in year_text(explained)
    assert "不是0" in year_text(explained)


def test_the_summary_counts_them(run):
    summary = district_year(run)
    assert summary.problems == {"no_staff": 1, "no_wages": 2}
    assert f"{PROBLEMS['no_wages'][0]}：2" in summary_text(summary)
    assert f"{PROBLEMS['no_staff'][1]}: 1" in summary_text(summary, "en")


def test_an_explanation_says_on_which_ground_heads_are_counted(run):
    explained = explain_employer_year(run, USUAL)
    assert year_json(explained)["grounds"] == {
        "established_staff": 36,
        "contract_staff": 0,
        "seasonal_staff": 12,
        "moved_in": 0,
        "moved_out": 0,
        "short_staff": 2,
    }
    assert "在编 36 人月，一年及以上合同 0 人月，季节性用工 12 人月" in year_text(explained)
    assert "established posts 36 person-months" in year_text(explained, "en")


def case(**facts):
    usual = {"levy_year": 2024, "kind": 4, "headcount_average": 50, "counted_months": 0}
    return read_case(json.dumps(usual | facts))


@pytest.mark.parametrize(
    ("facts", "where", "says"),
    [
        ({"wages_total": "0"}, "wages_total", "有职工而没有工资"),
        ({"own_average_wage": 0}, "own_average_wage", "有职工而没有工资"),
        ({"charge_wage": "0.00"}, "charge_wage", "有职工而没有工资"),
        ({"override": {"charge_wage": 0}}, "override.charge_wage", "有职工而没有工资"),
        ({"headcount_average": 0, "wages_total": "500000"}, "wages_total", "没有职工而有工资"),
    ],
)
def test_a_case_by_hand_is_refused_in_a_sentence(facts, where, says):
    with pytest.raises(NotACaseError) as refusal:
        case(**facts)
    [problem] = refusal.value.problems
    assert problem.where == where
    assert says in problem.zh
    assert "staff" in problem.en


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_case_by_hand_says_that_staff_is_taken_as_reported(language):
    text = result_text(work_out_case(case(wages_total="1000000")), language)
    assert text.count(AS_REPORTED[language]) == 1
