"""What an explanation says beside its figures: who had lapsed by the filing, posts not known."""

from datetime import date

import pytest
from tests.made.hand_made import ANNA, BELA, MILL, OFFICE, SHOP, HandMade

from anye.assessment.opened.explain import explain_employer_year, explain_person_month
from anye.assessment.opened.explain_text import month_json, month_text, year_json, year_text
from anye.codes.resident_id import shortened
from anye.kernel.months import months_of
from anye.pipeline import year as pipeline
from anye.rulebook.terms import Terms

YEAR = 2025
MARCH = 202503


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    place = tmp_path_factory.mktemp("lapsed")
    made = HandMade(place / "hand_made")
    made.add("employers", employer_id=SHOP)
    made.add("employers", employer_id=OFFICE, kind=1, established_posts=0)
    made.add("employers", employer_id=MILL, kind=1, established_posts=3)
    for body in (OFFICE, MILL):
        made.staff(body, months_of(YEAR)[:1], 2, form=1, start=body)
    made.add("disability_certificates", person_id=ANNA, expires_on=date(2025, 12, 31))
    made.add("disability_certificates", person_id=BELA)
    for person in (ANNA, BELA):
        made.works(person, SHOP, months_of(YEAR))
    made.add("declarations", employer_id=SHOP, declared_on=date(2026, 5, 11))
    return pipeline.assess(made.store(place / "store"), YEAR, Terms("cn/tianjin/jizhou")).run


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("zh", "不予认定：证件在 2026-05-11 申报前已失效"),
        ("en", "not credited: certificate lapsed before the filing on 2026-05-11"),
    ],
)
def test_the_year_says_of_whom_and_the_month_says_it_too(run, language, says):
    lines = year_text(explain_employer_year(run, SHOP), language).splitlines()
    marked = [line for line in lines if says in line]
    assert len(marked) == 12
    assert all(shortened(ANNA) in line for line in marked)
    assert says in month_text(explain_person_month(run, ANNA, SHOP, MARCH), language)
    assert says not in month_text(explain_person_month(run, BELA, SHOP, MARCH), language)


def test_machines_read_it_too_and_the_sum_is_what_the_run_stored(run):
    explained = explain_employer_year(run, SHOP)
    assert (explained.row["lapsed_months"], explained.lapsed) == (12, {ANNA: 12})
    assert explained.mismatches == ()
    told = year_json(explained)["persons"]
    assert {row["person_id"] for row in told if row["lapsed_at_filing"]} == {ANNA}
    assert month_json(explain_person_month(run, ANNA, SHOP, MARCH))["lapsed_on"] == "2026-05-11"
    assert month_json(explain_person_month(run, BELA, SHOP, MARCH))["lapsed_on"] is None


@pytest.mark.parametrize(("language", "says"), [("zh", "编制数未登记"), ("en", "not registered")])
def test_a_body_whose_posts_nobody_registered_is_told_that_its_duty_is_not_known(
    run, language, says
):
    assert says in year_text(explain_employer_year(run, OFFICE), language)
    for known in (MILL, SHOP):
        assert says not in year_text(explain_employer_year(run, known), language)
