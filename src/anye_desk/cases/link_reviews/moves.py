"""Where a question may go from where it stands."""

from collections.abc import Mapping

from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.office.casework.performing import NotFromHereError

State = LinkReview.State

WAITING = frozenset({State.OPEN, State.UNSURE})
MOVES: Mapping[str, tuple[frozenset[State], State]] = {
    "accept": (WAITING, State.ACCEPTED),
    "refuse": (WAITING, State.OPEN),  # and the next candidate is shown
    "refuse_all": (WAITING, State.REFUSED),
    "doubt": (WAITING, State.UNSURE),
    "withdraw": (frozenset({*WAITING, State.ACCEPTED, State.REFUSED}), State.OPEN),
    "close": (WAITING, State.CLOSED),  # newer links no longer ask
    "reopen": (frozenset({State.CLOSED, State.REFUSED}), State.OPEN),  # asked again, or of another
}
TURNS: Mapping[State, int] = {
    State.OPEN: 1,
    State.UNSURE: 0,
    State.ACCEPTED: -1,
    State.REFUSED: -1,
    State.CLOSED: -1,
}


def next_state(state: str, move: str) -> State:
    """Return where a deed leads.

    Raises:
        NotFromHereError: if the question does not stand where the deed starts from.
    """
    starts, end = MOVES[move]
    if state not in starts:
        raise NotFromHereError(state, move)
    return end
