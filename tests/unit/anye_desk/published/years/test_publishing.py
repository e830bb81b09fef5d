"""A run is shown whole or not at all, and what it takes the place of goes."""

from dataclasses import replace

import pytest
from tests.made import sample
from tests.unit.anye_desk.conftest import AT, quiet

from anye.pipeline import year
from anye.sources.store.decisions import decision_files, keep_decisions
from anye.tables.links.finished import LinksManifest, links_folder
from anye.tables.year.runs import Run, RunManifest, run_of
from anye_desk.cases.link_reviews.publishing.links import decisions_known
from anye_desk.exchange import actions
from anye_desk.exchange.actions import publish
from anye_desk.office.ledger.models import Event
from anye_desk.office.parties.models import Employer, Person
from anye_desk.published.years import publishing, reading
from anye_desk.published.years.models import (
    EmployerYear,
    Outcome,
    PersonMonth,
    PublishedRun,
    YearFlag,
)
from anye_desk.published.years.publishing import RowsMissingError
from anye_desk.published.years.summary import MARKS


def iter_of_nothing(run):
    return iter([])


def again(assessed):
    place, run_id = assessed
    publish(place, run_id, actor="test", at=AT, progress=quiet)
    return PublishedRun.objects.get(run_id=run_id)


def test_every_row_of_the_run_arrives(empty, assessed):
    assert again(assessed).state == "current"
    assert EmployerYear.objects.count() == 6
    assert PersonMonth.objects.count() == 4 * 12
    assert Event.objects.filter(action="run:publish").last().details["year"] == sample.YEAR


def test_publishing_twice_is_publishing_once(published, assessed):
    before = list(EmployerYear.objects.values_list("pk", flat=True))
    assert again(assessed).pk == published.pk
    assert list(EmployerYear.objects.values_list("pk", flat=True)) == before
    assert Event.objects.filter(action="run:publish").count() == 1


def test_a_person_keeps_its_number_when_published_again(published, assessed, numbers):
    PublishedRun.objects.update(state="past")
    again(assessed)
    assert dict(Person.objects.values_list("name", "number")) == numbers


def test_a_publication_that_dies_shows_nothing_and_can_be_done_again(empty, assessed, monkeypatch):
    def dies(run):
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr(reading, "person_months", dies)
        with pytest.raises(ConnectionError):
            again(assessed)
    assert EmployerYear.objects.count() == 6
    assert not PublishedRun.objects.filter(state="current").exists()
    again(assessed)
    assert PublishedRun.objects.get().state == "current"
    assert EmployerYear.objects.count() == 6


def test_a_run_with_rows_missing_is_not_shown(empty, assessed, monkeypatch):
    monkeypatch.setattr(reading, "person_months", iter_of_nothing)
    with pytest.raises(RowsMissingError):
        again(assessed)
    assert not PublishedRun.objects.filter(state="current").exists()


def test_a_newer_run_takes_the_place_of_the_older_and_its_rows_go(published, assessed):
    older = PublishedRun.objects.create(
        run_id="older", year=sample.YEAR, jurisdiction="cn", law_version="", method_version=""
    )
    EmployerYear.objects.filter(run=published).update(run=older)
    PublishedRun.objects.filter(pk=published.pk).update(state="past")
    PublishedRun.objects.filter(pk=older.pk).update(state="current", published_at=AT)
    again(assessed)
    assert {run.run_id: run.state for run in PublishedRun.objects.all()} == {
        "older": "past",
        assessed[1]: "current",
    }
    assert not EmployerYear.objects.filter(run=older).exists()


def test_outcomes_are_what_the_year_comes_to(published):
    found = dict(EmployerYear.objects.values_list("employer", "outcome"))
    assert found[sample.MILL] == Outcome.OVER
    assert found[sample.OFFICE] == Outcome.OWES
    assert found[sample.TRADER] == Outcome.NOT_LIABLE
    assert found[sample.STRANGER] == Outcome.NOT_KNOWN


def test_who_did_not_declare_is_counted_as_the_core_counts(published, assessed):
    place, run_id = assessed
    EmployerYear.objects.filter(employer=sample.STRANGER).update(has_declared=False)
    core = year.district_year(run_of(place, run_id))
    counted = sum(group.not_declared for group in core.by_kind)
    assert EmployerYear.objects.filter(MARKS["undeclared"]).count() == counted


def test_an_amount_that_cannot_be_worked_out_stays_empty(published):
    stranger = EmployerYear.objects.get(employer=sample.STRANGER)
    assert (stranger.levy_due, stranger.levy_rank) == (None, -1)


def test_employers_are_kept_across_runs(published):
    assert Employer.objects.get(pk=sample.SHOP).name == sample.NAMES[sample.SHOP]


def test_past_rows_go_in_batches(published, monkeypatch):
    monkeypatch.setattr(publishing, "BATCH", 5)
    publishing._clear(published)
    assert not PersonMonth.objects.exists()


def test_a_run_whose_links_know_the_decision_lifts_the_flags(published, assessed, monkeypatch):
    for employer, decision in ((sample.MILL, 7), (sample.SHOP, 8)):
        YearFlag.objects.create(
            year=sample.YEAR, employer_id=employer, person_id=sample.ZHANG, raised_at=AT,
            decision=decision,
        )  # fmt: skip
    PublishedRun.objects.update(state="past")
    monkeypatch.setattr(actions, "decisions_known", lambda _source: frozenset({7}))
    again(assessed)
    [standing] = YearFlag.objects.filter(lifted_at=None)
    assert standing.employer_id == sample.SHOP


def test_the_decisions_a_run_knows_are_those_of_its_links(tmp_path):
    answers = [
        {"decision_id": n, "subject": "person", "left_id": 1, "right_id": n, "answer": "same",
         "decided_at": 1, "decided_by": "officer", "note": ""}
        for n in (7, 8)
    ]  # fmt: skip
    keep_decisions(tmp_path, answers[:1])
    [first] = decision_files(tmp_path)
    keep_decisions(tmp_path, answers[1:])
    folder = links_folder(tmp_path, "some")
    folder.mkdir(parents=True)
    manifest = LinksManifest("some", "m", {}, [first.stem], {})
    (folder / "manifest.json").write_text(manifest.text(), "utf-8")
    made_of = RunManifest("r", 2025, "cn", strict=False, law="", method="", loads={},
                          standings={}, rows={}, links="some")  # fmt: skip
    run = Run(tmp_path / "runs" / "r", made_of)
    assert set(decisions_known(run)) == {7}
    assert set(decisions_known(Run(run.folder, replace(made_of, links="")))) == set()
