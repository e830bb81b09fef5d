"""Each role's own page says what waits for it, how much of that is late, and what it can begin."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.unit.anye_desk.office.casework.walked import case_in

from anye_desk.office.casework.models import Case
from anye_desk.office.casework.registry import kinds
from anye_desk.worklists.lists import waits_for, worklists

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def case(accounts):
    return case_in(kinds()["dispatch_filings"], "at_office", accounts)


def of_dispatches(account):
    [found] = [
        one
        for one in worklists(account, timezone.localdate())
        if one.kind.name == "dispatch_filings"
    ]
    return found


def test_what_waits_is_counted_for_whose_turn_it_is(case, accounts):
    counts = {name: of_dispatches(account).waiting for name, account in accounts.items()}
    assert {name for name, count in counts.items() if count} == {"officer", "reviewer"}
    assert of_dispatches(accounts["officer"]).first == case
    assert of_dispatches(accounts["clerk"]).seen == 1
    told = {one.text: one.count for one in waits_for(accounts["officer"])}
    assert told["劳务派遣备案：等您办理"] == 1


@pytest.mark.parametrize(("late", "overdue"), [(0, 0), (1, 1)])
def test_what_is_late_is_late_the_day_after(late, overdue, case, accounts):
    day = timezone.localdate() - timedelta(days=late)
    Case.objects.filter(pk=case.pk).update(due_on=day)
    assert of_dispatches(accounts["officer"]).overdue == overdue


def test_who_can_begin_something_finds_it_here(case, client_of):
    begins = "/dispatch-filings/new/file/"
    assert begins in client_of("clerk").get("/my-work/").content.decode()
    assert begins not in client_of("officer").get("/my-work/").content.decode()
