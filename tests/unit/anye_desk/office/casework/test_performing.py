"""What no declaration shows: four eyes, numbers, silence, double clicks, steps that stay."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.unit.anye_desk.office.casework.walked import AT, case_in, order

from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account
from anye_desk.office.calendar import days
from anye_desk.office.casework.clocks import time_out
from anye_desk.office.casework.declaring import Capacity, Move, State
from anye_desk.office.casework.models import Case, Part, Step
from anye_desk.office.casework.performing import (
    CaseChangedError,
    SameHumanError,
    new_numbers,
    perform,
)
from anye_desk.office.casework.registry import kinds

pytestmark = pytest.mark.usefixtures("published")
BOTH = frozenset({Capacity.HANDLER, Capacity.REVIEWER})


@pytest.fixture
def kind():
    return kinds()["dispatch_filings"]


@pytest.fixture
def two_eyed(kind):
    """A kind whose office checks and then decides, by two humans."""
    checked = State("checked", Text("已初审", "checked"), BOTH, within=5)
    check = Move("check", Text("初审", "Check"), ("at_office",), "checked", BOTH, part="checker")
    decide = Move("decide", Text("复核", "Decide"), ("checked",), "refused", BOTH, part="decider")
    return replace(kind, states=(*kind.states, checked), moves=(*kind.moves, check, decide))


def test_two_accounts_of_one_human_are_not_four_eyes(two_eyed, accounts):
    case = case_in(two_eyed, "at_office", accounts)
    officer, reviewer = accounts["officer"], accounts["reviewer"]
    Account.objects.filter(pk__in=(officer.pk, reviewer.pk)).update(natural="工号7")
    officer.refresh_from_db()
    reviewer.refresh_from_db()
    perform(two_eyed, order(two_eyed, two_eyed.move("check"), officer, case, said={}))
    case.refresh_from_db()
    decide = order(two_eyed, two_eyed.move("decide"), reviewer, case, said={})
    with pytest.raises(SameHumanError):
        perform(two_eyed, decide)
    Account.objects.filter(pk=reviewer.pk).update(natural="工号8")
    assert (
        perform(two_eyed, replace(decide, by=Account.objects.get(pk=reviewer.pk))).state
        == "refused"
    )


def test_the_database_itself_refuses_a_second_part_of_one_human(kind, accounts):
    case = case_in(kind, "at_office", accounts)
    Part.objects.create(case=case, human="工号7", part="checker")
    with pytest.raises(IntegrityError), transaction.atomic():
        Part.objects.create(case=case, human="工号7", part="decider")


def test_numbers_go_on_by_kind_and_year_and_none_is_given_twice(kind):
    first = new_numbers(kind, 2026, 3)
    assert first[-1] == f"蓟残派〔2026〕{int(first[0][-6:]) + 2:06}"
    assert int(new_numbers(kind, 2026, 1)[0][-6:]) == int(first[-1][-6:]) + 1
    assert new_numbers(kind, 2027, 1) == ["蓟残派〔2027〕000001"]


def test_a_double_click_does_it_once(kind, accounts):
    case = case_in(kind, "filed", accounts)
    wanted = order(kind, kind.move("confirm"), accounts["other_clerk"], case)
    perform(kind, wanted)
    with pytest.raises(CaseChangedError):
        perform(kind, wanted)
    assert Step.objects.filter(case=case, move="confirm").count() == 1


def test_silence_does_what_is_declared_once_the_last_working_day_is_over(kind, accounts):
    case = case_in(kind, "filed", accounts)
    assert case.due_on == days.after(AT.date(), 10)
    on_the_day = AT + timedelta(days=(case.due_on - AT.date()).days)
    assert time_out([kind], on_the_day) == (0, [])
    assert time_out([kind], on_the_day + timedelta(days=1)) == (1, [])
    case.refresh_from_db()
    assert case.state == "at_office"
    assert Step.objects.get(case=case, move="ask_office").by is None
    assert time_out([kind], on_the_day + timedelta(days=1)) == (0, [])


def test_what_is_taken_back_is_the_last_that_happened_and_ones_own(kind, accounts):
    case = case_in(kind, "in_force", accounts)
    perform(kind, order(kind, kind.move("unconfirm"), accounts["other_clerk"], case))
    case.refresh_from_db()
    assert (case.state, case.closed_at) == ("filed", None)


@pytest.mark.parametrize("change", [lambda rows: rows.update(note="x"), lambda rows: rows.delete()])
def test_the_database_itself_refuses_to_change_a_step(kind, accounts, change):
    case = case_in(kind, "filed", accounts)
    with pytest.raises(DatabaseError), transaction.atomic():
        change(Step.objects.filter(case=case))


def test_a_case_keeps_the_declaration_it_was_opened_under(kind, accounts):
    case = case_in(kind, "filed", accounts)
    newer = replace(
        kind, version=2, moves=tuple(m for m in kind.moves if m.name != "dispute"), former=(kind,)
    )
    perform(newer, order(kind, kind.move("dispute"), accounts["other_clerk"], case))
    assert Case.objects.get(pk=case.pk).state == "disputed"


def test_a_day_in_a_year_whose_holidays_are_not_announced_says_so(kind, accounts, client_of):
    case = case_in(kind, "at_office", accounts)
    client, address = client_of("officer"), f"/dispatch-filings/{case.pk}/"
    said = "放假安排尚未公布"
    assert said not in client.get(address).content.decode()
    Case.objects.filter(pk=case.pk).update(due_on="2031-01-06")
    assert said in client.get(address).content.decode()


def test_a_page_says_by_what_law_it_goes_and_that_its_days_are_the_offices_own(
    kind, accounts, client_of
):
    case = case_in(kind, "filed", accounts)
    page = client_of("clerk").get(f"/dispatch-filings/{case.pk}/").content.decode()
    assert kind.basis.zh in page
    assert "未核实" in kind.basis.zh


def test_numbers_begin_as_the_office_says(kind, settings):
    settings.OFFICE_MARK = "宝残"
    assert new_numbers(kind, 2026, 1)[0].startswith("宝残派〔2026〕")


def test_a_kind_hands_over_by_moves_that_are_there():
    reviews = kinds()["annual_reviews"]
    wrong = replace(reviews.batches, given_by={"filed": "hand_over"})
    with pytest.raises(ValueError, match="no move hand_over from filed"):
        replace(reviews, batches=wrong)
