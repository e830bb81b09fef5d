"""What waits for an office elsewhere, put into signed files in the order of their numbers."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation

from anye_desk.exchange.envelope import Row, sha256_of, written
from anye_desk.exchange.models import SignedFile
from anye_desk.office.access.models import Account
from anye_desk.office.casework import pages
from anye_desk.office.casework.declaring import ExchangedRow, Kind
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import CaseworkError, Order, perform, row_of
from anye_desk.office.casework.words import refusal
from anye_desk.office.ledger.actions import record as write_event
from anye_desk.office.ledger.notes import SecretKey
from anye_desk.office.peers.models import Peer

OUT = SignedFile.Direction.OUT


class FormRefusedError(CaseworkError):
    """The form of a move does not take what it is sent; keeps what the form says."""

    def __init__(self, said: str) -> None:
        """Keep the sentence."""
        self.said = said
        super().__init__(said)


def message_name(kind: Kind, message: ExchangedRow) -> str:
    """Return how files call a message: kind, message and version."""
    return f"{kind.name}/{message.name}/{message.version}"


@transaction.atomic
def send(
    kinds: Iterable[Kind], peer: Peer, key: SecretKey, *, by: Account, at: datetime
) -> list[SignedFile]:
    """Put all that waits for an office into files, one a message; each case is moved on with it."""
    Peer.objects.select_for_update().get(pk=peer.pk)  # numbers are given one after the other
    return [
        made
        for kind in kinds
        for message in kind.messages
        if (made := _send(kind, message, peer, key, by, at))
    ]


def _send(
    kind: Kind, message: ExchangedRow, peer: Peer, key: SecretKey, by: Account, at: datetime
) -> SignedFile | None:
    waiting = Case.objects.filter(kind=kind.name, state=message.waits)
    cases = list(waiting.filter(**{f"{kind.name}__peer": peer}).order_by("pk"))
    if not cases:
        return None
    head = {"message": message_name(kind, message), "about": 0, "purpose": message.purpose.zh}
    rows = [message.row(row_of(kind, case)) for case in cases]
    made = keep_out(peer, head, rows, key, by=by.username, at=at)
    for case in cases:
        move_on(kind, message.send, case, {"file": made.number}, by, at)
    return made


def move_on(
    kind: Kind,
    name: str,
    case: Case | None,
    said: Mapping[str, Any],
    by: Account,
    at: datetime,
) -> Case:
    """Make a move as its form would, of a case or to open one.

    Raises:
        CaseworkError: if it cannot be made, or its form does not take what is said.
    """
    declared = kind.at(case.declared) if case else kind
    move = declared.move(name)
    if move is None:
        raise LookupError(name)  # the declaration names its own moves
    version = case.version if case else 0
    texts = {field: "" if one is None else str(one) for field, one in said.items()}
    row = row_of(declared, case) if case else None
    form = pages.form_of(move, case, row, {"version": version, **texts})
    if not form.is_valid():
        raise FormRefusedError(_first_fault(form))
    number = case.pk if case else None
    return perform(kind, Order(name, by, at, case=number, version=version, said=form.cleaned_data))


def keep_out(
    peer: Peer, head: Mapping[str, Any], rows: list[Row], key: SecretKey, *, by: str, at: datetime
) -> SignedFile:
    """Write a file to an office, number it and keep it."""
    number = last_number(peer, OUT) + 1
    text = written({**head, "receiver": peer.code, "number": number}, rows, key, at)
    made = SignedFile.objects.create(
        direction=OUT,
        peer=peer,
        number=number,
        message=head["message"],
        rows=len(rows),
        about=head["about"] or None,
        at=at,
        by=by,
        sha256=sha256_of(text),
        text=text,
    )
    details = {"number": number, "rows": len(rows), "sha256": made.sha256}
    write_event("exchange:send", subject=f"peer:{peer.pk}", actor=by, at=at, details=details)
    return made


def last_number(peer: Peer, direction: str) -> int:
    """Return the number of the last file of a direction; nought before the first."""
    found = SignedFile.objects.filter(peer=peer, direction=direction).order_by("-number")
    return found.values_list("number", flat=True).first() or 0


def why_not(error: CaseworkError) -> str:
    """Say in Chinese why a row or a case was not moved on: a file goes to an office."""
    return error.said if isinstance(error, FormRefusedError) else _in_chinese(error)


def _in_chinese(error: CaseworkError) -> str:
    with translation.override("zh-hans"):
        return refusal(error)[0]


def _first_fault(form: Any) -> str:  # noqa: ANN401 (a move's form)
    name, said = next(iter(form.errors.items()))
    label = form.fields[name].label if name in form.fields else ""
    return f"{label}：{said[0]}" if label else str(said[0])
