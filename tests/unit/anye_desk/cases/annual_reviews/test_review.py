"""A year is filed as it stands or otherwise, checked, decided by another, contested and frozen."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.made import sample
from tests.unit.anye_desk.cases.annual_reviews.made import said
from tests.unit.anye_desk.office.casework.walked import AT, case_in, order

from anye_desk.cases.annual_reviews import facts
from anye_desk.cases.annual_reviews.models import AnnualReview, Decision, HandOver
from anye_desk.office.access.models import Account
from anye_desk.office.calendar import days
from anye_desk.office.casework.bulk.verdicts import looked_at
from anye_desk.office.casework.bulk.verdicts import made as made_of_many
from anye_desk.office.casework.clocks import time_out
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.pages import form_of
from anye_desk.office.casework.performing import (
    MISSES_A_DAY,
    MissingError,
    Order,
    SaidWrongError,
    SameHumanError,
    perform,
)
from anye_desk.office.casework.registry import kinds
from anye_desk.office.papers.models import Paper
from anye_desk.office.parties.models import Person
from anye_desk.published.years.models import PublishedRun

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def kind():
    return kinds()["annual_reviews"]


@pytest.fixture
def make(kind, accounts):
    """Make a move of a case by somebody, as the form of the move makes it."""

    def made(case, move, by, at=AT, **more):
        case.refresh_from_db()
        account = accounts[by] if isinstance(by, str) else by
        wanted = order(kind, kind.move(move), account, case, at, {**said(move), **more})
        return perform(kind, wanted)

    return made


def review_of(case):
    return AnnualReview.objects.get(case=case)


def test_a_year_filed_as_it_stands_has_no_risk_and_its_check_asks_nothing(kind, accounts, make):
    case = case_in(kind, "prefilled", accounts)
    review = review_of(case)
    review.wages_total = review.headcount_months * 300_000  # what the small district lacks
    review.save()
    assert make(case, "file", "clerk").risk == 0
    make(case, "check", "officer")
    make(case, "decide", "reviewer")
    decision = review_of(case).decision
    assert decision.credited_months == review.counted_months == 24  # 张伟, level 2, all year


def test_a_month_that_is_claimed_is_judged_by_itself(kind, accounts, make):
    case = case_in(kind, "prefilled", accounts)
    make(case, "claim", "clerk")  # 王芳, July and August: no record
    make(case, "file", "clerk")
    july, august = facts.claims(review_of(case))
    case.refresh_from_db()
    bare = Order("check", accounts["officer"], AT, case=case.pk, version=case.version)
    with pytest.raises(SaidWrongError):  # as bulk and the API come: nothing is said of the months
        perform(kind, bare)
    verdicts = {f"month_{july.pk}": "1", f"month_{august.pk}": "not_insured"}
    make(case, "check", "officer", **verdicts)
    make(case, "decide", "reviewer")
    assert review_of(case).decision.counted_months == 25
    text = json.loads(review_of(case).decision.sealed)
    assert [202507, 1] in [month[1:] for month in text["months"]]
    assert [202508, 0] in [month[1:] for month in text["months"]]


def test_a_person_of_whom_there_is_no_record_is_added_and_taken_away_again(kind, accounts, make):
    case = case_in(kind, "prefilled", accounts)
    li = Person.objects.get(person_id=sample.LI)
    named = {"name": li.name, "resident_id": li.resident_id, "first": "1", "last": "12"}
    make(case, "claim", "clerk", **named)
    assert review_of(case).months.filter(person=li, is_recorded=False, claim=1).count() == 12
    assert facts.counted_months(review_of(case).months.all()) == 24  # nothing counts by being said
    make(case, "take_claims_back", "clerk")
    assert not review_of(case).months.filter(person=li).exists()
    with pytest.raises(SaidWrongError):
        make(case, "claim", "clerk", **{**named, "name": "李四"})


def test_figures_hold_only_where_the_officer_takes_them(kind, accounts, make):
    for answer, staff in (("said", 481), ("kept", 492)):
        case = case_in(kind, "prefilled", accounts)
        recorded = review_of(case).headcount_months
        said_so = {"headcount_months": "481", "wages_total": "1,234,567.89", "note": "补发工资"}
        make(case, "change_figures", "clerk", **said_so)
        assert review_of(case).said_wages_total == 123456789
        make(case, "file", "clerk")
        make(case, "check", "officer", figures=answer, note="已核对工资表")
        make(case, "decide", "reviewer")
        expected = staff if answer == "said" else recorded
        assert review_of(case).decision.headcount_months == expected


def test_what_agrees_with_the_records_is_no_difference(kind, accounts, make):
    case = case_in(kind, "prefilled", accounts)
    recorded = review_of(case).headcount_months
    make(case, "change_figures", "clerk", headcount_months=str(recorded))
    assert not facts.figures_differ(review_of(case))
    zhang = review_of(case).months.get(month=202501, person=sample.ZHANG).person.number
    with pytest.raises(SaidWrongError):  # counts in January already
        make(case, "claim", "clerk", who=zhang, first="1", last="1")


def test_what_looks_odd_is_said_before_filing(kind, accounts, make):
    case = case_in(kind, "prefilled", accounts)
    make(case, "change_figures", "clerk", headcount_months="3", wages_total="400", note="确认")
    said_of_it = " ".join(one.zh for one in facts.warnings(review_of(case)))
    for words in ("少于残疾职工人月", "单位是元，不是万元", "相差一倍以上"):
        assert words in said_of_it


def test_a_decision_rests_on_a_run_and_its_seal_is_of_its_words(kind, accounts, published):
    case = case_in(kind, "decided", accounts)
    decision = review_of(case).decision
    run = PublishedRun.objects.get(pk=published.pk)
    assert (decision.run_id, decision.law_version, decision.method_version) == (
        run.run_id,
        run.law_version,
        run.method_version,
    )
    assert decision.seal == hashlib.sha256(decision.sealed.encode()).hexdigest()
    assert json.loads(decision.sealed)["credited_months"] == decision.credited_months
    paper = Paper.objects.get(case=case)
    assert decision.seal in str(paper.says)
    assert "张伟" not in str(paper.says)


@pytest.mark.parametrize(
    "change", [lambda rows: rows.update(credited_months=999), lambda rows: rows.delete()]
)
def test_the_database_itself_refuses_to_change_a_decision(kind, accounts, change):
    case = case_in(kind, "decided", accounts)
    with pytest.raises(DatabaseError), transaction.atomic():
        change(Decision.objects.filter(review__case=case))


def test_the_database_itself_refuses_half_a_decision(kind, accounts):
    case = case_in(kind, "checked", accounts)
    review = review_of(case)
    with pytest.raises(IntegrityError), transaction.atomic():
        AnnualReview.objects.filter(pk=review.pk).update(contest_until="2026-06-30")
    half = {"run_id": "x", "law_version": "", "method_version": "x", "sealed": "x", "seal": "x"}
    figures = dict.fromkeys(
        ("headcount_months", "wages_total", "counted_months", "credited_months"), 1
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(review=review, number=1, decided_at=AT, **half, **figures)


def test_a_contest_goes_to_another_reviewer_once_and_in_its_days(kind, accounts, make):
    case = case_in(kind, "decided", accounts)
    last = review_of(case).contest_until
    assert last == days.after(AT.date(), 10)
    late = AT.replace(month=last.month, day=last.day + 1)
    with pytest.raises(MissingError):
        make(case, "contest", "clerk", at=late)
    make(case, "contest", "clerk")
    make(case, "claim", "clerk")
    july, august = facts.claims(review_of(case))
    answers = {f"month_{july.pk}": "1", f"month_{august.pk}": "1"}
    with pytest.raises(SameHumanError):
        make(case, "decide_again", "reviewer", **answers)
    twin = Account.objects.create(
        username="twin", role=Account.Role.REVIEWER, natural=accounts["officer"].human
    )
    with pytest.raises(SameHumanError):  # who checked it under another account
        make(case, "decide_again", twin, **answers)
    other = Account.objects.create(username="other-reviewer", role=Account.Role.REVIEWER)
    make(case, "decide_again", other, **answers)
    first, second = Decision.objects.filter(review__case=case).order_by("number")
    assert second.counted_months == first.counted_months + 2
    assert review_of(case).decision == second
    with pytest.raises(MissingError):
        make(case, "contest", "clerk")


def test_it_is_withdrawn_only_while_no_officer_opened_it(kind, accounts, make, client_of):
    case = case_in(kind, "filed", accounts)
    client_of("clerk").get(f"/annual-reviews/{case.pk}/")
    make(case, "withdraw", "clerk")
    make(case, "file", "clerk")
    client_of("officer").get(f"/annual-reviews/{case.pk}/")
    with pytest.raises(MissingError):
        make(case, "withdraw", "clerk")


def test_who_did_not_file_may_file_late_for_a_reason(kind, accounts, make):
    case = case_in(kind, "not_filed", accounts)
    assert not Decision.objects.filter(review__case=case).exists()
    make(case, "accept_late", "officer")
    assert Case.objects.get(pk=case.pk).due_on == days.after(AT.date(), 10)
    make(case, "file", "clerk")


def test_a_move_that_stays_leaves_the_clock(kind, accounts, make):
    case = case_in(kind, "sent_back", accounts)
    due = case.due_on
    later = AT.replace(day=5)
    make(case, "change_figures", "clerk", at=later)
    case.refresh_from_db()
    assert (case.state, case.due_on) == ("sent_back", due)


def test_the_page_says_each_month_in_words_with_its_reason(kind, accounts, client_of):
    case = case_in(kind, "prefilled", accounts)
    text = client_of("clerk").get(f"/annual-reviews/{case.pk}/").content.decode()
    for words in ("计2", "不计", "1月至6月：当月工资低于当地最低工资标准", "与记录完全一致"):
        assert words in text


def test_whom_a_claim_names_is_not_found_by_trying(kind, accounts, make):
    case = case_in(kind, "prefilled", accounts)
    for _ in range(MISSES_A_DAY):
        with pytest.raises(SaidWrongError) as missed:
            make(case, "claim", "clerk", name="张飞")
        assert missed.value.is_miss
    with pytest.raises(SaidWrongError) as refused:
        make(case, "claim", "clerk")
    assert not refused.value.is_miss


def test_what_was_not_signed_falls_away_when_a_sent_back_year_goes_on(kind, accounts, make):
    case = case_in(kind, "sent_back", accounts)
    before = review_of(case).signed
    make(case, "change_figures", "clerk", headcount_months="1", wages_total="999", note="确认")
    make(case, "claim", "clerk")
    case.refresh_from_db()
    time_out([kind], AT + timedelta(days=40))
    case.refresh_from_db()
    review = review_of(case)
    assert case.state == "filed"
    assert [review.said_headcount_months, review.said_wages_total] == before["figures"]
    assert len(facts.claims(review)) == len(before["claims"]) == 0
    assert case.risk == facts.risk(review)


def test_what_was_signed_stands_when_a_sent_back_year_goes_on(kind, accounts, make):
    case = case_in(kind, "prefilled", accounts)
    make(case, "claim", "clerk")
    make(case, "change_figures", "clerk")
    make(case, "file", "clerk")
    make(case, "send_back", "officer")
    make(case, "take_claims_back", "clerk")
    time_out([kind], AT + timedelta(days=40))
    review = review_of(case)
    assert len(facts.claims(review)) == 2
    assert review.said_headcount_months == 481


def test_a_month_counts_at_one_employer_only(kind, accounts, make):
    elsewhere = case_in(kind, "prefilled", accounts)
    case = case_in(kind, "prefilled", accounts)
    make(case, "claim", "clerk")  # 王芳, July and August
    july, august = facts.claims(review_of(case))
    there = review_of(elsewhere).months.filter(person=july.person, month=july.month)
    there.update(counts=1, failed=0)
    make(case, "file", "clerk")
    judged = {f"month_{july.pk}": "1", f"month_{august.pk}": "1"}
    with pytest.raises(SaidWrongError, match=f"month_{july.pk}"):
        make(case, "check", "officer", **judged)
    make(case, "check", "officer", **{**judged, f"month_{july.pk}": "elsewhere"})


@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2026, 7, 1)])
def test_a_year_is_filed_within_its_window(day, kind, accounts, make):
    case = case_in(kind, "prefilled", accounts)
    at = datetime.combine(day, datetime.min.time(), tzinfo=UTC) + timedelta(hours=2)
    with pytest.raises(MissingError):
        make(case, "file", "clerk", at)


def test_a_filing_is_not_withdrawn_once_it_could_not_be_made_again(kind, accounts, make):
    case = case_in(kind, "filed", accounts)
    with pytest.raises(MissingError):
        make(case, "withdraw", "clerk", AT + timedelta(days=40))


def test_a_year_goes_into_no_file_that_does_not_name_it(kind, accounts, make):
    case = case_in(kind, "decided", accounts)
    HandOver.objects.create(
        number="x", year=sample.YEAR, at=AT, rows=1, text="x,91120225MA00009999,2025", sha256=""
    )
    with pytest.raises(SaidWrongError, match="number"):
        make(case, "hand_over", "officer", number="x")


def test_who_rules_against_a_claim_refuses_it(kind, accounts, make):
    case = case_in(kind, "prefilled", accounts)
    zhang = Person.objects.get(person_id=sample.ZHANG)
    make(case, "claim", "clerk", who=zhang.number, claim="0")
    make(case, "file", "clerk")
    case.refresh_from_db()
    form = form_of(kind.move("check"), case, review_of(case))
    offered = {code for code, _ in list(form.fields.values())[1].choices}
    assert not {"1", "2"} & offered
    assert "0" in offered


def test_what_is_to_be_decided_by_itself_is_not_offered_for_many(kind, accounts, make):
    clean = case_in(kind, "filed", accounts)
    differing = case_in(kind, "prefilled", accounts)
    make(differing, "claim", "clerk")
    make(differing, "file", "clerk")
    chosen = {one.pk: Case.objects.get(pk=one.pk).version for one in (clean, differing)}
    can, cannot = looked_at(accounts["officer"], kind, "check", chosen, AT)
    assert can.is_made
    assert "单独办理" in cannot.why[0]
    ended = list(made_of_many(accounts["officer"], kind, "check", chosen, {}, AT))
    assert [one.is_made for one in ended] == [True, False]


def test_the_certificate_says_how_a_severe_disability_counts(kind, accounts):
    case = case_in(kind, "decided", accounts)
    said = str(Paper.objects.get(case=case).says)
    assert "重度残疾的按2人计" in said
    assert "'认定计入人月', '24'" in said  # 张伟 alone, level 2
