"""How a kind of case is declared: once, as data. Everything else reads the declaration.

A kind names its states, its moves and who may make them; ``performing`` is the only way a case
changes, and lists, pages, the API, clocks, the matrix of roles and the handbook read the same
declaration. A move's function is all that a kind brings of its own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import Model

from anye_desk.frame.language import Text
from anye_desk.frame.writing import decimal, yuan
from anye_desk.office.access.models import Account
from anye_desk.office.casework.batch_file import Batches
from anye_desk.office.casework.forms import MoveForm
from anye_desk.office.casework.models import Case
from anye_desk.office.parties.models import Employer, Person
from anye_desk.office.peers.models import Peer


class Capacity(StrEnum):
    """In which capacity an account stands to a case; see ``scopes``."""

    HANDLER = "handler"
    REVIEWER = "reviewer"
    TOWNSHIP = "township"
    EMPLOYER = "employer"
    COUNTERPART = "counterpart"
    PERSON = "person"
    DEPARTMENT = "department"
    CLOCK = "clock"  # nobody: a day has passed


CAPACITIES: Mapping[Capacity, Text] = {
    Capacity.HANDLER: Text("区残联经办", "district officer"),
    Capacity.REVIEWER: Text("区残联复核", "district reviewer"),
    Capacity.TOWNSHIP: Text("乡镇街道", "township"),
    Capacity.EMPLOYER: Text("用人单位", "employer"),
    Capacity.COUNTERPART: Text("对方单位", "the other employer"),
    Capacity.PERSON: Text("本人", "the person"),
    Capacity.DEPARTMENT: Text("责任部门", "responsible department"),
    Capacity.CLOCK: Text("到期自动", "by itself, when due"),
}
CLOCK = "clock"  # the actor of what happens by itself
UNSAID = Text("", "")
FEN_PLACES = 2
OFFICE = frozenset({Capacity.HANDLER, Capacity.REVIEWER})


@dataclass(frozen=True, slots=True)
class State:
    """Where a case can stand, and whose turn it is there.

    Attributes:
        name: the code.
        words: its name.
        turn: who is to do something; nobody where it is final.
        told: what its parties read of it.
        within: working days until it is due; nought: it has no clock, or a day of its own.
        until: the day it is due by, as the kind's own row says it.
        on_silence: the move that the clock makes once it is overdue; none: it stays, and is shown.
        missing: what is still to be done there, as its own row says it; reminders say so.
        in_batches: whether its cases are dealt with many at once; "next" does not lead to them.
    """

    name: str
    words: Text
    turn: frozenset[Capacity] = frozenset()
    told: Text = UNSAID
    within: int = 0
    until: Callable[[Any], date] | None = None
    on_silence: str = ""
    in_batches: bool = False
    missing: Callable[[Any], Text] | None = None

    @property
    def is_final(self) -> bool:
        """Test whether nobody is to do anything more."""
        return not self.turn

    @property
    def has_clock(self) -> bool:
        """Test whether it is due some day."""
        return bool(self.within or self.until)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason by code, so that reasons can be counted."""

    code: str
    words: Text


@dataclass(slots=True)
class Doing:
    """A move as it is being made: what its function and its guards are given."""

    kind: "Kind"
    move: "Move"
    case: Case
    record: Any  # the kind's own row; none while a case is being opened
    by: Account | None  # none: the clock
    at: datetime
    said: Mapping[str, Any]

    @property
    def actor(self) -> str:
        """Return who is written down as having made it."""
        return self.by.username if self.by else CLOCK


@dataclass(frozen=True, slots=True)
class Guard:
    """What must hold before a move; the sentence says what is missing and where to get it.

    Attributes:
        name: the code.
        words: the sentence.
        holds: tests it.
        by_what_is_said: whether it is asked when the move is made, and not when it is offered.
        found: names what stands against the move, such as the number of another case.
    """

    name: str
    words: Text
    holds: Callable[[Doing], bool]
    by_what_is_said: bool = False
    found: Callable[[Doing], str] | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a case is about; what its first move settles."""

    employer: Employer | None = None
    counterpart: Employer | None = None
    person: Person | None = None
    township: int = 0
    unit: str = ""
    money: int = 0


def nothing_beside(_record: Any, _reader: Account) -> Mapping[str, Any]:  # noqa: ANN401 (the kind's own)
    """Show nothing beside the kind's own row."""
    return {}


def nothing_more(doing: Doing) -> None:
    """Change nothing but the state."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that can be done with a case.

    Attributes:
        name: the code.
        words: what the button says.
        starts: the states it starts from; none: it opens a case.
        end: the state it leads to; none: the case stays where it is, and so does its clock.
        who: in which capacities it is made.
        form: what is to be said with it.
        deed: what it does to the kind's own row.
        guards: what must hold.
        reasons: of which one is to be given.
        part: where four eyes are wanted, the part its maker takes in the case; a human takes one.
        bulk: whether it may be made for many at once.
        takes_back: the move that it undoes, while nobody has acted since.
        key: the key that chooses it on the page.
    """

    name: str
    words: Text
    starts: tuple[str, ...]
    end: str
    who: frozenset[Capacity]
    form: type[MoveForm] = MoveForm
    deed: Callable[[Doing], None] = nothing_more
    guards: tuple[Guard, ...] = ()
    reasons: tuple[Reason, ...] = ()
    part: str = ""
    bulk: bool = False
    takes_back: str = ""
    key: str = ""

    @property
    def opens(self) -> bool:
        """Test whether the move opens a case."""
        return not self.starts


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a kind's list beside those of every case."""

    heading: Text
    value: Callable[[Any], object]  # of the kind's own row
    is_amount: bool = False  # in fen

    def written(self, record: Any) -> object:  # noqa: ANN401 (the kind's own)
        """Return what a page shows."""
        value = self.value(record)
        return yuan(value) if self.is_amount and isinstance(value, int) else value

    def filed(self, record: Any) -> object:  # noqa: ANN401 (the kind's own)
        """Return what a file holds: of an amount the number of yuan."""
        value = self.value(record)
        return decimal(value, FEN_PLACES) if self.is_amount and isinstance(value, int) else value


@dataclass(frozen=True, slots=True)
class Returned:
    """What a kind's decisions return to the core: rows of a feed, as a department sends them.

    Attributes:
        feed: the contract they fulfil.
        rows: all that holds on a day, and what was returned before and no longer holds, which
            ``withdraws``; by the names of the contract's fields, all text.
        keep: writes down which of these rows the core took.
    """

    feed: str
    rows: Callable[[date], list[Mapping[str, str]]]
    keep: Callable[[list[Mapping[str, str]], date], None]


@dataclass(frozen=True, slots=True)
class ExchangedRow:
    """What a kind sends to offices elsewhere and takes from them, as rows of signed files.

    Attributes:
        name: the code: "question".
        words: its name.
        version: of its columns.
        purpose: what it is for and by what law; stands in every file.
        columns: of a row, these and no others; the first, ``reference``, names the case.
        waits: the state whose cases are to be sent.
        send: the move that writes down that one was; its form takes the file's number as ``file``.
        bounce: the move made when the other office refuses the row; its note says why.
        row: what is sent of the kind's own row.
        take: the move made when a row arrives.
        said: what the form of that move is sent.
        sent: the case that a row was sent of, by the office and the reference.
        meant: the case that an arriving row is about, likewise; none: it opens one.
    """

    name: str
    words: Text
    version: int
    purpose: Text
    columns: tuple[str, ...]
    waits: str
    send: str
    bounce: str
    row: Callable[[Any], Mapping[str, object]]
    take: Callable[[Mapping[str, Any]], str]
    said: Callable[[Peer, Mapping[str, Any]], Mapping[str, object]]
    sent: Callable[[Peer, str], Case | None]
    meant: Callable[[Peer, str], Case | None] | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of case.

    Attributes:
        name: its folder, its app and its address.
        words: its name.
        basis: by what law it goes, and whence its days are; stands on every page of it.
        mark: the character that its numbers bear: 派 in 蓟残派〔2026〕000123.
        version: of this declaration; a case keeps the one it was opened under.
        states: where its cases can stand, the first states first.
        moves: what can be done.
        record: its own table, one row to one case.
        subject: whom a case that is being opened is about.
        columns: of its list.
        related: what of its own row points elsewhere and is wanted with it.
        persons: whose rows the page of a case opens, beside the person it is about.
        facts: what its template shows beside its own row.
        returns: what its decisions return to the core.
        messages: what it exchanges with offices elsewhere; its own row names them as ``peer``.
        batches: how what it has settled is handed over, many at once.
        former: earlier declarations under which cases still run.
    """

    name: str
    words: Text
    basis: Text
    mark: str
    version: int
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    record: type[Model]
    subject: Callable[[Doing], Subject]
    columns: tuple[Column, ...] = ()
    related: tuple[str, ...] = ()
    persons: Callable[[Any], list[str]] = lambda _: []
    facts: Callable[[Any, Account], Mapping[str, Any]] = nothing_beside
    returns: Returned | None = None
    messages: tuple[ExchangedRow, ...] = ()
    batches: Batches | None = None
    former: tuple["Kind", ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        """Refuse a declaration that does not fit together."""
        if faults := list(self._faults()):
            raise ValueError(f"{self.name}: {'; '.join(faults)}")

    def state(self, name: str) -> State:
        """Return a state by its name."""
        return next(one for one in self.states if one.name == name)

    def move(self, name: str) -> Move | None:
        """Return a move by its name, if there is such a one."""
        return next((one for one in self.moves if one.name == name), None)

    def called(self, name: str) -> Text | None:
        """Return what a move is called, if there is such a one."""
        move = self.move(name)
        return move.words if move else None

    def at(self, version: int) -> "Kind":
        """Return the declaration of a version."""
        return next(one for one in (self, *self.former) if one.version == version)

    def openings(self) -> list[Move]:
        """Return the moves that open a case."""
        return [move for move in self.moves if move.opens]

    def leading_from(self, state: str) -> list[Move]:
        """Return the moves that start from a state."""
        return [move for move in self.moves if state in move.starts]

    def _faults(self) -> Iterator[str]:
        states = {state.name for state in self.states}
        moves = {move.name for move in self.moves}
        if len(states) < len(self.states) or len(moves) < len(self.moves):
            yield "two states or two moves of one name"
        if not self.openings():
            yield "nothing opens it"
        for move in self.moves:
            if unknown := {*move.starts, move.end or move.starts[0]} - states:
                yield f"{move.name}: no state {', '.join(sorted(unknown))}"
            if move.takes_back and move.takes_back not in moves:
                yield f"{move.name}: no move {move.takes_back}"
        for state in self.states:
            yield from self._faults_of(state)
        if self.batches:
            yield from self._faults_of_batches(self.batches)

    def _faults_of(self, state: State) -> Iterator[str]:
        leading = self.leading_from(state.name)
        if state.turn and not any(move.who & state.turn for move in leading):
            yield f"{state.name}: whose turn it is can do nothing"
        if state.turn and not state.has_clock:
            yield f"{state.name}: no clock"
        if not state.on_silence:
            return
        silent = self.move(state.on_silence)
        if silent is None or state.name not in silent.starts or Capacity.CLOCK not in silent.who:
            yield f"{state.name}: the clock cannot make {state.on_silence}"

    def _faults_of_batches(self, batches: Batches) -> Iterator[str]:
        for state, move in {**batches.given_by, **batches.answered_by}.items():
            if move not in {one.name for one in self.leading_from(state)}:
                yield f"batches: no move {move} from {state}"
