"""What an answer does to a contradiction: state by answer, as a table."""

from collections.abc import Mapping

from anye.quality.indicators import owner_of
from anye_desk.cases.contradictions.models import Answer, Contradiction

State = Contradiction.State

FEDERATION = owner_of("disability_certificates")  # whose officers answer for it by themselves
OFFICE = ""  # speaks for whoever is asked, also after what was answered
# From where a department may answer; what it has settled only the office opens again.
ANSWERABLE = frozenset({State.OPEN})
AFTER: Mapping[Answer, State] = {
    Answer.CONFIRMED: State.CONFIRMED,
    Answer.CORRECTED: State.CORRECTED,
    Answer.EXPLAINED: State.EXPLAINED,
    Answer.NOT_OURS: State.OPEN,  # with the other department; disputed where it too has answered
}


def moved(asked_of: str, feed: str, against_feed: str, answer: Answer) -> tuple[State, str]:
    """Return the state after an answer, and the department that is then asked."""
    other = owner_of(against_feed)
    if answer != Answer.NOT_OURS:
        return AFTER[answer], asked_of
    if other == asked_of == owner_of(feed):
        return State.UPHELD, asked_of  # nobody else to ask: it sent both rows
    if asked_of == owner_of(feed):
        return State.OPEN, other
    return State.DISPUTED, asked_of
