"""What can be done with contradictions: answer them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from anye_desk.cases.contradictions.models import Answer, Contradiction, GivenAnswer
from anye_desk.cases.contradictions.moves import (
    ANSWERABLE,
    FEDERATION,
    OFFICE,
    AnswerNotAllowedError,
    moved,
)
from anye_desk.office.ledger.actions import record


class ContradictionChangedError(Exception):
    """Somebody answered while this reader was writing; nothing of the answer was kept."""


@dataclass(frozen=True, slots=True)
class Answering:
    """Which contradiction, as seen when; what is said, by whom and when."""

    number: int
    version: int
    answer: Answer
    text: str
    department: str  # the one that speaks; ``OFFICE``: an officer on behalf of the one asked
    actor: str
    at: datetime


@transaction.atomic
def answer(said: Answering) -> Contradiction:
    """Write down what the department that is asked says; the question moves on by its table.

    Raises:
        ContradictionChangedError: if it is not as the reader saw it.
        AnswerNotAllowedError: if the data have settled it, or it is not this department's turn.
    """
    found = Contradiction.objects.select_for_update().get(pk=said.number)
    if found.version != said.version:
        raise ContradictionChangedError(said.number)
    if not may_answer(found, said.department):
        raise AnswerNotAllowedError(said.number)
    is_on_behalf = said.department == OFFICE and found.asked_of != FEDERATION
    GivenAnswer.objects.create(
        contradiction=found,
        answer=said.answer,
        text=said.text,
        department=found.asked_of,
        on_behalf=is_on_behalf,
        answered_by=said.actor,
        answered_at=said.at,
    )
    before = found.state
    found.state, found.asked_of = moved(found.asked_of, found.feed, found.against_feed, said.answer)
    found.version += 1
    found.save(update_fields=["state", "asked_of", "version"])
    record(
        "contradiction:answer",
        subject=f"contradiction:{found.pk}",
        actor=said.actor,
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


def may_answer(found: Contradiction, department: str) -> bool:
    """Test whether it is a department's turn; the office may speak for whoever is asked."""
    is_its_turn = found.asked_of == department and found.state in ANSWERABLE
    return found.is_in_data and (department == OFFICE or is_its_turn)
