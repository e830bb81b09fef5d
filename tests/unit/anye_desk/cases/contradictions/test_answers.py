"""An answer moves a contradiction by its table, stays over reports, and closes with the data."""

import dataclasses
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from tests.made.accounts import account
from tests.made.contradictions import DECLARED, contradiction
from tests.unit.anye_desk.conftest import AT, quiet

from anye.quality.kinds import KINDS
from anye.tables.contracts import DEPARTMENTS
from anye.tables.quality.reports import latest_report_of
from anye_desk.cases.contradictions import publishing
from anye_desk.cases.contradictions.actions import Answering
from anye_desk.cases.contradictions.actions import answer as answered
from anye_desk.cases.contradictions.models import Answer, Contradiction, GivenAnswer
from anye_desk.cases.contradictions.moves import moved
from anye_desk.cases.contradictions.scopes import seen_contradictions
from anye_desk.exchange import actions as exchange
from anye_desk.office.casework.performing import CaseChangedError, NotFromHereError, NotYoursError
from anye_desk.office.ledger.models import Event
from anye_desk.published.quality.models import PublishedReport

LATER = datetime(2026, 7, 1, tzinfo=UTC)
State = Contradiction.State


@pytest.fixture
def stranger(published):
    return Contradiction.objects.get(kind="employer_not_registered")


def answer(row, given, text, *, department="区市场监管局", version=None):
    row.refresh_from_db()
    seen = version or row.version
    by = account("department", "x", department=department)
    return answered(Answering(row.pk, seen, given, text, by, at=AT))


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
    assert both == (State.UPHELD, "区人社局")  # nobody else has spoken


def test_the_department_that_is_asked_answers_on_the_page(stranger, client_of):
    client = client_of("registry")
    response = client.post(
        page_of(stranger), {"answer": "corrected", "text": "下月补报", "version": 1}
    )
    assert response.status_code == 302
    stranger.refresh_from_db()
    assert stranger.state == State.CORRECTED
    given = GivenAnswer.objects.get()
    assert (given.department, given.answered_by) == ("区市场监管局", "registry")
    event = Event.objects.get(action="contradiction:answer")
    assert event.details["to"] == "corrected"
    assert "下月补报" in client.get(page_of(stranger)).content.decode()


def test_letters_and_desk_know_of_each_other(stranger, client_of):
    """The letter's number leads to the page; what was answered there stands in the letter."""
    client, in_letters = client_of("registry"), str(stranger.contradiction_id)
    letter = "/quality/2025/letters/202503/employers.xlsx"

    def told():
        book = openpyxl.load_workbook(BytesIO(client.get(letter).content))
        rows = book["数据矛盾"].iter_rows(min_row=2, values_only=True)
        return {row[0]: tuple(row[-2:]) for row in rows}

    assert told()[in_letters] == (None, None)
    assert in_letters in client.get(page_of(stranger)).content.decode()
    for number in (in_letters, str(stranger.pk)):
        found = client.get("/quality/2025/contradictions/", {"q": number}).context["page"].rows
        assert stranger.pk in {row.pk for row in found}
        listed = client.get("/quality/2025/contradictions.csv", {"q": number})
        assert in_letters in listed.content.decode()
    client.post(page_of(stranger), {"answer": "corrected", "text": "下月补报", "version": 1})
    assert told()[in_letters] == ("下次报送时更正", "下月补报")


def test_a_department_that_is_not_asked_cannot_answer(stranger, client_of):
    Contradiction.objects.filter(pk=stranger.pk).update(asked_of="区人社局")
    client = client_of("registry")
    assert "正在等其他部门答复" in client.get(page_of(stranger)).content.decode()
    assert client.post(page_of(stranger), {"answer": "corrected", "version": 1}).status_code == 404
    assert client_of("tax_office").post(page_of(stranger), {"answer": "x"}).status_code == 404
    assert not GivenAnswer.objects.exists()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "请选择一种答复"),
        ({"answer": "explained", "text": "  ", "version": 1}, "请写明情况"),
        ({"answer": "confirmed", "text": "字" * 501, "version": 1}, "不超过500字"),
        ({"answer": "confirmed", "text": "120225198102191285", "version": 1}, "不要写身份号码"),
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
    batches = publishing.batches_of

    def some(file):
        for batch in batches(file):
            yield [row for row in batch if row["kind"] != without]

    monkeypatch.setattr(exchange, "latest_report_of", lambda *_: other)
    monkeypatch.setattr(publishing, "batches_of", some)
    exchange.publish_quality(place, run_id, actor="test", at=LATER, progress=quiet)


def test_an_answer_outlives_the_next_report(stranger, assessed, monkeypatch):
    answer(stranger, Answer.NOT_OURS, "外区单位")
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
    with pytest.raises(NotFromHereError):
        answer(stranger, Answer.CONFIRMED, "")


def test_publishing_the_same_report_again_changes_nothing(published, assessed):
    before = Event.objects.filter(action="quality:publish").count()
    exchange.publish_quality(*assessed, actor="test", at=LATER, progress=quiet)
    assert Event.objects.filter(action="quality:publish").count() == before


def test_a_run_that_was_not_measured_publishes_no_report(published, assessed):
    before = PublishedReport.objects.get()
    exchange.publish_quality(assessed[0], "none", actor="", at=AT, progress=quiet)
    assert PublishedReport.objects.get() == before


def test_an_answer_on_what_has_changed_is_refused_and_the_text_stays(stranger, client_of):
    client_of("officer").post(page_of(stranger), {"answer": "not_ours", "version": 1})
    late = {"answer": "explained", "text": "外区单位", "version": 1}
    response = client_of("officer").post(page_of(stranger), late)
    assert response.status_code == 409
    page = response.content.decode()
    assert "您的答复没有保存" in page
    assert "外区单位" in page
    assert GivenAnswer.objects.count() == 1
    with pytest.raises(CaseChangedError):
        answer(stranger, Answer.CONFIRMED, "", department="区人社局", version=1)


def test_of_many_answers_at_once_one_is_kept(stranger):
    for n in range(50):
        with suppress(CaseChangedError, NotFromHereError):
            answer(stranger, list(Answer)[n % 4], "x", version=1)
    assert GivenAnswer.objects.count() == 1


def test_a_department_does_not_change_what_it_has_answered(stranger, client_of):
    answer(stranger, Answer.CONFIRMED, "")
    with pytest.raises(NotFromHereError):
        answer(stranger, Answer.NOT_OURS, "")
    assert "已经答复" in client_of("registry").get(page_of(stranger)).content.decode()


def test_an_officers_answer_is_shown_as_written_on_behalf(stranger, client_of):
    client_of("officer").post(page_of(stranger), {"answer": "confirmed", "version": 1})
    given = GivenAnswer.objects.get()
    assert (given.department, given.on_behalf) == ("区市场监管局", True)
    for who in ("officer", "registry"):
        assert "区残联代记" in client_of(who).get(page_of(stranger)).content.decode()
    assert Event.objects.get(action="contradiction:answer").details["on_behalf"]


@pytest.fixture
def declared(published):
    """What the mill is asked about its declaration."""
    asked = contradiction(**DECLARED)
    asked.save()
    return asked


def test_an_employers_clerk_sees_and_answers_what_the_employer_is_asked(declared, client_of):
    clerk = client_of("clerk")
    listed = clerk.get("/quality/contradictions/", follow=True).content.decode()
    assert f'href="{page_of(declared)}"' in listed
    response = clerk.post(
        page_of(declared), {"answer": "explained", "text": "分支机构合并申报", "version": 1}
    )
    assert response.status_code == 302
    given = GivenAnswer.objects.get()
    assert (given.department, given.on_behalf) == ("用人单位", False)
    assert "答复已记下" in clerk.get(page_of(declared)).content.decode()


def test_a_clerk_of_another_employer_finds_nothing(declared, client_of):
    other = client_of("other_clerk")
    assert other.get(page_of(declared)).status_code == 404
    assert other.post(page_of(declared), {"answer": "confirmed", "version": 1}).status_code == 404
    listed = other.get("/quality/2025/contradictions/").content.decode()
    assert page_of(declared) not in listed


def test_every_kind_of_contradiction_is_asked_of_somebody_who_can_see_it(declared, accounts):
    of_employers = {kind.code for kind in KINDS.values() if kind.owner == "用人单位"}
    assert of_employers == {"declaration_differs"}
    assert {kind.owner for kind in KINDS.values()} <= {*DEPARTMENTS, "用人单位"}
    assert list(seen_contradictions(accounts["clerk"])) == [declared]


def test_a_form_opened_on_the_report_before_is_outdated(stranger, assessed, monkeypatch):
    republished(*assessed, monkeypatch)
    with pytest.raises(CaseChangedError):
        answer(stranger, Answer.CONFIRMED, "", version=1)


@pytest.mark.usefixtures("published")
def test_what_the_federation_is_asked_its_officers_answer_in_its_own_name(client_of):
    own = Contradiction.objects.get(kind="two_certificates")
    client_of("officer").post(page_of(own), {"answer": "confirmed", "version": 1})
    assert not GivenAnswer.objects.get().on_behalf


@pytest.mark.parametrize(
    "role",
    ["other_clerk", "auditor", "township", "person", "registry", "tax_office"],
)
def test_the_deed_itself_asks_whose_answer_it_is(declared, accounts, role):
    before = Event.objects.count()
    said = Answering(declared.pk, 1, Answer.CONFIRMED, "", accounts[role], at=AT)
    with pytest.raises((NotYoursError, NotFromHereError)):
        answered(said)
    assert (GivenAnswer.objects.count(), Event.objects.count()) == (0, before)


def test_who_reads_all_answers_nothing_though_an_employer_is_asked(declared, client_of):
    auditor = client_of("auditor")
    assert "提交答复" not in auditor.get(page_of(declared)).content.decode()
    answer = {"answer": "confirmed", "version": 1}
    assert auditor.post(page_of(declared), answer).status_code == 404
    assert not GivenAnswer.objects.exists()
