"""An answer moves a contradiction by its table, stays over reports, and closes with the data."""

import dataclasses
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from tests.unit.anye_desk.conftest import AT, quiet

from anye.tables.quality_reports import latest_report_of
from anye_desk.exchange import quality as exchange
from anye_desk.ledger.models import Event
from anye_desk.quality.actions import answer
from anye_desk.quality.models import Answer, Contradiction, GivenAnswer, PublishedReport
from anye_desk.quality.moves import AnswerNotAllowedError, moved

LATER = datetime(2026, 7, 1, tzinfo=UTC)
State = Contradiction.State


@pytest.fixture
def stranger(published):
    return Contradiction.objects.get(kind="employer_not_registered")


def page_of(row) -> str:
    return f"/quality/contradictions/{row.pk}/"


@pytest.mark.parametrize(
    ("given", "state"),
    [
        (Answer.CONFIRMED, State.CONFIRMED),
        (Answer.CORRECTED, State.CORRECTED),
        (Answer.EXPLAINED, State.EXPLAINED),
    ],
)
def test_an_answer_leads_to_its_state(given, state):
    assert moved("区税务局", "wage_months", "insured_months", given) == (state, "区税务局")


def test_a_row_that_is_right_passes_the_question_on_and_back_is_a_dispute():
    passed = moved("区税务局", "wage_months", "insured_months", Answer.NOT_OURS)
    assert passed == (State.OPEN, "区人社局")
    again = moved("区人社局", "wage_months", "insured_months", Answer.NOT_OURS)
    assert again == (State.DISPUTED, "区人社局")


def test_a_department_that_owns_both_feeds_has_nobody_to_pass_it_to():
    both = moved("区人社局", "labour_contracts", "insured_months", Answer.NOT_OURS)
    assert both == (State.DISPUTED, "区人社局")


def test_the_department_that_is_asked_answers_on_the_page(stranger, client_of):
    client = client_of("registry")
    response = client.post(page_of(stranger), {"answer": "corrected", "text": "下月补报"})
    assert response.status_code == 302
    stranger.refresh_from_db()
    assert stranger.state == State.CORRECTED
    given = GivenAnswer.objects.get()
    assert (given.department, given.answered_by) == ("区市场监管局", "registry")
    event = Event.objects.get(action="contradiction:answer")
    assert event.details["to"] == "corrected"
    assert "下月补报" in client.get(page_of(stranger)).content.decode()


def test_a_department_that_is_not_asked_cannot_answer(stranger, client_of):
    Contradiction.objects.filter(pk=stranger.pk).update(asked_of="区人社局")
    client = client_of("registry")
    assert "正在等其他部门答复" in client.get(page_of(stranger)).content.decode()
    assert client.post(page_of(stranger), {"answer": "corrected"}).status_code == 404
    assert client_of("tax_office").post(page_of(stranger), {"answer": "x"}).status_code == 404
    assert not GivenAnswer.objects.exists()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "请选择一种答复"),
        ({"answer": "explained", "text": "  "}, "请写明情况"),
        ({"answer": "confirmed", "text": "字" * 501}, "不超过500字"),
    ],
)
def test_a_form_that_is_not_filled_in_says_what_is_missing(stranger, client_of, form, said):
    response = client_of("officer").post(page_of(stranger), form)
    assert response.status_code == 400
    assert said in response.content.decode()
    assert not GivenAnswer.objects.exists()


def test_the_database_refuses_an_explanation_of_nothing(stranger):
    with pytest.raises(IntegrityError), transaction.atomic():
        GivenAnswer.objects.create(
            contradiction=stranger, answer="explained", department="x", answered_by="x",
            answered_at=AT,
        )  # fmt: skip


def republished(place, run_id, monkeypatch, *, without=""):
    """Publish the same report under another name, less a kind of contradiction."""
    report = latest_report_of(place, run_id)
    other = dataclasses.replace(
        report, manifest=dataclasses.replace(report.manifest, report_id="other")
    )
    batches = exchange._batches

    def some(report, table):
        for batch in batches(report, table):
            yield [row for row in batch if row.get("kind", "") != without or not without]

    monkeypatch.setattr(exchange, "latest_report_of", lambda *_: other)
    monkeypatch.setattr(exchange, "_batches", some)
    exchange.publish_quality(place, run_id, actor="test", at=LATER, progress=quiet)


def test_an_answer_outlives_the_next_report(stranger, assessed, monkeypatch):
    answer(stranger.pk, Answer.NOT_OURS, "外区单位", actor="registry", at=AT)
    republished(*assessed, monkeypatch)
    assert PublishedReport.objects.get().report_id == "other"
    stranger.refresh_from_db()
    assert (stranger.asked_of, stranger.is_in_data) == ("区人社局", True)
    assert stranger.answers.get().text == "外区单位"


def test_what_the_data_no_longer_show_is_settled(stranger, assessed, monkeypatch, client_of):
    republished(*assessed, monkeypatch, without="employer_not_registered")
    stranger.refresh_from_db()
    assert not stranger.is_in_data
    page = client_of("registry").get(page_of(stranger)).content.decode()
    assert "数据已更正" in page
    with pytest.raises(AnswerNotAllowedError):
        answer(stranger.pk, Answer.CONFIRMED, "", actor="registry", at=AT)


def test_publishing_the_same_report_again_changes_nothing(published, assessed):
    before = Event.objects.filter(action="quality:publish").count()
    exchange.publish_quality(*assessed, actor="test", at=LATER, progress=quiet)
    assert Event.objects.filter(action="quality:publish").count() == before


def test_a_run_that_was_not_measured_publishes_no_report(published, assessed):
    assert exchange.publish_quality(assessed[0], "none", actor="", at=AT, progress=quiet) is None
