"""Walking every kind of case by its declaration: a case in each state, each move by each role.

Of each kind, ``cases/<kind>/made.py`` says what each move's form is sent.
"""

from collections import deque
from datetime import UTC, datetime, timedelta
from importlib import import_module

from django.db import transaction

from anye_desk.office.casework import pages
from anye_desk.office.casework.declaring import Capacity
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import CaseworkError, Order, perform, row_of
from anye_desk.office.casework.registry import kinds

AT = datetime(2026, 6, 1, 2, tzinfo=UTC)
BY = {  # who stands to the walked case in which capacity
    Capacity.HANDLER: "officer",
    Capacity.REVIEWER: "reviewer",
    Capacity.TOWNSHIP: "township",
    Capacity.EMPLOYER: "clerk",
    Capacity.COUNTERPART: "other_clerk",
    Capacity.PERSON: "person",
    Capacity.DEPARTMENT: "registry",
}
STATES = [(kind, state.name) for kind in kinds().values() for state in kind.states]
MOVES = [(kind, move) for kind in kinds().values() for move in kind.moves]


def said_of(kind, move):
    return import_module(f"tests.unit.anye_desk.cases.{kind.name}.made").said(move)


def apart(kind, record, n):
    """Change what another record of its kind may not share with it, if the kind says so."""
    made = import_module(f"tests.unit.anye_desk.cases.{kind.name}.made")
    getattr(made, "apart", lambda *_: None)(record, n)


def ways(kind):
    """Return, by state, the shortest way there: moves from an opening on."""
    found, ahead = {}, deque([("", ())])
    while ahead:
        state, way = ahead.popleft()
        for move in kind.openings() if not way else kind.leading_from(state):
            if move.end and move.end not in found and not move.takes_back:
                found[move.end] = (*way, move)
                ahead.append((move.end, (*way, move)))
    return found


def maker(move, accounts, *, taken=()):
    """Return an account that may make a move: the clock only where nobody else may."""
    people = [BY[one] for one in Capacity if one in move.who and one in BY]
    people = [name for name in people if name not in taken] or people
    return accounts[people[0]] if people else None


def state_before(kind, move):
    """Return a state that a move starts from: where it takes something back, that move's end."""
    return kind.move(move.takes_back).end if move.takes_back else move.starts[0]


def last_maker(case):
    """Return who made the last step of a case."""
    return case.steps.order_by("-version").first().by


def name_of(account, accounts):
    """Return under which name the tests know an account."""
    return next(name for name, one in accounts.items() if one == account)


def order(kind, move, by, case=None, at=AT, said=None):
    """Return an order as the form of the move makes it."""
    version = case.version if case else 0
    data = {"version": version, **(said_of(kind, move.name) if said is None else said)}
    form = pages.form_of(move, case, row_of(kind, case) if case else None, data)
    assert form.is_valid(), (move.name, form.errors)
    return Order(
        move.name, by, at, case=case.pk if case else None, version=version, said=form.cleaned_data
    )


def case_in(kind, state, accounts):
    """Return a case of a kind in a state, brought there by its moves, four eyes and all."""
    case, parts, at = None, {}, AT
    for move in ways(kind)[state]:
        taken = {name for part, name in parts.items() if part != move.part} if move.part else ()
        by = maker(move, accounts, taken=taken)
        if move.part and by:
            parts[move.part] = name_of(by, accounts)
        case = perform(kind, order(kind, move, by, case, at))
        at += timedelta(minutes=1)
    return Case.objects.get(pk=case.pk)


def outcome(kind, wanted):
    """Return which error a move ends in, none if it is made; nothing of it stays."""
    with transaction.atomic():
        try:
            perform(kind, wanted)
        except CaseworkError as error:
            return type(error)
        finally:
            transaction.set_rollback(True)
    return None


def twin(kind, case, n):
    """Return another case with the same row of its own."""
    other = Case.objects.get(pk=case.pk)
    record = getattr(other, kind.name)
    other.pk, other.number = None, f"{case.number}-{n}"
    other._state.adding = True
    other.save()
    record.pk, record.case = None, other
    apart(kind, record, n)
    record._state.adding = True
    record.save()
    return other


def many(kind, accounts, count):
    """Open many cases, alike in what they are sorted by; every fourth is due on no day."""
    first = case_in(kind, next(iter(ways(kind))), accounts)
    for n in range(1, count):
        other = twin(kind, first, n)
        other.money, other.risk = n % 5, n % 3
        other.due_on = first.due_on + timedelta(days=n % 7) if n % 4 and first.due_on else None
        other.save()
