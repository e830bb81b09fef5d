"""Opening very many cases at one stroke, which nobody files: numbers in one go, one event."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.db.models import Model

from anye_desk.office.casework.declaring import CLOCK, Kind, Move, Subject
from anye_desk.office.casework.models import Case, Step
from anye_desk.office.casework.performing import Order, local_day, new_numbers
from anye_desk.office.ledger.actions import record as write_event

FromWhat = TypeVar("FromWhat")
OwnRow = TypeVar("OwnRow", bound=Model)
AT_ONCE = 500  # whose rows are read together: fewer than a database's variables


@transaction.atomic
def open_many(
    kind: Kind, order: Order, subjects: Sequence[Subject], *, due_on: date | None, actor: str
) -> list[Case]:
    """Open a case about each subject; the kind then writes its own rows, in the same transaction.

    Args:
        kind: the declaration.
        order: the move that opens them, by whom and when.
        subjects: whom the cases are about, in their order.
        due_on: by when something is to be done in the state they begin in.
        actor: who is written down in the ledger.
    """
    move = _opening(kind, order.move)
    if not subjects:
        return []
    numbers = new_numbers(kind, local_day(order.at).year, len(subjects))
    cases = Case.objects.bulk_create(
        [
            Case(
                number=number,
                kind=kind.name,
                declared=kind.version,
                state=move.end,
                opened_at=order.at,
                due_on=due_on,
                employer=about.employer,
                counterpart=about.counterpart,
                person=about.person,
                township=about.township,
                unit=about.unit,
                money=about.money,
            )
            for number, about in zip(numbers, subjects, strict=True)
        ],
        AT_ONCE,
    )
    Step.objects.bulk_create(
        [
            Step(
                case=case,
                version=case.version,
                move=move.name,
                end=move.end,
                by=order.by,
                human=order.by.human if order.by else "",
                at=order.at,
            )
            for case in cases
        ],
        AT_ONCE,
    )
    write_event(
        f"{kind.name}:{move.name}",
        subject=kind.name,
        actor=actor,
        at=order.at,
        details={"cases": len(cases), "first": numbers[0], "last": numbers[-1]},
    )
    return cases


def open_filled(
    kind: Kind,
    order: Order,
    items: Sequence[FromWhat],
    *,
    subject: Callable[[FromWhat], Subject],
    rows: Callable[[Sequence[FromWhat]], list[OwnRow]],
    due_on: date | None,
) -> Iterator[list[OwnRow]]:
    """Open a case for each item by itself, with the kind's own row filled in; some at a time.

    Args:
        kind: the declaration.
        order: the move that opens them, and when.
        items: what the cases come from, in their order.
        subject: whom the case of an item is about.
        rows: the kind's own rows of some items, without their cases.
        due_on: by when something is to be done in the state they begin in.
    """
    subjects = [subject(item) for item in items]
    cases = open_many(kind, order, subjects, due_on=due_on, actor=CLOCK)
    for first in range(0, len(items), AT_ONCE):
        filled = rows(items[first : first + AT_ONCE])
        for row, case in zip(filled, cases[first : first + AT_ONCE], strict=True):
            row.case = case  # type: ignore[attr-defined]  # each kind's own row has one
        kind.record._default_manager.bulk_create(filled)
        yield filled


def _opening(kind: Kind, name: str) -> Move:
    return next(move for move in kind.openings() if move.name == name)
