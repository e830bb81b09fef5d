"""A published year of which some law is not known: every page and file says so, none says 0."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.made.hand_made import ANNA, HandMade
from tests.made.sample import JIZHOU, MILL, OFFICE, TRADER
from tests.unit.anye_desk.conftest import AT, quiet

from anye.codes.organisation_code import organisation
from anye.kernel.months import months_of
from anye.pipeline.year import assess
from anye.rulebook.terms import Terms
from anye_desk.exchange.actions import publish
from anye_desk.published.years import rows
from anye_desk.published.years.labels import SORTS
from anye_desk.published.years.models import EmployerYear, Outcome, PublishedRun
from anye_desk.published.years.publishing import YearNotShownError

YEAR = 2026
WHY = "2026年度的“当地社会平均工资（年）”（social_average_wage）未知"


@pytest.fixture(scope="module")
def assessed_2026(tmp_path_factory):
    place = tmp_path_factory.mktemp("unknown")
    made, months = HandMade(place / "unused"), months_of(YEAR)
    made.add("disability_certificates", person_id=ANNA, level=1)
    made.add("employers", employer_id=MILL)
    made.add("employers", employer_id=OFFICE, kind=1)
    made.add("employers", employer_id=TRADER, kind=6)
    made.staff(MILL, months, 60, start=100)
    made.works(ANNA, OFFICE, months[:3])
    made.add("declarations", employer_id=OFFICE, year=YEAR, declared_on=date(2027, 5, 1))
    made.staff(TRADER, months[:3], 2, start=300)
    store = made.store(place / "store")
    return store, assess(store, YEAR, Terms(JIZHOU)).run.manifest.run_id


@pytest.fixture
def run_2026(db, assessed_2026, settings):
    settings.STORE, run_id = assessed_2026
    publish(settings.STORE, run_id, actor="test", at=AT, progress=quiet)
    return PublishedRun.objects.get(run_id=run_id)


def test_the_amounts_are_empty_and_the_outcome_is_as_far_as_known(run_2026):
    years = {one.employer_id: one for one in EmployerYear.objects.filter(run=run_2026)}
    assert {one.levy_due for one in years.values()} == {None}
    assert years[MILL].outcome == Outcome.LAW_NOT_KNOWN
    assert years[MILL].shortfall == 60 * 12 * 15
    assert years[OFFICE].outcome == Outcome.OVER
    assert years[TRADER].outcome == Outcome.NOT_LIABLE
    assert run_2026.summary["total"]["levy_due"] is None
    assert {group["levy_due"] for group in run_2026.summary["outcomes"]} == {None}


@pytest.mark.parametrize(
    "page",
    [
        f"/years/{YEAR}/",
        f"/years/{YEAR}/employers/",
        f"/years/{YEAR}/employers/{organisation(MILL)}/",
    ],
)
def test_every_page_says_not_known_and_why(run_2026, client_of, page):
    text = client_of("officer").get(page).content.decode()
    assert WHY in text
    assert ">0.00元" not in text
    assert ">0.00万元" not in text


def test_the_page_of_what_would_be_says_it_too(run_2026, client_of):
    asked = {"level": 2, "since": 1, "wage": "3000", "ratio": ""}
    response = client_of("officer").get(
        f"/years/{YEAR}/employers/{organisation(MILL)}/what-if/", asked
    )
    assert response.status_code == 200
    assert WHY in response.content.decode()


def test_the_workbook_says_not_known_and_why(run_2026, client_of):
    content = (
        client_of("officer").get(f"/years/{YEAR}/employers/{organisation(MILL)}/workbook/").content
    )
    sheet = load_workbook(BytesIO(content))["概况"]
    said = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    assert said["应缴费额（元）"] == "未知"
    assert any(WHY in str(row[1]) for row in sheet.iter_rows(values_only=True))


@pytest.mark.parametrize("file", ["employers", "by-township", "by-kind"])
def test_a_file_of_a_list_is_empty_where_it_is_not_known(run_2026, client_of, file):
    content = client_of("officer").get(f"/years/{YEAR}/{file}.xlsx").content
    head, *said = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    assert {row[head.index("应缴费额（元）")] for row in said} == {None}
    short = sum(one.shortfall for one in EmployerYear.objects.filter(run=run_2026))
    assert round(sum(row[head.index("差额（人月，全年合计）")] for row in said) * 1000) == short > 0


@pytest.mark.parametrize("sort", SORTS)
def test_pages_follow_each_other_where_no_amount_is_known(run_2026, client_of, monkeypatch, sort):
    monkeypatch.setattr("anye_desk.frame.listing.ON_A_PAGE", 1)
    client, seen = client_of("officer"), []
    link = f"?sort={sort}"
    while link:
        context = client.get(f"/years/{YEAR}/employers/{link}").context
        seen += [one.employer_id for one in context["page"].rows]
        link = context["page"].following
    assert sorted(seen) == sorted([MILL, OFFICE, TRADER])


def test_a_year_without_what_every_page_is_made_of_is_not_published(db, assessed_2026, monkeypatch):
    monkeypatch.setattr(rows, "NEEDED", ("levy_due",))
    with pytest.raises(YearNotShownError, match="levy_due"):
        publish(*assessed_2026, actor="test", at=AT, progress=quiet)
