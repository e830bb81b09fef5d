"""A move made of many cases at once: each case by itself, so what stops one stops no other.

Nobody gets here what the page of the case would not give: a case goes by ``perform`` in a
transaction of its own, as it was seen.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account
from anye_desk.office.casework import lists, pages
from anye_desk.office.casework.declaring import Doing, Kind, Move
from anye_desk.office.casework.entering import can_ever
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import (
    CaseworkError,
    NotYoursError,
    Order,
    SaidWrongError,
    considered,
    perform,
    row_of,
)
from anye_desk.office.casework.words import refusal

BY_ITSELF = Text(
    "这一件有须逐项认定的内容，请打开单独办理",
    "Something in it is to be decided by itself: open it",
)
LONGEST_NUMBER = 9  # digits
Chosen = Mapping[int, int]  # the version that was seen, by the case's key


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one case: whether the move is made, or can be; else why not."""

    case: Case | None  # none: there is no such one for the account
    why: tuple[str, ...] = ()

    @property
    def is_made(self) -> bool:
        """Test whether nothing stands against it."""
        return not self.why


def bulk_moves(account: Account, kind: Kind) -> list[Move]:
    """Return the moves that an account may make of many cases at once."""
    return [move for move in kind.moves if move.bulk and can_ever(account, move)]


def chosen_in(text: Iterable[str]) -> Chosen:
    """Read cases as a page names them, key and version: 12.3; what is none is passed over."""
    read = (one.partition(".") for one in text)
    return {int(key): int(version) for key, _, version in read if _is(key) and _is(version)}


def written(cases: Iterable[Case]) -> str:
    """Write cases as a page names them, one after another."""
    return " ".join(f"{case.pk}.{case.version}" for case in cases)


def looked_at(
    account: Account, kind: Kind, move: str, chosen: Chosen, at: datetime
) -> list[Verdict]:
    """Return of each case whether the move can be made; nothing is done."""
    found = []
    for key, case in _found(account, kind, chosen):
        try:
            if case is None:
                raise NotYoursError(move)
            order = Order(move, account, at, case=key, version=chosen[key])
            _fail_if_asked_by_itself(considered(kind, case, order))
        except CaseworkError as error:
            found.append(Verdict(case, refusal(error)))
        else:
            found.append(Verdict(case))
    return found


def _fail_if_asked_by_itself(doing: Doing) -> None:
    """Let a case pass of which nothing is asked that is not asked of all.

    Raises:
        SaidWrongError: if its own form asks for more.
    """
    own = pages.form_of(doing.move, doing.case, doing.record).fields
    of_all = pages.form_of(doing.move).fields
    if any(field.required for name, field in own.items() if name not in of_all):
        raise SaidWrongError("", BY_ITSELF)


def made(
    account: Account,
    kind: Kind,
    move: str,
    chosen: Chosen,
    said: Mapping[str, Any],
    at: datetime,
) -> Iterator[Verdict]:
    """Make the move of each case, with the same said of all; return how each ended."""
    for key, case in _found(account, kind, chosen):
        declared = kind.at(case.declared).move(move) if case else None
        if case is None or declared is None:
            yield Verdict(case, refusal(NotYoursError(move)))
            continue
        form = pages.form_of(
            declared, case, row_of(kind, case), {**said, "version": str(chosen[key])}
        )
        if not form.is_valid():
            yield Verdict(case, tuple(str(one) for all_ in form.errors.values() for one in all_))
            continue
        order = Order(move, account, at, case=key, version=chosen[key], said=form.cleaned_data)
        try:
            yield Verdict(perform(kind, order))
        except CaseworkError as error:
            yield Verdict(case, refusal(error))


def _found(account: Account, kind: Kind, chosen: Chosen) -> Iterator[tuple[int, Case | None]]:
    """Return the cases that were chosen, in their order; none for what the account may not see."""
    seen = lists.with_rows(lists.seen(account, kind), kind).in_bulk(list(chosen))
    return ((key, seen.get(key)) for key in chosen)


def _is(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER
