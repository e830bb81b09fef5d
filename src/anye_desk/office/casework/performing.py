"""The only way a case changes.

One transaction: lock the row, see that it is as the maker saw it, ask who may, what must hold and
whether these are other eyes; then the kind's own deed, the step, the event, the clock. Pages, the
API, bulk, imports and time-outs all come here, so no road is looser than another.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account
from anye_desk.office.access.row_security import of_a_deed
from anye_desk.office.calendar import days
from anye_desk.office.casework.declaring import Doing, Guard, Kind, State
from anye_desk.office.casework.eyes import OTHERS_ARE_LEFT, has_other_part, take_part
from anye_desk.office.casework.models import Case, LastNumber, Step
from anye_desk.office.casework.scopes import capacities
from anye_desk.office.ledger.actions import record as write_event
from anye_desk.office.ledger.models import Event

WHO = "resident_id"  # the field of a form that names a person who may or may not be known
MISS, MISSES_A_DAY, A_DAY = "{}:miss", 20, timedelta(days=1)
TOO_MANY_MISSES = Text(
    "今天已多次填写了查无此人的信息，暂不能再申报；请核对材料，明天再试，或联系区残联。",
    "Too many entries today named nobody known: check your papers and try again tomorrow,"
    " or ask the district.",
)


class CaseworkError(Exception):
    """A move was not made; nothing of it was kept."""


class NotYoursError(CaseworkError):
    """The maker may not make this move of this case; to it the case may not even exist."""


class CaseChangedError(CaseworkError):
    """The case is not as the maker saw it."""


class NotFromHereError(CaseworkError):
    """The move does not start from where the case stands."""


class SameHumanError(CaseworkError):
    """The human behind the account took another part in this case: four eyes are two humans'."""


class MissingError(CaseworkError):
    """Something must hold first; the guards say what."""

    def __init__(self, guards: Iterable[Guard], named: Mapping[str, str] | None = None) -> None:
        """Keep the guards, and by their names what stands against the move."""
        self.guards, self.named = tuple(guards), named or {}
        super().__init__(*(guard.name for guard in self.guards))


class SaidWrongError(CaseworkError):
    """What was said with the move cannot be; names the field and says how to put it right."""

    def __init__(self, field_name: str, words: Text, *, is_miss: bool = False) -> None:
        """Keep the field and the sentence; a miss, which may be a guess, is counted."""
        self.field_name, self.words, self.is_miss = field_name, words, is_miss
        super().__init__(field_name)


@dataclass(frozen=True, slots=True)
class Order:
    """A move that somebody wants made: of which case, as seen when; by whom, when, and what said.

    Attributes:
        move: its name.
        by: the account; none: the clock.
        at: the moment.
        case: the case's key; none: one is to be opened.
        version: of the case as the maker saw it.
        said: the cleaned fields of the move's form.
    """

    move: str
    by: Account | None
    at: datetime
    case: int | None = None
    version: int = 0
    said: Mapping[str, Any] = field(default_factory=dict)


def perform(kind: Kind, order: Order) -> Case:
    """Make a move of a case and return the case as it then is.

    Raises:
        NotYoursError: if there is no such case or move for this account.
        CaseChangedError: if the case is not as the maker saw it.
        NotFromHereError: if the move does not start from where the case stands.
        MissingError: if a guard does not hold.
        SameHumanError: if four eyes are wanted and these are the same two.
        SaidWrongError: if the kind's own deed refuses what was said.
    """
    if WHO in order.said:
        fail_if_guessing(order)
    try:
        with of_a_deed():
            return _open(kind, order) if order.case is None else _move(kind, order, order.case)
    except SaidWrongError as error:
        if error.is_miss and order.by:  # written down although nothing else is kept
            missed, by = MISS.format(kind.name), order.by.username
            write_event(missed, subject=kind.name, actor=by, at=order.at)
        raise


def fail_if_guessing(order: Order) -> None:
    """Let an account name a person that has not too often named one whom nobody knows.

    Raises:
        SaidWrongError: if it has: whether somebody is known here is not to be found by trying.
    """
    if order.by is None:
        return
    misses = Event.objects.filter(actor=order.by.username, happened_at__gt=order.at - A_DAY)
    if misses.filter(action__endswith=MISS.format("")).count() >= MISSES_A_DAY:
        raise SaidWrongError("", TOO_MANY_MISSES)


@transaction.atomic
def _move(kind: Kind, order: Order, number: int) -> Case:
    found = Case.objects.select_for_update(of=("self",)).filter(kind=kind.name, pk=number)
    case = found.first()
    if case is None:
        raise NotYoursError(order.move)
    declared, doing = kind.at(case.declared), considered(kind, case, order)
    _take_part(doing)
    doing.move.deed(doing)
    _advance(declared, doing)
    return case


def considered(kind: Kind, case: Case, order: Order) -> Doing:
    """Return a move as it is to be made of a case; nothing is done yet.

    Raises:
        CaseworkError: if it cannot be made; see ``perform``.
    """
    declared = kind.at(case.declared)
    move = declared.move(order.move)
    if move is None or move.opens or not move.who & capacities(order.by, case):
        raise NotYoursError(order.move)
    if case.version != order.version:
        raise CaseChangedError(case.number)
    doing = Doing(declared, move, case, row_of(declared, case), order.by, order.at, order.said)
    fail_unless_open(doing)
    return doing


def fail_unless_open(doing: Doing, *, is_offer: bool = False) -> None:
    """Let a move pass that can be made as the case stands.

    Args:
        doing: the move.
        is_offer: nothing is said yet, so what hangs on that is not asked.

    Raises:
        NotFromHereError: if it does not start from here, or takes back what is no longer the last.
        SameHumanError: if its maker took another part.
        MissingError: if a guard does not hold.
    """
    move, case = doing.move, doing.case
    if case.state not in move.starts:
        raise NotFromHereError(case.number, case.state, move.name)
    if move.takes_back and not _is_last(doing):
        raise NotFromHereError(case.number, case.state, move.name)
    if has_other_part(doing):
        raise SameHumanError(case.number)
    _fail_unless_they_hold(
        doing, [guard for guard in move.guards if not (is_offer and guard.by_what_is_said)]
    )


def _fail_unless_they_hold(doing: Doing, guards: Iterable[Guard]) -> None:
    missing = [guard for guard in (OTHERS_ARE_LEFT, *guards) if not guard.holds(doing)]
    if missing:
        named = {guard.name: guard.found(doing) for guard in missing if guard.found}
        raise MissingError(missing, named)


@transaction.atomic
def _open(kind: Kind, order: Order) -> Case:
    move = kind.move(order.move)
    if move is None or not move.opens:
        raise NotYoursError(order.move)
    case = Case(
        kind=kind.name, declared=kind.version, state=move.end, version=0, opened_at=order.at
    )
    doing = Doing(kind, move, case, None, order.by, order.at, order.said)
    about = kind.subject(doing)
    case.employer, case.counterpart, case.person = about.employer, about.counterpart, about.person
    case.township, case.unit, case.money = about.township, about.unit, about.money
    if not move.who & capacities(order.by, case):
        raise NotYoursError(order.move)
    _fail_unless_they_hold(doing, move.guards)
    case.number = new_numbers(kind, local_day(order.at).year, 1)[0]
    case.save()
    _take_part(doing)
    move.deed(doing)
    _advance(kind, doing)
    return case


def new_numbers(kind: Kind, year: int, count: int) -> list[str]:
    """Take so many numbers of a kind and year: 蓟残派〔2026〕000123."""
    row, _ = LastNumber.objects.select_for_update().get_or_create(kind=kind.name, year=year)
    LastNumber.objects.filter(pk=row.pk).update(last=F("last") + count)
    return [
        f"{settings.OFFICE_MARK}{kind.mark}〔{year}〕{row.last + n:06}" for n in range(1, count + 1)
    ]


def local_day(at: datetime) -> date:
    """Return the day that a moment falls on where the office is."""
    return timezone.localdate(at)


def due_day(state: State, record: Any, at: datetime) -> date | None:  # noqa: ANN401 (the kind's own)
    """Return by when something is to be done in a state that is entered at a moment."""
    if state.until:
        return state.until(record)
    return days.after(local_day(at), state.within) if state.within else None


def row_of(kind: Kind, case: Case) -> Any:  # noqa: ANN401 (the kind's own)
    """Return the kind's own row of a case."""
    return getattr(case, kind.name)


def _advance(kind: Kind, doing: Doing) -> None:
    """Write the state, the step and the event."""
    case, move, by = doing.case, doing.move, doing.by
    start = "" if move.opens else case.state
    state = kind.state(move.end or case.state)
    case.state, case.version = state.name, case.version + 1
    if move.end:
        case.due_on = due_day(state, row_of(kind, case), doing.at)
        case.closed_at = doing.at if state.is_final else None
    case.handler = case.taken_at = None  # whoever is handed it next
    case.save()
    Step.objects.create(
        case=case,
        version=case.version,
        move=move.name,
        start=start,
        end=state.name,
        by=by,
        human=by.human if by else "",
        at=doing.at,
        reason=doing.said.get("reason") or "",
        note=doing.said.get("note") or "",
    )
    write_event(
        f"{kind.name}:{move.name}",
        subject=f"case:{case.pk}",
        actor=doing.actor,
        at=doing.at,
        details={"from": start, "to": state.name, "reason": doing.said.get("reason") or ""},
        persons=persons_of(kind, case),
    )


def persons_of(kind: Kind, case: Case) -> list[str]:
    """Return the numbers of the persons whose rows the page of a case opens."""
    return [*person_of(case), *kind.persons(row_of(kind, case))]


def person_of(case: Case) -> list[str]:
    """Return the number of the person a case is about, whom a list names."""
    return [case.person.number] if case.person else []


def _take_part(doing: Doing) -> None:
    if not take_part(doing):
        raise SameHumanError(doing.case.number)


def _is_last(doing: Doing) -> bool:
    """Test whether what is taken back is the last that happened, and the same human's."""
    last = Step.objects.filter(case=doing.case).order_by("-version").first()
    return (
        last is not None
        and last.move == doing.move.takes_back
        and doing.by is not None
        and last.human == doing.by.human
    )
