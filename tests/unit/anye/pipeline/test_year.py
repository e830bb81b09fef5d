"""A small district from its store to every result: assessed once, explained, questioned."""

import hashlib
import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from tests.made.hand_made import ANNA, BELA, MILL, OFFICE, SHOP, HandMade
from tests.unit.anye.sources.feed_files import csv_file, rows

from anye.assessment.opened.explain import explain_employer_year, explain_person_month
from anye.assessment.opened.explain_text import month_json, month_text, year_json, year_text
from anye.assessment.opened.sample import check_sample
from anye.assessment.opened.stored import NotInThisRunError
from anye.assessment.opened.supposed import Hire, Supposed
from anye.assessment.opened.what_if import what_if, what_if_district
from anye.codes.words.years import WHY_NO_AMOUNT
from anye.kernel.months import months_of
from anye.pipeline.year import NothingLoadedError, assess, district_year, link, load
from anye.reporting.summary_text import summary_text
from anye.rulebook.plan import NoSuchFigureError, UnverifiedLawError
from anye.rulebook.terms import Terms
from anye.sources.store.decisions import answers_of, keep_decisions
from anye.sources.store.durable import StoreIsBusyError, only_writer
from anye.sources.store.years import NothingYetError
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.links.finished import latest_links, links_of
from anye.tables.links.identities import LINKED_ROWS
from anye.tables.year.runs import RunNotFoundError, latest_run, run_of, runs

JIZHOU = Terms("cn/tianjin/jizhou")
YEAR = 2025
SCHOOL, SLEEPER, FOUNDED_LATER = 1005, 1006, 1007


def district(place: Path) -> Path:
    """Write a store: a shop that pays, an office that meets, a mill nobody registered."""
    made, months = HandMade(place / "unused"), months_of(YEAR)
    made.add("disability_certificates", person_id=ANNA, level=4)
    made.add("disability_certificates", person_id=BELA, level=1)
    made.add("employers", employer_id=SHOP, employer_name="甲厂")
    made.add("employers", employer_id=OFFICE, kind=1, established_posts=60)
    made.add("employers", employer_id=SCHOOL, kind=2, established_posts=90, is_school=True)
    made.add("employers", employer_id=SLEEPER, closed_on=date(2025, 3, 1))
    made.add("employers", employer_id=FOUNDED_LATER, registered_on=date(2026, 1, 1))
    made.works(ANNA, SHOP, months[:6])
    made.staff(SHOP, months, 99, start=100)
    made.works(BELA, OFFICE, months)
    made.staff(OFFICE, months, 59, start=300)
    for n in range(70):
        made.add("insured_months", month=202501, person_id=500 + n, employer_id=SCHOOL)
    made.staff(MILL, months[:1], 3, start=400)
    for employer in (SHOP, OFFICE):
        made.add("declarations", employer_id=employer)
    return made.store(place)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return district(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def run(store):
    return assess(store, YEAR, JIZHOU).run


@pytest.fixture
def worked_out(store, run, tmp_path):
    """Return a store of which the year is worked out, to change something in."""
    assert run.folder.is_relative_to(store)
    return shutil.copytree(store, tmp_path / "worked_out")


def years(run):
    rows = pq.read_table(run.file("employer_years")).to_pylist()
    return {row["employer_id"]: row for row in rows}


def contents(run):
    files = sorted(path for path in run.folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(run.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_the_levy_of_the_shop_is_what_the_form_says(run):
    row = years(run)[SHOP]
    assert row["headcount_months"] == 99 * 12 + 6
    assert row["counted_months"] == 6
    assert row["wages_total"] == (99 * 12 + 6) * 400000
    assert row["own_average_wage"] == 4800000
    assert row["shortfall"] == 1194 * 15 - 6000
    levy = (2 * 11910 * 4800000 + 12000) // 24000
    assert row["levy_before_relief"] == levy
    assert row["levy_due"] == levy - (2 * levy * 100 + 1000) // 2000
    assert row["problem"] == ""


def test_the_office_meets_its_quota_with_one_severe_person(run):
    row = years(run)[OFFICE]
    assert (row["counted_months"], row["counted_persons"]) == (24, 1)
    assert row["meets_quota"]
    assert row["levy_due"] == 0
    assert not row["has_duty"]


def test_at_the_years_end_employed_is_who_counts_in_december(run):
    of_year = years(run)
    persons = {one: of_year[one]["counted_persons"] for one in (SHOP, OFFICE)}
    at_end = {one: of_year[one]["persons_at_year_end"] for one in (SHOP, OFFICE)}
    assert (persons, at_end) == ({SHOP: 1, OFFICE: 1}, {SHOP: 0, OFFICE: 1})


def test_what_cannot_be_assessed_has_no_amount_and_is_listed(run):
    found = years(run)
    problems = {employer: row["problem"] for employer, row in found.items() if row["problem"]}
    assert problems == {MILL: "unregistered", SCHOOL: "no_wages", SLEEPER: "no_months"}
    assert {found[employer]["levy_due"] for employer in problems} == {None}


def test_an_employer_founded_later_is_not_of_the_year(run):
    assert FOUNDED_LATER not in years(run)


def test_the_same_inputs_give_the_same_bytes(run, tmp_path):
    twin = assess(district(tmp_path / "twin"), YEAR, JIZHOU).run
    assert twin.manifest.run_id == run.manifest.run_id
    assert contents(twin) == contents(run)


def test_a_finished_run_is_there_already_and_never_written_again(store, run):
    before = contents(run)
    again = assess(store, YEAR, JIZHOU)
    assert again.was_there
    assert again.run == run
    assert contents(run) == before
    assert list((store / "staging").iterdir()) == []


def test_runs_are_found_by_name_and_by_year(store, run):
    assert run_of(store, run.manifest.run_id) == run
    assert latest_run(store, YEAR) == run
    assert run in runs(store)
    with pytest.raises(RunNotFoundError):
        latest_run(store, 2019)
    with pytest.raises(RunNotFoundError):
        run_of(store, "absent")


def test_a_strict_run_stops_at_what_nobody_has_verified(store):
    with pytest.raises(UnverifiedLawError):
        assess(store, YEAR, Terms("cn/tianjin/jizhou", strict=True))


def test_an_empty_store_has_nothing_to_assess(tmp_path):
    with pytest.raises(NothingLoadedError):
        assess(tmp_path, YEAR, JIZHOU)


def test_a_run_that_dies_leaves_nothing_visible_and_can_be_repeated(tmp_path):
    place = district(tmp_path)

    def die(_what, done, _steps):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        assess(place, YEAR, JIZHOU, progress=die)
    assert runs(place) == ()
    assert not assess(place, YEAR, JIZHOU).was_there


def test_two_writers_do_not_meet(tmp_path):
    place = district(tmp_path)
    with only_writer(place), pytest.raises(StoreIsBusyError):
        assess(place, YEAR, JIZHOU)


def test_progress_is_told_from_the_persons_to_the_year(tmp_path):
    told = []
    assess(district(tmp_path), YEAR, JIZHOU, progress=lambda *step: told.append(step))
    assert told[0] == ("people", 0, 5)
    assert ("persons", 0, 14) in told
    assert told[-1] == ("2025", 14, 14)


def test_an_employers_year_is_explained_and_agrees(run):
    explained = explain_employer_year(run, SHOP)
    assert explained.mismatches == ()
    assert explained.law_is_unchanged
    assert len(explained.months) == 12
    steps = {step.name: step for step in explained.steps}
    assert steps["levy_due"].value == explained.row["levy_due"]
    assert steps["counted_months"].standing == "unverified"
    assert "counts" in steps["shortfall"].doubts
    text = year_text(explained)
    assert "甲厂" in text
    assert "与存档一致" in text
    assert "levy_due" in year_text(explained, "en")
    assert year_json(explained)["figures"]["levy_due"] == explained.row["levy_due"]


def test_withheld_amounts_are_named(run):
    explained = explain_employer_year(run, MILL)
    assert "levy_due" in explained.withheld
    assert "levy_due" not in {step.name for step in explained.steps}
    assert WHY_NO_AMOUNT["unregistered"][0] in year_text(explained)


def test_a_persons_month_is_explained_down_to_the_lines_of_the_files(run):
    explained = explain_person_month(run, ANNA, SHOP, 202503)
    assert explained.mismatches == ()
    assert [source.feed for source in explained.sources] == [
        "disability_certificates",
        "labour_contracts",
        "insured_months",
        "wage_months",
    ]
    assert explained.sources[0].line == 2
    assert "disability_certificates.csv" in month_text(explained)
    assert month_json(explained)["facts"]["counts"] == 1


def linked(store, row):
    """Say that a row of wages did not say whom it is about, and was linked by comparison."""
    links = latest_links(store)
    columns = {
        "feed": ["wage_months"],
        "part": ["202503"],
        "source_row": [row["wage_row"]],
        "person_id": [row["person_id"]],
        "employer_id": [row["employer_id"]],
        "how": ["compared"],
        "weight": [21500],
    }
    engine = DuckDBEngine()
    table = LINKED_ROWS.cast(engine.small(columns))
    engine.write(table, links.file("linked_rows"), LINKED_ROWS.key)
    whole = replace(links.manifest, rows={**links.manifest.rows, "linked_rows": 1})
    (links.folder / "manifest.json").write_text(whole.text(), "utf-8")


def test_a_row_that_came_by_linkage_says_so(worked_out):
    run = assess(worked_out, YEAR, JIZHOU).run
    linked(worked_out, explain_person_month(run, ANNA, SHOP, 202503).row)
    explained = explain_person_month(run, ANNA, SHOP, 202503)
    assert [source.how for source in explained.sources] == ["", "", "", "compared"]
    assert "逐项比对，权重 21.5 比特" in month_text(explained)
    assert "weight 21.5 bits" in month_text(explained, "en")
    assert month_json(explained)["sources"][-1]["weight"] == 21500


def test_a_run_names_its_links_and_links_are_made_once(store, run):
    assert run.manifest.links == latest_links(store).manifest.links_id
    assert link(store).was_there
    loads = {feed: [load["load_id"] for load in of] for feed, of in run.manifest.loads.items()}
    assert latest_links(store).manifest.loads == loads


def answer(number, decided_at, said="different"):
    about = {"decision_id": number, "subject": "person", "left_id": 1, "right_id": ANNA}
    return {**about, "answer": said, "decided_at": decided_at, "decided_by": "officer", "note": ""}


def test_an_answer_of_an_officer_makes_new_links_and_a_new_run(worked_out):
    before = assess(worked_out, YEAR, JIZHOU).run
    assert keep_decisions(worked_out, [answer(1, 0)]) == 1
    after = assess(worked_out, YEAR, JIZHOU)
    assert not after.was_there
    assert after.run.manifest.links != before.manifest.links
    assert years(after.run) == years(before)


def test_what_the_run_does_not_know_is_said(run):
    with pytest.raises(NotInThisRunError):
        explain_employer_year(run, 4711)
    with pytest.raises(NotInThisRunError):
        explain_person_month(run, ANNA, OFFICE, 202503)
    with pytest.raises(NotInThisRunError):
        explain_person_month(run, ANNA, SHOP, 203001)


def test_a_tampered_figure_is_an_alarm(worked_out):
    run = assess(worked_out, YEAR, JIZHOU).run
    assert check_sample(run).mismatches == {}
    file = run.file("employer_years")
    table = pq.read_table(file)
    at = table.schema.get_field_index("levy_due")
    more = pc.add(table["levy_due"], pa.scalar(1, pa.int64()))
    pq.write_table(table.set_column(at, table.schema.field(at), more), file)
    found = check_sample(run, size=10)
    assert found.employers == 5
    assert found.mismatches.keys() == {SHOP, OFFICE}
    assert "警报" in year_text(explain_employer_year(run, SHOP))


@pytest.mark.parametrize(
    ("of_month", "of_year"), [("wages", "wages_total"), ("headcount", "headcount_months")]
)
def test_a_year_that_is_no_longer_the_sum_of_its_months_is_an_alarm(worked_out, of_month, of_year):
    run = assess(worked_out, YEAR, JIZHOU).run
    file = run.file("employer_months", 202503)
    table = pq.read_table(file)
    at = table.schema.get_field_index(of_month)
    more = pc.add(table[of_month], pa.scalar(1, table.schema.field(at).type))
    pq.write_table(table.set_column(at, table.schema.field(at), more), file)
    found = explain_employer_year(run, SHOP).mismatches
    assert ("employer_year", of_year) in {(wrong.of, wrong.name) for wrong in found}


def test_a_hire_from_july_adds_twelve_weighted_months(run):
    hire = Hire(level=2, from_month=202507, until_month=202512, wage=400000)
    found = what_if(run, SHOP, Supposed(hires=(hire,)))
    assert found.difference["counted_months"] == 12
    assert found.difference["headcount_months"] == 6
    assert found.difference["wages_total"] == 2400000
    assert found.difference["levy_due"] < 0
    assert found.before == explain_employer_year(run, SHOP).row


def test_a_hire_below_the_minimum_wage_adds_staff_only(run):
    hire = Hire(level=2, from_month=202507, until_month=202512, wage=100)
    found = what_if(run, SHOP, Supposed(hires=(hire,)))
    assert "counted_months" not in found.difference
    assert found.difference["headcount_months"] == 6


def test_a_higher_ratio_shows_for_one_and_for_all(run):
    supposed = Supposed(parameters={"required_per_mille": 16})
    one = what_if(run, SHOP, supposed)
    assert one.difference["shortfall"] == 1194
    sums = what_if_district(run, supposed)
    everybody = sums[0]
    assert everybody.changed == 1
    assert everybody.after["levy_due"] - everybody.before["levy_due"] == one.difference["levy_due"]
    by_kind = [each for each in sums if each.group == "kind"]
    assert sum(each.before["levy_due"] for each in by_kind) == everybody.before["levy_due"]


def test_a_higher_minimum_wage_is_judged_month_by_month(run):
    supposed = Supposed(parameters={"minimum_wage": 500000})
    assert what_if(run, OFFICE, supposed).after["counted_months"] == 0
    assert what_if_district(run, supposed)[0].after["counted_months"] == 0


def test_a_replaced_fact_and_tiers(run):
    supposed = Supposed(facts={"has_declared": False}, parameters={"due_tiers": ((0, 1000),)})
    found = what_if(run, SHOP, supposed)
    assert found.after["credited_months"] == 0
    assert found.after["relief"] == 0
    assert {step.kind for step in found.steps if step.name == "due_tiers"} == {"given"}


@pytest.mark.parametrize(
    "supposed", [Supposed(facts={"wage": 1}), Supposed(parameters={"nothing": 1})]
)
def test_an_unknown_name_is_refused(run, supposed):
    with pytest.raises(NoSuchFigureError):
        what_if(run, SHOP, supposed)


def test_the_district_reads_as_a_page(run):
    summary = district_year(run)
    assert summary.persons.registered == 2
    assert summary.persons.of_working_age == 2
    assert (summary.persons.months, summary.persons.months_weighted) == (24, 30)
    assert summary.persons.with_counted_month == 2
    assert summary.employers.employers == 5
    assert summary.employers.owing == 1
    assert summary.employers.with_problem == 3
    assert summary.problems == {"no_months": 1, "no_wages": 1, "unregistered": 1}
    assert summary.findings == {"unregistered_employer": 1}
    assert [one.code for one in summary.reasons] == ["no_wage_record", "not_insured"]
    assert "应缴费额" in summary_text(summary)
    assert "levy due" in summary_text(summary, "en")
    assert summary.as_json()["year"] == YEAR


def test_a_year_as_of_a_day_is_the_run_of_that_day(worked_out, tmp_path):
    place = worked_out
    then = assess(place, YEAR, JIZHOU).run
    before = contents(then)
    path = csv_file(tmp_path, rows("wage_months", {"应发工资": "1.00"}))
    load(place, "wage_months", path, today=date(2026, 2, 1))
    assert assess(place, YEAR, JIZHOU).run.manifest.run_id != then.manifest.run_id
    shutil.rmtree(then.folder)  # so that it is worked out again
    again = assess(place, YEAR, JIZHOU, as_of=date(2026, 1, 31))
    assert (again.was_there, again.run.manifest) == (False, then.manifest)
    assert contents(again.run) == before
    with pytest.raises(NothingYetError):
        assess(place, YEAR, JIZHOU, as_of=date(2026, 1, 30))


MIDNIGHT = int(datetime(2026, 2, 1, tzinfo=ZoneInfo("Asia/Shanghai")).timestamp())


def test_a_year_as_of_a_day_knows_no_answer_of_a_later_day(tmp_path):
    place = district(tmp_path)
    keep_decisions(place, [answer(1, MIDNIGHT - 2)])
    then = assess(place, YEAR, JIZHOU).run
    keep_decisions(place, [answer(2, MIDNIGHT, "same")])
    assert assess(place, YEAR, JIZHOU).run.manifest != then.manifest
    assert assess(place, YEAR, JIZHOU, as_of=date(2026, 1, 31)).run == then


def test_of_answers_handed_over_together_those_of_a_later_day_are_left_out(tmp_path):
    place, days = district(tmp_path), (date(2026, 1, 31), date(2026, 2, 1), None)
    keep_decisions(place, [answer(1, MIDNIGHT - 2), answer(2, MIDNIGHT, "same")])
    first, *others = (assess(place, YEAR, JIZHOU, as_of=day).run for day in days)
    assert others[0] == others[1] != first
    known = links_of(place, first.manifest.links).manifest
    assert known.decided_until == MIDNIGHT - 2
    engine = DuckDBEngine()
    meant = answers_of(place, known.decisions, known.decided_until).read(engine)
    assert [row["decision_id"] for row in engine.fetch(meant)] == [1]
    engine.close()
