"""What an officer can do to a question of linkage: answer it, leave it, take the answer back.

Each deed writes its decisions and its event in one transaction, and only on the version of the
question that the officer saw.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from anye_desk.cases.link_reviews.models import LinkCandidate, LinkDecision, LinkReview
from anye_desk.cases.link_reviews.moves import MOVES, TURNS, next_state
from anye_desk.office.access.models import Account
from anye_desk.office.casework.performing import CaseChangedError, NotFromHereError, NotYoursError
from anye_desk.office.ledger.actions import record
from anye_desk.office.parties.identity import DecidedAnew, tell
from anye_desk.office.parties.models import Person

Answer = LinkDecision.Answer
Kind, State = LinkReview.Kind, LinkReview.State
STANDING = (Answer.SAME, Answer.DIFFERENT, Answer.UNSURE)
NO_ANSWER = ""
# The answers that move rows from or to somebody, so that years already shown may change.
MOVES_ROWS: dict[str, Answer] = {
    Kind.PERSON: Answer.SAME,
    Kind.EMPLOYER: Answer.SAME,
    Kind.NAMED: Answer.DIFFERENT,
    Kind.SAME_PERSON: Answer.SAME,
}


class MergesBackError(NotFromHereError):
    """Persons would be merged in a circle, so that nobody of them is left to be."""


@dataclass(frozen=True, slots=True)
class Deed:
    """On which question, as seen when; by whom, when and why."""

    review_id: int
    version: int
    by: Account
    at: datetime
    note: str = ""


def accept(deed: Deed, candidate_id: int) -> LinkReview:
    """Say that the record is about this candidate.

    Raises:
        NotYoursError: if questions are not this account's to answer.
        CaseChangedError: if the question is not as the officer saw it.
        NotFromHereError: if it does not wait for an answer.
        MergesBackError: if the two would be merged into each other, be it by way of others.
    """
    return _answer(deed, "accept", Answer.SAME, lambda one: one.candidate_id == candidate_id)


def _fail_if_merged_back(review: LinkReview, kept: int) -> None:
    """Raise where whom a person is to be merged into is, in the end, merged into that person."""
    if review.kind != Kind.SAME_PERSON:
        return
    asked = LinkReview.objects.filter(kind=Kind.SAME_PERSON)
    # One lock for all: two officers who accept both ways at once come here one after the other.
    asked.select_for_update(of=("self",)).order_by("pk").first()
    merged = dict(
        LinkCandidate.objects.filter(review__in=asked, answer=Answer.SAME).values_list(
            "review__asked_id", "candidate_id"
        )
    )
    while kept in merged:
        kept = merged.pop(kept)
        if kept == review.asked_id:
            raise MergesBackError(review.pk)


def refuse(deed: Deed, candidate_id: int) -> LinkReview:
    """Say that the record is not about this candidate; the next one is asked, if there is any.

    Raises:
        NotYoursError: if questions are not this account's to answer.
        CaseChangedError: if the question is not as the officer saw it.
        NotFromHereError: if it does not wait for an answer.
    """
    others = LinkCandidate.objects.filter(review=deed.review_id).exclude(candidate_id=candidate_id)
    move = "refuse" if others.exclude(answer=Answer.DIFFERENT).exists() else "refuse_all"
    return _answer(deed, move, Answer.DIFFERENT, lambda one: one.candidate_id == candidate_id)


def refuse_all(deed: Deed) -> LinkReview:
    """Say that the record is about none of the candidates.

    Raises:
        NotYoursError: if questions are not this account's to answer.
        CaseChangedError: if the question is not as the officer saw it.
        NotFromHereError: if it does not wait for an answer.
    """
    return _answer(deed, "refuse_all", Answer.DIFFERENT, lambda one: one.answer != Answer.DIFFERENT)


def doubt(deed: Deed, candidate_id: int) -> LinkReview:
    """Leave the question for later: it goes to the end of the queue, marked.

    Raises:
        NotYoursError: if questions are not this account's to answer.
        CaseChangedError: if the question is not as the officer saw it.
        NotFromHereError: if it does not wait for an answer.
    """
    return _answer(deed, "doubt", Answer.UNSURE, lambda one: one.candidate_id == candidate_id)


def withdraw(deed: Deed) -> LinkReview:
    """Take back every answer that stands on this question; it waits again.

    Raises:
        NotYoursError: if questions are not this account's to answer.
        CaseChangedError: if the question is not as the officer saw it.
        NotFromHereError: if no answer stands.
    """
    return _answer(deed, "withdraw", Answer.WITHDRAWN, lambda one: bool(one.answer))


@transaction.atomic
def propose_same_person(*, merged: Person, kept: Person, by: Account, at: datetime) -> LinkReview:
    """Ask whether two persons are one; the answer is a deed of its own.

    Raises:
        NotYoursError: if questions are not this account's to ask.
        NotFromHereError: if it is one person twice.
        MergesBackError: if the reverse was already answered so.
    """
    _fail_unless_officer(by)
    reverse = LinkCandidate.objects.filter(
        review__kind=Kind.SAME_PERSON,
        review__asked_id=kept.person_id,
        candidate_id=merged.person_id,
        answer=Answer.SAME,
    )
    if merged == kept:
        raise NotFromHereError(merged.number)
    if reverse.exists():
        raise MergesBackError(merged.number, kept.number)
    held = LinkReview.objects.select_for_update(of=("self",))
    review, _ = held.get_or_create(
        kind=Kind.SAME_PERSON,
        asked_id=merged.person_id,
        defaults={"name": merged.name, "says": _says(merged), "township": merged.township},
    )
    candidate, _ = review.candidates.get_or_create(
        candidate_id=kept.person_id,
        defaults={"rank": review.candidates.count() + 1, "weight": 0, "says": _says(kept)},
    )
    if review.state in MOVES["reopen"][0] and not candidate.answer:
        review.state = next_state(review.state, "reopen")
        _settle(review, Deed(review.pk, review.version, by=by, at=at))
    record(
        "link_review:propose",
        subject=f"link_review:{review.pk}",
        actor=by.username,
        at=at,
        persons=[merged.number, kept.number],
    )
    return review


def _fail_unless_officer(by: Account) -> None:
    if not by.is_officer:
        raise NotYoursError(by.username)


@transaction.atomic
def _answer(
    deed: Deed, move: str, answer: Answer, concerns: Callable[[LinkCandidate], bool]
) -> LinkReview:
    _fail_unless_officer(deed.by)
    review = LinkReview.objects.select_for_update(of=("self",)).get(pk=deed.review_id)
    if review.version != deed.version:
        raise CaseChangedError(str(review))
    review.state = next_state(review.state, move)
    concerned = [one for one in review.candidates.all() if concerns(one)]
    if not concerned:
        raise NotFromHereError(review.state, move)
    if answer == Answer.SAME:
        _fail_if_merged_back(review, concerned[0].candidate_id)
    was = {one.pk: one.answer for one in concerned}
    decision = _write_decisions(review, concerned, answer, deed)
    _settle(review, deed)
    record(
        f"link_review:{move}",
        subject=f"link_review:{review.pk}",
        actor=deed.by.username,
        at=deed.at,
        details={"kind": review.kind, "candidates": [one.rank for one in concerned]},
        persons=_numbers(review, concerned),
    )
    moving = MOVES_ROWS[review.kind]
    moved = [one for one in concerned if moving in {answer, was[one.pk]}]
    is_employer = review.kind == Kind.EMPLOYER
    employers = [one.candidate_id for one in moved] if is_employer else []
    tell(DecidedAnew(_persons(review, moved), employers, decision, deed.at))
    return review


def _write_decisions(
    review: LinkReview, concerned: Iterable[LinkCandidate], answer: Answer, deed: Deed
) -> int:
    """Write a decision for each pair and return the number of the last."""
    for one in concerned:
        decision = LinkDecision.objects.create(
            review=review,
            subject=review.kind,
            left_id=review.asked_id,
            right_id=one.candidate_id,
            answer=answer,
            decided_at=deed.at,
            decided_by=deed.by.username,
            note=deed.note,
        )
        one.answer = answer if answer in STANDING else NO_ANSWER
        one.save(update_fields=["answer"])
    return decision.pk


def _settle(review: LinkReview, deed: Deed) -> None:
    is_answered = review.state != State.OPEN
    review.decided_by = deed.by.username if is_answered else ""
    review.decided_at = deed.at if is_answered else None
    review.turn = TURNS[State(review.state)]
    review.version += 1
    review.save()


def _persons(review: LinkReview, concerned: Iterable[LinkCandidate]) -> list[int]:
    """Return the persons whose rows a deed opens or moves; none where employers are asked."""
    found = [one.candidate_id for one in concerned] if review.kind != Kind.EMPLOYER else []
    return [*found, review.asked_id] if found and review.kind == Kind.SAME_PERSON else found


def _numbers(review: LinkReview, concerned: Iterable[LinkCandidate]) -> list[str]:
    persons = Person.objects.filter(person_id__in=_persons(review, concerned))
    return list(persons.values_list("number", flat=True))


def _says(person: Person) -> dict[str, list[str | int]]:
    """Return what the desk itself knows of a person."""
    resident_id = person.resident_id
    born_on = f"{resident_id[6:10]}-{resident_id[10:12]}-{resident_id[12:14]}"
    return {
        "id": [resident_id],
        "name": [person.name],
        "birth": [born_on],
        "sex": [1 if person.person_id % 2 else 2],
        "township": [person.township],
    }
