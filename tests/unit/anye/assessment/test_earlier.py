"""A new or corrected month is worked out alone, and yields what a run of everything yields."""

import hashlib
import shutil
from dataclasses import replace
from datetime import date

import pytest
from tests.made.hand_made import ANNA, BELA, MILL, OFFICE, SHOP, HandMade

from anye.assessment.assess import assess_months
from anye.assessment.earlier import (
    ENDED,
    OF_EVERY_MONTH,
    OF_THE_MONTH,
    OF_THE_YEAR,
    name_of_year,
    names_of_months,
)
from anye.kernel.months import months_of
from anye.kernel.progress import no_progress
from anye.linkage.persons.holders import persons
from anye.pipeline import year as pipeline
from anye.pipeline.year import assess
from anye.rulebook.terms import Terms
from anye.sources.store.feeds import current_feeds
from anye.sources.store.held import held
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.engines.engine import WHOLE, Feeds
from anye.tables.year.runs import WHOLE_YEAR, latest_run, runs

JIZHOU, YEAR = Terms("cn/tianjin/jizhou"), 2025
MARCH, APRIL, MAY = 202503, 202504, 202505


def registers(place):
    made = HandMade(place / "unused")
    made.add("disability_certificates", person_id=ANNA)
    made.add("disability_certificates", person_id=BELA, level=1)
    made.add("employers", employer_id=SHOP)
    made.add("employers", employer_id=OFFICE, kind=1, established_posts=60)
    for person, employer in ((ANNA, SHOP), (BELA, OFFICE)):
        made.add("labour_contracts", person_id=person, employer_id=employer)
    return made.store(place)


def arrives(store, month, number, *, wage=400000, heads=3):
    """Load both monthly files of a month; the later of two supersedes the earlier."""
    made = HandMade(store / "unused", number=number)
    for person, employer in ((ANNA, SHOP), (BELA, OFFICE)):
        key = {"month": month, "person_id": person, "employer_id": employer}
        made.add("insured_months", **key)
        made.add("wage_months", **key, wage=wage)
    made.staff(MILL, [month], heads, wage=wage)
    made.store(store)


def contents(run):
    files = (path for path in run.folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(run.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def worked_out(monkeypatch):
    """Return a list that will hold which months were worked out."""
    found = []

    def spied(feeds, holders, months, *rest):
        found.append(list(months))
        return assess_months(feeds, holders, months, *rest)

    monkeypatch.setattr(pipeline, "assess_months", spied)
    return found


@pytest.fixture(scope="module")
def worked_out_once(tmp_path_factory):
    place = registers(tmp_path_factory.mktemp("earlier") / "store")
    for number, month in enumerate((MARCH, APRIL), start=8):
        arrives(place, month, number)
    assess(place, YEAR, JIZHOU)
    return place


@pytest.fixture
def store(worked_out_once, tmp_path):
    return shutil.copytree(worked_out_once, tmp_path / "store")


def from_scratch(store, place):
    """Return the same year of a store that has the same loads and no earlier run."""
    shutil.copytree(store / "feeds", place / "feeds")
    return assess(place, YEAR, JIZHOU).run


def test_a_new_month_is_worked_out_alone(store, tmp_path, monkeypatch):
    months = worked_out(monkeypatch)
    arrives(store, MAY, 20)
    run = assess(store, YEAR, JIZHOU).run
    assert months == [[MAY]]
    assert contents(run) == contents(from_scratch(store, tmp_path / "anew"))


def test_a_corrected_month_is_worked_out_alone(store, tmp_path, monkeypatch):
    months = worked_out(monkeypatch)
    arrives(store, MARCH, 20, wage=100)
    run = assess(store, YEAR, JIZHOU).run
    assert months == [[MARCH]]
    assert contents(run) == contents(from_scratch(store, tmp_path / "anew"))
    before, after = runs(store, YEAR)
    assert before.manifest.rows == after.manifest.rows
    assert before.file("person_months", MARCH).read_bytes() != (
        after.file("person_months", MARCH).read_bytes()
    )
    shared = [run.file("employer_months", APRIL).stat().st_ino for run in (before, after)]
    assert shared[0] == shared[1]


def test_a_new_certificate_reaches_every_month(store, tmp_path, monkeypatch):
    months = worked_out(monkeypatch)
    made = HandMade(store / "unused", number=20)
    made.add("disability_certificates", person_id=12011919900101003)
    made.store(store)
    run = assess(store, YEAR, JIZHOU).run
    assert months == [list(months_of(YEAR))]
    assert contents(run) == contents(from_scratch(store, tmp_path / "anew"))


def test_another_years_month_leaves_all_of_this_year(store, tmp_path, monkeypatch):
    months = worked_out(monkeypatch)
    arrives(store, 202401, 20)
    run = assess(store, YEAR, JIZHOU).run
    assert months == []
    before, after = runs(store, YEAR)
    for table in WHOLE_YEAR:
        assert before.file(table).samefile(after.file(table))
    assert contents(run) == contents(from_scratch(store, tmp_path / "anew"))


@pytest.mark.parametrize("feed", OF_THE_YEAR)
def test_what_only_the_year_reads_leaves_its_months(store, tmp_path, monkeypatch, feed):
    months = worked_out(monkeypatch)
    made = HandMade(store / "unused", number=20)
    made.add(feed, employer_id=MILL)
    made.store(store)
    run = assess(store, YEAR, JIZHOU).run
    assert months == [[]]
    assert contents(run) == contents(from_scratch(store, tmp_path / "anew"))


def test_an_employer_that_has_ended_reaches_the_months_after(store, tmp_path, monkeypatch):
    months = worked_out(monkeypatch)
    made = HandMade(store / "unused", number=20)
    made.add("employers", employer_id=SHOP, closed_on=date(YEAR, 4, 1))
    made.store(store)
    run = assess(store, YEAR, JIZHOU).run
    assert months == [[month for month in months_of(YEAR) if month >= APRIL]]
    assert contents(run) == contents(from_scratch(store, tmp_path / "anew"))


def test_another_law_takes_nothing_over(store, monkeypatch):
    months = worked_out(monkeypatch)
    monkeypatch.setattr("anye.assessment.earlier.law_of_month", lambda *_: "another")
    assess(store, YEAR, Terms("cn/tianjin"))
    assert months == [list(months_of(YEAR))]


def test_another_place_of_the_same_law_takes_all_over(store, monkeypatch):
    months = worked_out(monkeypatch)
    tianjins, jizhous = (
        contents(assess(store, YEAR, terms).run) for terms in (Terms("cn/tianjin"), JIZHOU)
    )
    assert months == []
    assert {**tianjins, "manifest.json": ""} == {**jizhous, "manifest.json": ""}


@pytest.mark.parametrize("order", [(MAY, MARCH, MAY), (APRIL, MAY, APRIL)])
def test_months_in_any_order_yield_what_a_run_of_everything_yields(store, order, tmp_path):
    for number, month in enumerate(order, start=20):
        arrives(store, month, number, wage=200000 + number, heads=number % 3)
        run = assess(store, YEAR, JIZHOU).run
    assert contents(run) == contents(from_scratch(store, tmp_path / "anew"))


def spied_feeds(store):
    """Return a store's feeds, and a set that will hold which of them were read."""
    read = set()

    class Spied(Feeds):
        def part(self, feed, part):
            read.add(feed)
            return super().part(feed, part)

    engine = DuckDBEngine()
    return Spied(engine, current_feeds(held(store), engine).parts), read


def test_a_month_reads_nothing_that_its_name_leaves_out(store, tmp_path):
    feeds, read = spied_feeds(store)
    holders = feeds.engine.hold("holders_of_test", persons(feeds))
    assess_months(feeds, holders, [MARCH], JIZHOU, tmp_path, no_progress)
    assert read == {*OF_THE_MONTH, *OF_EVERY_MONTH, *ENDED}


def test_a_year_reads_nothing_that_its_name_leaves_out(store, tmp_path):
    feeds, read = spied_feeds(store)
    holders = feeds.engine.hold("holders_of_test", persons(feeds))
    shutil.copytree(latest_run(store, YEAR).folder, tmp_path / "run")
    pipeline._work_out_year(feeds, holders, YEAR, JIZHOU, tmp_path / "run")
    assert read == {*OF_THE_YEAR, *OF_EVERY_MONTH}


def names_with_a_contract(store, place, **contract):
    """Return the names of a year's months, and of the year, where linkage adds a contract."""
    made = HandMade(place / "unused", number=20)
    made.add("labour_contracts", **contract)
    engine = DuckDBEngine()
    added = current_feeds(held(made.store(place)), engine).part("labour_contracts", WHOLE).files
    parts = dict(current_feeds(held(store), engine).parts)
    key = ("labour_contracts", WHOLE)
    feeds = Feeds(engine, {**parts, key: replace(parts[key], added=added)})
    names = names_of_months(store, feeds, YEAR, JIZHOU)
    return names, name_of_year(store, feeds, names, YEAR, JIZHOU)


def test_a_linked_contract_reaches_the_months_of_a_holder_in_which_it_is_in_force(store, tmp_path):
    stranger = 12011919900101003
    names, year = names_with_a_contract(store, tmp_path / "a", person_id=stranger)
    from_april, other_year = names_with_a_contract(
        store, tmp_path / "b", person_id=ANNA, employer_id=MILL, starts_on=date(YEAR, 4, 30)
    )
    changed = [int(month) for month in names if names[month] != from_april[month]]
    assert changed == [month for month in months_of(YEAR) if month >= APRIL]
    assert year != other_year
    _, without = names_with_a_contract(store, tmp_path / "c", person_id=stranger, employer_id=SHOP)
    assert year != without


@pytest.mark.parametrize("month", [APRIL, MAY])
@pytest.mark.parametrize("column", ["ends_on", "ended_on"])
def test_a_linked_contract_that_ends_on_the_first_of_a_month_reaches_that_month(
    store, tmp_path, month, column
):
    nothing, _ = names_with_a_contract(store, tmp_path / "a", person_id=12011919900101003)
    until = {column: date(YEAR, month % 100, 1)}
    names, _ = names_with_a_contract(
        store,
        tmp_path / "b",
        person_id=ANNA,
        employer_id=MILL,
        starts_on=date(YEAR, 3, 31),
        **until,
    )
    changed = [int(name) for name in names if names[name] != nothing[name]]
    assert changed == [one for one in months_of(YEAR) if MARCH <= one <= month]
