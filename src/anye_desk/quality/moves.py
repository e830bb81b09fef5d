"""What an answer does to a contradiction: state by answer, as a table."""

from collections.abc import Mapping

from anye.reporting.quality.indicators import owner_of
from anye_desk.quality.models import Answer, Contradiction

State = Contradiction.State

AFTER: Mapping[Answer, State] = {
    Answer.CONFIRMED: State.CONFIRMED,
    Answer.CORRECTED: State.CORRECTED,
    Answer.EXPLAINED: State.EXPLAINED,
    Answer.NOT_OURS: State.OPEN,  # with the other department; disputed where it too has answered
}


class AnswerNotAllowedError(Exception):
    """The data have settled the contradiction, or another department is asked."""


def moved(asked_of: str, feed: str, against_feed: str, answer: Answer) -> tuple[State, str]:
    """Return the state after an answer, and the department that is then asked."""
    other = owner_of(against_feed)
    if answer != Answer.NOT_OURS:
        return AFTER[answer], asked_of
    if asked_of == owner_of(feed) and other != asked_of:
        return State.OPEN, other
    return State.DISPUTED, asked_of
