"""What an explanation says of a year of which neither the window nor the average is known."""

from datetime import date

import pytest
from tests.made.hand_made import ANNA, MILL, OFFICE, SHOP, HandMade

from anye.assessment.opened.explain import explain_employer_year
from anye.assessment.opened.explain_text import year_json, year_text
from anye.kernel.months import months_of
from anye.pipeline import year as pipeline
from anye.rulebook.terms import Terms

YEAR = 2026


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    place = tmp_path_factory.mktemp("unknown")
    made = HandMade(place / "hand_made")
    made.add("disability_certificates", person_id=ANNA)
    for employer, declared_on in ((SHOP, date(2027, 5, 1)), (OFFICE, date(2026, 5, 1))):
        made.add("employers", employer_id=employer, kind=1)
        made.add("declarations", employer_id=employer, year=YEAR, declared_on=declared_on)
    made.add("employers", employer_id=MILL)
    made.works(ANNA, SHOP, months_of(YEAR))
    for n, employer in enumerate((OFFICE, MILL)):
        made.staff(employer, months_of(YEAR), 3, start=100 * (n + 1))
    return pipeline.assess(made.store(place / "store"), YEAR, Terms("cn/tianjin/jizhou")).run


@pytest.mark.parametrize(("employer", "because"), [(SHOP, "shortfall"), (MILL, "due_per_mille")])
def test_nothing_is_owed_where_nothing_can_be(run, employer, because):
    explained = explain_employer_year(run, employer)
    levy = next(step for step in explained.steps if step.name == "levy_due")
    assert (levy.value, dict(levy.inputs)) == (0, {because: 0})
    assert "levy_due" not in explained.unknown
    assert explained.mismatches == ()
    assert "[levy_due] = 0.00" in year_text(explained)


def test_what_rests_on_the_unknown_stays_so_and_says_who_owes_nothing(run):
    explained = explain_employer_year(run, OFFICE)
    assert "levy_due" in explained.unknown
    assert "无差额或免征的单位应缴为0" in year_text(explained)
    assert "owes 0" in year_text(explained, "en")


def test_where_no_window_is_known_it_says_how_a_declaration_is_taken(run):
    explained = explain_employer_year(run, SHOP)
    assert "期限未知，按已按时申报处理" in year_text(explained)
    declared = next(
        step for step in year_json(explained)["steps"] if step["name"] == "has_declared"
    )
    assert declared["standing"] == "unverified"


def test_a_declaration_before_the_years_end_is_told(run):
    explained = explain_employer_year(run, OFFICE)
    assert explained.row["has_declared"] is False
    assert "早于年度末" in year_text(explained)
    assert "before the year was over" in year_text(explained, "en")
