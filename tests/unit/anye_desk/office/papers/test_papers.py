"""A paper says what was decided, for good; anybody who holds it can check it."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.made import sample
from tests.unit.anye_desk.office.casework.walked import AT, case_in, order

from anye_desk.office.casework.performing import perform
from anye_desk.office.casework.registry import kinds
from anye_desk.office.ledger.models import Event, Reading
from anye_desk.office.papers.issuing import Text, issue, mark_of, pdf_of
from anye_desk.office.papers.models import Paper

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def kind():
    return kinds()["dispatch_filings"]


@pytest.fixture
def case(kind, accounts):
    return case_in(kind, "in_force", accounts)


def test_a_decision_issues_its_paper_once(case):
    paper = Paper.objects.get(case=case)
    assert paper.number == f"{case.number}-1"
    assert paper.title == "劳务派遣备案回执"
    assert paper.mark == mark_of(paper.says)
    assert "张伟" in str(paper.says)


def test_the_same_paper_is_always_the_same_bytes_and_is_tagged(case):
    paper = Paper.objects.get(case=case)
    content = pdf_of(paper, "http://127.0.0.1/check/x/")
    assert content == pdf_of(paper, "http://127.0.0.1/check/x/")
    assert content.startswith(b"%PDF")
    assert b"/MarkInfo" in content or b"/StructTreeRoot" in content
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert paper.number in text
    assert paper.code in text
    assert paper.mark[:16] in text


def test_both_sides_and_the_office_download_it_and_others_find_nothing(case, accounts, client_of):
    address = f"/papers/{Paper.objects.get(case=case).pk}.pdf"
    for name in ("clerk", "other_clerk", "officer", "auditor", "township", "person"):
        expected = 200 if name in {"clerk", "other_clerk", "officer", "auditor"} else None
        status = client_of(name).get(address).status_code
        assert expected in {None, status}, name
    accounts["other_clerk"].employer_id = sample.TRADER
    accounts["other_clerk"].save()
    assert client_of("other_clerk").get(address).status_code == 404
    assert Client().get(address).status_code == 302
    assert Event.objects.filter(action="paper:download").count() >= 4
    assert Reading.objects.filter(person=case.person.number).exists()


def test_anybody_checks_a_paper_by_its_code_however_it_is_typed(case):
    paper = Paper.objects.get(case=case)
    typed = f" {paper.code[:7].lower()} {paper.code[7:]} "
    response = Client().get("/check/", {"code": typed}, follow=True)
    text = response.content.decode()
    assert "这份文书有效" in text
    assert paper.number in text
    assert paper.mark[:16] in text
    assert "张伟" not in text
    unknown = Client().get("/check/ABCDEFGHJKMNPQ/")
    assert unknown.status_code == 404
    assert "没有这份文书" in unknown.content.decode()


def test_what_is_taken_back_no_longer_holds(kind, case, accounts):
    perform(kind, order(kind, kind.move("unconfirm"), accounts["other_clerk"], case))
    text = Client().get(f"/check/{Paper.objects.get(case=case).code}/").content.decode()
    assert "已撤销" in text
    assert "这份文书有效" not in text


def test_a_newer_paper_supersedes_the_one_of_its_title(case):
    first = Paper.objects.get(case=case)
    issue(case, Text(first.title, "某单位"), holder="某单位", by="x", at=AT)
    text = Client().get(f"/check/{first.code}/").content.decode()
    assert "已被新文书替代" in text
    assert [one.withdrawals.count() for one in Paper.objects.filter(case=case)] == [1, 0]


def test_the_page_of_a_case_shows_its_papers(case, client_of):
    text = client_of("clerk").get(f"/dispatch-filings/{case.pk}/").content.decode()
    assert "劳务派遣备案回执" in text


@pytest.mark.parametrize(
    "typed", ["-", "a/b", "a.b", "?", "'", "中文", "<script>", "蓟残派〔2026〕000001-1", "０１"]
)
def test_whatever_is_typed_for_a_code_is_answered_in_words(typed):
    response = Client().get("/check/", {"code": typed}, follow=True)
    assert response.status_code == 404
    assert "没有这份文书" in response.content.decode()


def test_a_code_is_taken_in_either_case_in_an_address(case):
    code = Paper.objects.get(case=case).code
    assert Client().get(f"/check/{code.lower()}/").status_code == 200
