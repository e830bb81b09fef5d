"""What a case's page shows: where it stands, what its reader can do, and in words why not more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from anye_desk.frame.language import Text, say
from anye_desk.office.access.models import Account
from anye_desk.office.calendar import days
from anye_desk.office.casework.declaring import CAPACITIES, Doing, Kind, Move, State
from anye_desk.office.casework.forms import MoveForm
from anye_desk.office.casework.models import Case, Step
from anye_desk.office.casework.performing import CaseworkError, fail_unless_open
from anye_desk.office.casework.scopes import capacities
from anye_desk.office.casework.words import refusal


@dataclass(frozen=True, slots=True)
class Open:
    """A move that the reader can make, with its form."""

    move: Move
    form: MoveForm


@dataclass(frozen=True, slots=True)
class Shut:
    """A move that the reader may make, but not as things are, and why."""

    move: Move
    why: tuple[str, ...]


def moves_of(
    kind: Kind,
    case: Case,
    record: Any,  # noqa: ANN401 (the kind's own row)
    account: Account,
    at: datetime,
    said: Mapping[str, MoveForm] | None = None,
) -> tuple[list[Open], list[Shut]]:
    """Return what an account can do with a case as it stands, and what not, and why.

    Args:
        kind: the declaration the case runs under.
        case: the case.
        record: its own row.
        account: whose page it is.
        at: the moment.
        said: forms already filled in, by the move's name.
    """
    stands, can, cannot = capacities(account, case), [], []
    for move in kind.leading_from(case.state):
        if not move.who & stands:
            continue
        try:
            fail_unless_open(Doing(kind, move, case, record, account, at, {}), is_offer=True)
        except CaseworkError as error:
            if not move.takes_back:
                cannot.append(Shut(move, refusal(error)))
        else:
            form = (said or {}).get(move.name) or form_of(move, case, record)
            can.append(Open(move, form))
    return can, cannot


def form_of(move: Move, case: Case | None = None, record: Any = None, data: Any = None) -> MoveForm:  # noqa: ANN401
    """Return the form of a move; filled in with what the case says already, or with data."""
    initial = {"version": case.version if case else 0}
    known = getattr(move.form, "known", None)
    if record is not None and known:
        initial |= known(record)
    reasons = [(reason.code, str(reason.words)) for reason in move.reasons]
    auto_id = f"{move.name}-%s"
    return move.form(data, initial=initial, reasons=reasons, record=record, auto_id=auto_id)


@dataclass(frozen=True, slots=True)
class Told:
    """One step of a case's way, as its page tells it."""

    step: Step
    what: Text
    end: Text
    who: str
    reason: str


def way_of(kind: Kind, case: Case, reader: Account) -> list[Told]:
    """Return the steps of a case, the latest first; officers are named to officers alone."""
    steps: Iterable[Step] = case.steps.select_related("by").order_by("-version")
    return [_told(kind, step, reader) for step in steps]


def _told(kind: Kind, step: Step, reader: Account) -> Told:
    move = kind.move(step.move)
    reasons = {reason.code: reason.words for reason in move.reasons} if move else {}
    return Told(
        step,
        move.words if move else Text(step.move, step.move),
        kind.state(step.end).words,
        _named(step.by, reader),
        str(reasons.get(step.reason, step.reason)),
    )


def _named(by: Account | None, reader: Account) -> str:
    if by is None:
        return say("到期自动", "by itself, when due")
    if by.is_officer and not reader.reads_all:
        return say("区残联", "the district federation")
    return by.display_name


def whose_turn(state: State) -> str:
    """Return in words who is to do something."""
    named = [str(CAPACITIES[one]) for one in CAPACITIES if one in state.turn]
    return say("、", ", ").join(named)


def days_left(case: Case, today: date) -> int | None:
    """Return how many working days are left; negative where it is overdue, none without a clock."""
    return None if case.due_on is None else days.between(today, case.due_on)


def is_announced(case: Case) -> bool:
    """Test whether the holidays are known of the year in which a case is due."""
    return case.due_on is None or days.is_announced(case.due_on.year)
