"""What a page says beside its figures: alarms in words, lapsed certificates, posts not known."""

import shutil
from datetime import date

import polars as pl
import pytest
from django.urls import reverse
from tests.made.hand_made import ANNA, BELA, HandMade
from tests.made.sample import JIZHOU, MILL, OFFICE
from tests.unit.anye_desk.conftest import AT, quiet

from anye.kernel.months import months_of
from anye.pipeline.year import assess
from anye.rulebook.terms import Terms
from anye_desk.exchange.actions import publish
from anye_desk.office.parties.models import Person
from anye_desk.published.years.models import PublishedRun

YEAR, MARCH = 2025, 202503
NOT_REGISTERED = "编制数未登记"


@pytest.fixture(scope="module")
def assessed_once(tmp_path_factory):
    """A mill that employs one whose certificate lapsed by the filing, an office without posts."""
    place = tmp_path_factory.mktemp("beside")
    made, months = HandMade(place / "unused"), months_of(YEAR)
    made.add("employers", employer_id=MILL)
    made.add("employers", employer_id=OFFICE, kind=1, established_posts=0)
    made.add("disability_certificates", person_id=ANNA, name="安娜", expires_on=date(YEAR, 12, 31))
    made.add("disability_certificates", person_id=BELA, name="贝拉")
    for person in (ANNA, BELA):
        made.works(person, MILL, months)
    made.staff(OFFICE, months, 2, form=1, start=200)
    made.add("declarations", employer_id=MILL, declared_on=date(YEAR + 1, 5, 11))
    store = made.store(place / "store")
    return store, assess(store, YEAR, Terms(JIZHOU)).run


@pytest.fixture
def run(db, assessed_once, settings, tmp_path):
    store, run = assessed_once
    settings.STORE = shutil.copytree(store, tmp_path / "store")
    publish(settings.STORE, run.manifest.run_id, actor="test", at=AT, progress=quiet)
    return PublishedRun.objects.get(run_id=run.manifest.run_id)


@pytest.fixture
def page(run, client_of):
    client = client_of("officer")

    def of(name, *where, language="zh-hans"):
        client.cookies["language"] = language
        return client.get(reverse(name, args=[run.year, *where])).content.decode()

    return of


def number_of(name):
    return Person.objects.get(name=name).number


def changed(file, **values):
    """Change what a run keeps, as no program of ours does."""
    pl.read_parquet(file).with_columns(**values).write_parquet(file)


@pytest.mark.parametrize(
    ("language", "of_the_year", "of_the_month"),
    [
        ("zh-hans", "年度 应缴费额（levy_due）", "202503 未计入原因（failed）"),
        ("en", "the year levy_due", "202503 failed"),
    ],
)
def test_a_figure_that_comes_out_otherwise_is_named_in_words(
    page, settings, assessed_once, language, of_the_year, of_the_month
):
    run = assessed_once[1]
    for table in ("employer_years", f"person_months/{MARCH}"):
        [file] = settings.STORE.glob(f"runs/**/{run.manifest.run_id}/**/{table}*")
        value = {"levy_due": 77_700} if table == "employer_years" else {"wage": 1, "counts": 0}
        kinds = pl.read_parquet(file).schema
        changed(file, **{name: pl.lit(n, kinds[name]) for name, n in value.items()})
    assert of_the_year in page("employer", MILL, language=language)
    shown = page("person_month", MILL, number_of("贝拉"), MARCH, MILL, language=language)
    assert of_the_month in shown


def test_months_not_credited_are_marked_on_the_pages_of_the_person_and_of_no_other(page):
    anna, bela = number_of("安娜"), number_of("贝拉")
    assert "申报前证件已失效" in page("person", MILL, anna)
    assert "证件在 2026-05-11 申报前已失效" in page("person_month", MILL, anna, MARCH, MILL)
    assert "已失效" not in page("person", MILL, bela)
    assert "已失效" not in page("person_month", MILL, bela, MARCH, MILL)
    assert "lapsed before the filing" in page("person", MILL, anna, language="en")


def test_a_body_whose_posts_nobody_registered_is_said_to_be_none_that_can_be_told(page):
    assert NOT_REGISTERED in page("employer", OFFICE)
    assert "not registered" in page("employer", OFFICE, language="en")
    assert NOT_REGISTERED not in page("employer", MILL)
