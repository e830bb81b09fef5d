"""Somebody is left for the parts to come: who alone could decide does not check."""

import pytest
from tests.unit.anye_desk.office.casework.walked import AT, case_in, order, outcome

from anye_desk.office.access.models import Account
from anye_desk.office.casework.assigning import take_next
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import MissingError, perform
from anye_desk.office.casework.registry import kinds

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def kind():
    return kinds()["annual_reviews"]


@pytest.fixture
def second(accounts):
    """A second reviewer, so that a year can be contested."""
    return Account.objects.create(username="second", role=Account.Role.REVIEWER)


def make(kind, case, move, by):
    case.refresh_from_db()
    return perform(kind, order(kind, kind.move(move), by, case))


def test_a_reviewer_whom_a_later_part_wants_does_not_check(kind, accounts, second, client_of):
    case = case_in(kind, "filed", accounts)
    check = kind.move("check")
    for reviewer in (accounts["reviewer"], second):
        assert outcome(kind, order(kind, check, reviewer, case)) is MissingError
        assert take_next(reviewer, kind, AT) is None
    page = client_of("reviewer").get(f"/annual-reviews/{case.pk}/").content.decode()
    assert "请由另一位经办人办理这一步" in page
    assert take_next(accounts["officer"], kind, AT) == case
    assert outcome(kind, order(kind, check, accounts["officer"], case)) is None


def test_where_a_third_reviewer_is_left_one_may_check(kind, accounts, second):
    Account.objects.create(username="third", role=Account.Role.REVIEWER)
    case = case_in(kind, "filed", accounts)
    assert outcome(kind, order(kind, kind.move("check"), second, case)) is None


def test_two_reviewers_do_not_both_become_the_checker(kind, accounts, second):
    accounts["officer"].is_active = False
    accounts["officer"].save()
    case = case_in(kind, "filed", accounts)
    make(kind, case, "check", accounts["reviewer"])  # nobody else is there
    make(kind, case, "return_to_check", second)
    case = Case.objects.get(pk=case.pk)
    assert outcome(kind, order(kind, kind.move("check"), second, case)) is MissingError
    make(kind, case, "check", accounts["reviewer"])
    make(kind, case, "decide", second)


def test_two_accounts_of_one_human_are_one_that_is_left(kind, accounts, second):
    third = Account.objects.create(username="third", role=Account.Role.REVIEWER, natural="7")
    Account.objects.filter(pk=second.pk).update(natural=third.natural)
    case = case_in(kind, "filed", accounts)
    assert (
        outcome(kind, order(kind, kind.move("check"), accounts["reviewer"], case)) is MissingError
    )
