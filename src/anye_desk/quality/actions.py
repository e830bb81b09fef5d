"""What can be done with contradictions: answer them."""

from datetime import datetime

from django.db import transaction

from anye_desk.ledger.actions import record
from anye_desk.quality.models import Answer, Contradiction, GivenAnswer
from anye_desk.quality.moves import AnswerNotAllowedError, moved


@transaction.atomic
def answer(number: int, given: Answer, text: str, *, actor: str, at: datetime) -> Contradiction:
    """Write down what the department that is asked says; the question moves on by its table.

    Raises:
        AnswerNotAllowedError: if the data have settled the contradiction.
    """
    found = Contradiction.objects.select_for_update().get(pk=number)
    if not found.is_in_data:
        raise AnswerNotAllowedError(number)
    GivenAnswer.objects.create(
        contradiction=found,
        answer=given,
        text=text,
        department=found.asked_of,
        answered_by=actor,
        answered_at=at,
    )
    before = found.state
    found.state, found.asked_of = moved(found.asked_of, found.feed, found.against_feed, given)
    found.save(update_fields=["state", "asked_of"])
    record(
        "contradiction:answer",
        subject=f"contradiction:{found.pk}",
        actor=actor,
        at=at,
        details={"answer": given, "from": before, "to": found.state, "asked_of": found.asked_of},
        persons=[found.person.number] if found.person else [],
    )
    return found
