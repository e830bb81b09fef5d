"""Whoever is outside the office and whose turn it is, is reminded at 7, 3 and 1 days, once each."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from tests.made import sample
from tests.unit.anye_desk.office.casework.walked import STATES, case_in

from anye_desk.office.calendar import days
from anye_desk.office.casework.declaring import Capacity
from anye_desk.office.casework.registry import kinds
from anye_desk.office.casework.reminding import DAYS_BEFORE, remind
from anye_desk.office.outbox.models import Contact, Message

pytestmark = pytest.mark.usefixtures("published")
OUTSIDE = {Capacity.EMPLOYER, Capacity.COUNTERPART, Capacity.PERSON}
NUMBER = "13800138000"
WITH_A_CLOCK = [(kind, state) for kind, state in STATES if kind.state(state).has_clock]


def morning(day):
    return datetime(day.year, day.month, day.day, 1, tzinfo=UTC)


def days_left(case, count):
    """Return the day on which so many working days are left."""
    day = case.due_on
    while days.between(day, case.due_on) < count:
        day -= timedelta(days=1)
    return day


@pytest.mark.parametrize(
    ("kind", "state"), WITH_A_CLOCK, ids=[f"{kind.name}-{state}" for kind, state in WITH_A_CLOCK]
)
def test_each_kind_reminds_those_outside_the_office_and_nobody_else(kind, state, accounts):
    case = case_in(kind, state, accounts)
    whose = kind.state(state).turn & OUTSIDE
    remind([kind], morning(days_left(case, 3)))
    assert Message.objects.count() == len(whose)
    for message in Message.objects.all():
        assert case.number in message.words
        assert str(case.due_on) in message.words
        assert kind.state(state).told.zh in message.words


@pytest.fixture
def case(accounts):
    Contact.objects.create(
        employer_id=sample.MILL, number=NUMBER, source="登记", as_of=date(2026, 1, 1)
    )
    return case_in(kinds()["annual_reviews"], "prefilled", accounts)


def test_once_each_at_seven_three_and_one_days_and_not_before(case):
    kind = [kinds()["annual_reviews"]]
    assert remind(kind, morning(days_left(case, 8))) == 0
    for count in sorted(DAYS_BEFORE, reverse=True):
        day = days_left(case, count)
        assert remind(kind, morning(day)) == 1
        assert remind(kind, morning(day)) == 0
    assert {one.to for one in Message.objects.all()} == {NUMBER}
    assert remind(kind, morning(case.due_on + timedelta(days=1))) == 0


def test_a_day_that_was_left_out_is_made_up_for_once(case):
    kind = [kinds()["annual_reviews"]]
    assert remind(kind, morning(days_left(case, 6))) == 1
    assert remind(kind, morning(days_left(case, 5))) == 0
    assert remind(kind, morning(days_left(case, 2))) == 1


def test_it_says_what_is_missing(case, accounts):
    remind([kinds()["annual_reviews"]], morning(days_left(case, 1)))
    said = Message.objects.get().words
    assert "尚未申报" in said
    assert "逾期未申报的，视为未安排残疾人就业" in said


def test_whoever_has_filed_is_not_reminded(accounts):
    case = case_in(kinds()["annual_reviews"], "filed", accounts)
    remind([kinds()["annual_reviews"]], morning(days_left(case, 1)))
    assert not Message.objects.exists()


def test_where_no_number_is_known_the_outbox_says_so(accounts):
    case = case_in(kinds()["annual_reviews"], "prefilled", accounts)
    remind([kinds()["annual_reviews"]], morning(days_left(case, 1)))
    assert Message.objects.get().state == Message.State.NOWHERE


def test_the_clocks_remind(case, monkeypatch, capsys):
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning(days_left(case, 3)))
    call_command("clocks")
    assert "提醒 1 件" in capsys.readouterr().out
