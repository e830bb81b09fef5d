"""The next case is handed out to one officer at a time, and for a while."""

from datetime import timedelta

import pytest
from tests.unit.anye_desk.office.casework.walked import AT, case_in

from anye_desk.office.casework.assigning import KEPT, take_next
from anye_desk.office.casework.models import Case, Part
from anye_desk.office.casework.registry import kinds

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def kind():
    return kinds()["dispatch_filings"]


def test_two_officers_get_two_cases_and_each_keeps_his_own(kind, accounts):
    for _ in range(2):
        case_in(kind, "at_office", accounts)
    officer, reviewer = accounts["officer"], accounts["reviewer"]
    his, hers = take_next(officer, kind, AT), take_next(reviewer, kind, AT)
    assert his != hers
    assert take_next(officer, kind, AT) == his
    assert take_next(reviewer, kind, AT) == hers
    assert take_next(officer, kind, AT, after=his) is None


def test_what_nothing_was_done_with_is_anybodys_again(kind, accounts):
    case = case_in(kind, "at_office", accounts)
    take_next(accounts["officer"], kind, AT)
    assert take_next(accounts["reviewer"], kind, AT + KEPT) is None
    assert take_next(accounts["reviewer"], kind, AT + KEPT + timedelta(seconds=1)) == case


def test_the_most_urgent_comes_first(kind, accounts):
    late, soon = (case_in(kind, "at_office", accounts) for _ in range(2))
    Case.objects.filter(pk=soon.pk).update(due_on=late.due_on - timedelta(days=1))
    assert take_next(accounts["officer"], kind, AT) == soon


def test_a_page_says_who_was_handed_the_case(kind, accounts, client_of):
    case = case_in(kind, "at_office", accounts)
    client_of("reviewer").get("/dispatch-filings/next/")
    address = f"/dispatch-filings/{case.pk}/"
    said = "刚刚领取了这一件"
    assert said in client_of("officer").get(address).content.decode()
    assert said not in client_of("reviewer").get(address).content.decode()
    assert said not in client_of("clerk").get(address).content.decode()


def test_an_employer_is_handed_nothing_away(kind, accounts, client_of):
    case = case_in(kind, "filed", accounts)
    assert (
        client_of("other_clerk").get("/dispatch-filings/next/")["Location"].endswith(f"/{case.pk}/")
    )
    case.refresh_from_db()
    assert case.handler is None


def test_nobody_is_handed_what_wants_other_eyes_than_his(accounts):
    reviews = kinds()["annual_reviews"]
    case = case_in(reviews, "checked", accounts)
    assert take_next(accounts["reviewer"], reviews, AT) == case
    Part.objects.filter(case=case).update(human=accounts["reviewer"].human)
    assert take_next(accounts["reviewer"], reviews, AT) is None
