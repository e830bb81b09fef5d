"""Answers: which moves are open, what is written down, what two officers at once get."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.made import sample
from tests.made.accounts import account
from tests.made.hand_made_links import ZHANG_AS_SENT
from tests.unit.anye_desk.conftest import AT

from anye_desk.cases.link_reviews import actions
from anye_desk.cases.link_reviews.actions import (
    MergesBackError,
    propose_same_person,
)
from anye_desk.cases.link_reviews.models import LinkDecision, LinkReview
from anye_desk.cases.link_reviews.moves import MOVES, next_state
from anye_desk.office.casework.performing import CaseChangedError, NotFromHereError, NotYoursError
from anye_desk.office.ledger.models import Event
from anye_desk.office.parties.models import Person
from anye_desk.published.years.actions import lift_flags
from anye_desk.published.years.models import YearFlag


def decided():
    return list(LinkDecision.objects.values_list("subject", "left_id", "right_id", "answer"))


def flagged():
    standing = YearFlag.objects.filter(lifted_at=None)
    return set(standing.values_list("year", "employer", "person"))


def person(name):
    return Person.objects.get(name=name)


def test_accepting_writes_decision_and_event_together(zhang, deed_on):
    review = actions.accept(deed_on(zhang, note="查过档案"), sample.ZHANG)
    assert (review.state, review.decided_by, review.decided_at) == ("accepted", "officer", AT)
    assert decided() == [("person", ZHANG_AS_SENT, sample.ZHANG, "same")]
    assert LinkDecision.objects.get().note == "查过档案"
    event = Event.objects.get(action="link_review:accept")
    assert event.details == {"kind": "person", "candidates": [1]}
    assert [one.person for one in event.readings.all()] == [person("张伟").number]


def test_an_event_that_fails_keeps_no_decision(zhang, deed_on, monkeypatch):
    def fails(*_args, **_named):
        raise ConnectionError

    monkeypatch.setattr(actions, "record", fails)
    with pytest.raises(ConnectionError):
        actions.accept(deed_on(zhang), sample.ZHANG)
    assert decided() == []
    zhang.refresh_from_db()
    assert zhang.state == "open"


def test_refusing_one_by_one_asks_the_next_until_none_is_left(zhang, deed_on):
    states = [
        actions.refuse(deed_on(zhang), one).state for one in (sample.ZHANG, sample.WANG, sample.LI)
    ]
    assert states == ["open", "open", "refused"]
    assert {answer for *_, answer in decided()} == {"different"}


def test_none_of_these_refuses_all_that_is_left(zhang, deed_on):
    actions.refuse(deed_on(zhang), sample.WANG)
    assert actions.refuse_all(deed_on(zhang)).state == "refused"
    assert [right for _, _, right, _ in decided()] == [sample.WANG, sample.ZHANG, sample.LI]


def test_unsure_goes_to_the_end_and_may_still_be_answered(zhang, deed_on):
    review = actions.doubt(deed_on(zhang, note="待电话核实"), sample.ZHANG)
    assert (review.state, review.turn) == ("unsure", 0)
    assert actions.accept(deed_on(zhang), sample.ZHANG).state == "accepted"


def test_withdrawing_takes_every_answer_back_and_keeps_the_history(zhang, deed_on):
    actions.refuse(deed_on(zhang), sample.WANG)
    actions.accept(deed_on(zhang), sample.ZHANG)
    review = actions.withdraw(deed_on(zhang))
    assert (review.state, review.decided_by, review.decided_at) == ("open", "", None)
    assert [answer for *_, answer in decided()] == ["different", "same", "withdrawn", "withdrawn"]
    with pytest.raises(NotFromHereError):
        actions.withdraw(deed_on(zhang))


def test_the_second_of_two_officers_changes_nothing(zhang, deed_on):
    first, second = deed_on(zhang), deed_on(zhang, actor="colleague")
    actions.accept(first, sample.ZHANG)
    with pytest.raises(CaseChangedError):
        actions.refuse_all(second)
    assert len(decided()) == 1


LEADS_TO = {  # move by state; what is not here is refused
    "accept": {"open": "accepted", "unsure": "accepted"},
    "refuse": {"open": "open", "unsure": "open"},
    "refuse_all": {"open": "refused", "unsure": "refused"},
    "doubt": {"open": "unsure", "unsure": "unsure"},
    "withdraw": {"open": "open", "unsure": "open", "accepted": "open", "refused": "open"},
    "close": {"open": "closed", "unsure": "closed"},
    "reopen": {"closed": "open", "refused": "open"},
}


@pytest.mark.parametrize("state", LinkReview.State)
@pytest.mark.parametrize("move", LEADS_TO)
def test_a_move_leads_where_it_should_and_from_elsewhere_is_refused(move, state):
    assert MOVES.keys() == LEADS_TO.keys()
    if end := LEADS_TO[move].get(state):
        assert next_state(state, move) == end
    else:
        with pytest.raises(NotFromHereError):
            next_state(state, move)


def test_refusing_a_name_under_an_id_flags_the_years_of_its_holder(linked, deed_on):
    review = LinkReview.objects.create(kind="named", asked_id=99, name="李四", feed="employers")
    review.candidates.create(candidate_id=sample.ZHANG, rank=1, weight=0)
    actions.refuse(deed_on(review), sample.ZHANG)
    assert decided() == [("named", 99, sample.ZHANG, "different")]
    assert (2025, sample.MILL, sample.ZHANG) in flagged()


def test_merging_keeps_both_persons_and_flags_the_years_that_count_either(published, deed_on):
    merged, kept = person("李娜"), person("赵敏")
    review = propose_same_person(merged=merged, kept=kept, by=account(), at=AT)
    actions.accept(deed_on(review), kept.person_id)
    assert decided() == [("same_person", sample.LI, sample.ZHAO, "same")]
    assert Person.objects.filter(pk__in=(sample.LI, sample.ZHAO)).count() == 2
    assert flagged() == {
        (2025, sample.SHOP, sample.LI),
        (2025, sample.AGENCY, sample.ZHAO),
        (2025, sample.OFFICE, sample.ZHAO),  # to which dispatch credits months
    }


def test_a_flag_stands_until_a_run_that_knows_the_decision(published, deed_on):
    kept = person("赵敏")
    review = propose_same_person(merged=person("李娜"), kept=kept, by=account(), at=AT)
    actions.accept(deed_on(review), kept.person_id)
    first = LinkDecision.objects.last().pk
    actions.withdraw(deed_on(review))
    second = LinkDecision.objects.last().pk
    assert lift_flags(2025, [first], at=AT) == 0
    assert lift_flags(2024, [first, second], at=AT) == 0
    assert lift_flags(2025, [first, second], at=AT) == 3
    assert flagged() == set()
    assert YearFlag.objects.count() == 3


def test_refusing_that_two_are_one_moves_nothing(published, deed_on):
    kept = person("赵敏")
    review = propose_same_person(merged=person("李娜"), kept=kept, by=account(), at=AT)
    actions.refuse(deed_on(review), kept.person_id)
    assert flagged() == set()


def test_accepting_a_row_flags_the_years_that_count_its_person(zhang, deed_on):
    actions.accept(deed_on(zhang), sample.ZHANG)
    assert flagged() == {(2025, sample.MILL, sample.ZHANG)}


def test_an_answer_on_an_employer_flags_its_years_and_taking_it_back_too(linked, deed_on):
    mill = LinkReview.objects.get(kind="employer")
    actions.accept(deed_on(mill), sample.MILL)
    assert flagged() == {(2025, sample.MILL, None)}
    lift_flags(2025, [LinkDecision.objects.last().pk], at=AT)
    actions.withdraw(deed_on(mill))
    assert flagged() == {(2025, sample.MILL, None)}
    [flag] = YearFlag.objects.filter(lifted_at=None)
    assert flag.decision == LinkDecision.objects.last().pk


def test_refusing_an_employer_moves_nothing(linked, deed_on):
    actions.refuse(deed_on(LinkReview.objects.get(kind="employer")), sample.MILL)
    assert flagged() == set()


def test_a_pair_refused_before_another_was_proposed_is_asked_about_the_other(published, deed_on):
    merged = person("李娜")
    first = propose_same_person(merged=merged, kept=person("赵敏"), by=account(), at=AT)
    actions.refuse(deed_on(first), sample.ZHAO)
    again = propose_same_person(merged=merged, kept=person("赵敏"), by=account(), at=AT)
    assert again.state == "refused"
    other = propose_same_person(merged=merged, kept=person("王芳"), by=account(), at=AT)
    assert (other.pk, other.state, other.decided_by) == (first.pk, "open", "")


def test_nobody_is_merged_with_themselves_or_in_a_circle(published, deed_on):
    zhang, wang = person("张伟"), person("王芳")
    with pytest.raises(NotFromHereError):
        propose_same_person(merged=zhang, kept=zhang, by=account(), at=AT)
    review = propose_same_person(merged=zhang, kept=wang, by=account(), at=AT)
    actions.accept(deed_on(review), wang.person_id)
    with pytest.raises(NotFromHereError):
        propose_same_person(merged=wang, kept=zhang, by=account(), at=AT)


def test_the_database_refuses_to_forget_a_decision(zhang, deed_on):
    actions.accept(deed_on(zhang), sample.ZHANG)
    for forget in (
        lambda: LinkDecision.objects.update(answer="different"),
        lambda: LinkDecision.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            forget()


@pytest.mark.parametrize(
    "half", [{"state": "accepted", "turn": -1}, {"turn": 0}, {"decided_by": "officer"}]
)
def test_the_database_refuses_half_an_answer(zhang, half):
    with pytest.raises(IntegrityError), transaction.atomic():
        LinkReview.objects.filter(pk=zhang.pk).update(**half)


def test_the_database_refuses_two_persons_for_one_record(zhang):
    with pytest.raises(IntegrityError), transaction.atomic():
        zhang.candidates.update(answer="same")


def test_nobody_is_merged_in_a_circle_by_way_of_others(published, deed_on):
    circle = [person(name) for name in ("李娜", "赵敏", "王芳")]
    asked = [
        propose_same_person(merged=merged, kept=kept, by=account(), at=AT)
        for merged, kept in zip(circle, (*circle[1:], circle[0]), strict=True)
    ]
    actions.accept(deed_on(asked[0]), circle[1].person_id)
    actions.accept(deed_on(asked[1]), circle[2].person_id)
    with pytest.raises(MergesBackError):
        actions.accept(deed_on(asked[2]), circle[0].person_id)
    assert len(decided()) == 2


@pytest.mark.parametrize("role", ["clerk", "registry", "auditor", "township", "person"])
@pytest.mark.parametrize("move", ["accept", "refuse", "refuse_all", "doubt", "withdraw"])
def test_the_deed_itself_asks_whether_questions_are_its_makers(zhang, accounts, move, role):
    deed = actions.Deed(zhang.pk, zhang.version, by=accounts[role], at=AT)
    one = () if move in {"refuse_all", "withdraw"} else (sample.ZHANG,)
    with pytest.raises(NotYoursError):
        getattr(actions, move)(deed, *one)
    with pytest.raises(NotYoursError):
        propose_same_person(merged=person("李娜"), kept=person("赵敏"), by=accounts[role], at=AT)
    assert not decided()
