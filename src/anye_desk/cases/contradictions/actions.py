"""What can be done with contradictions: answer them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from anye_desk.cases.contradictions.models import Answer, Contradiction, GivenAnswer
from anye_desk.cases.contradictions.moves import FEDERATION, moved
from anye_desk.cases.contradictions.scopes import may_answer, seen_contradictions
from anye_desk.office.access.models import Account
from anye_desk.office.casework.performing import CaseChangedError, NotFromHereError, NotYoursError
from anye_desk.office.ledger.actions import record


@dataclass(frozen=True, slots=True)
class Answering:
    """Which contradiction, as seen when; what is said, by whom and when."""

    number: int
    version: int
    answer: Answer
    text: str
    by: Account
    at: datetime


@transaction.atomic
def answer(said: Answering) -> Contradiction:
    """Write down what the department that is asked says; the question moves on by its table.

    Raises:
        NotYoursError: if there is no such contradiction for this account.
        CaseChangedError: if it is not as the reader saw it.
        NotFromHereError: if the data have settled it, or it is another's turn.
    """
    found = Contradiction.objects.select_for_update().filter(pk=said.number).first()
    if found is None or not seen_contradictions(said.by).filter(pk=found.pk).exists():
        raise NotYoursError(said.number)
    if found.version != said.version:
        raise CaseChangedError(said.number)
    if not may_answer(found, said.by):
        raise NotFromHereError(said.number)
    is_on_behalf = said.by.is_officer and found.asked_of != FEDERATION
    GivenAnswer.objects.create(
        contradiction=found,
        answer=said.answer,
        text=said.text,
        department=found.asked_of,
        on_behalf=is_on_behalf,
        answered_by=said.by.username,
        answered_at=said.at,
    )
    before = found.state
    found.state, found.asked_of = moved(found.asked_of, found.feed, found.against_feed, said.answer)
    found.version += 1
    found.save(update_fields=["state", "asked_of", "version"])
    record(
        "contradiction:answer",
        subject=f"contradiction:{found.pk}",
        actor=said.by.username,
        at=said.at,
        details={
            "answer": said.answer,
            "from": before,
            "to": found.state,
            "asked_of": found.asked_of,
            "on_behalf": is_on_behalf,
        },
        persons=[found.person.number] if found.person else [],
    )
    return found
