"""Handing over what is settled in one numbered file, and reading back what was answered."""

import csv
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any

from django.conf import settings
from django.db import transaction

from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account
from anye_desk.office.casework.batch_file import Batches, BatchFile
from anye_desk.office.casework.batches.forms import LONGEST_REFERENCE
from anye_desk.office.casework.declaring import Kind
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import Order, local_day, perform
from anye_desk.office.casework.registry import kinds

NUMBER = "移交批号"
UNKNOWN = Text("没有移交过这一行", "this was never handed over")
TWICE = Text("这一行出现两次", "this line stands twice")
ANSWERED = Text("已经登记过回执", "its receipt was entered before")


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of an answer that cannot be, and why."""

    line: int
    words: Text


class AnswerRefusedError(Exception):
    """The answer has faults; nothing of it was kept."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults."""
        self.faults = tuple(faults)
        super().__init__(len(self.faults))


def handing_kinds() -> Mapping[str, Kind]:
    """Return the kinds that hand over, by name."""
    return {name: kind for name, kind in kinds().items() if kind.batches}


def officer_named(username: str) -> Account | None:
    """Return the officer's account of a name, if it may still sign in."""
    officers = (Account.Role.OFFICER, Account.Role.REVIEWER)
    return Account.objects.filter(username=username, is_active=True, role__in=officers).first()


@transaction.atomic
def hand_over(kind: Kind, year: int, *, by: Account, at: datetime) -> BatchFile | None:
    """Put all of a year that is settled and not handed over into one file; none if there is none.

    The file's text is kept: it can be written out again, the same to the byte.
    """
    batches = batches_of(kind)
    rows = list(batches.rows(year).filter(case__state__in=batches.given_by).order_by("pk"))
    if not rows:
        return None
    number = _new_number(batches, local_day(at).year)
    lines = [(number, batches.code(row), *batches.line(row)) for row in rows]
    text = _written([(NUMBER, batches.code_head, *batches.heads), *lines])
    made = batches.file.objects.create(
        number=number, year=year, at=at, rows=len(rows), text=text, sha256=_hash(text)
    )
    for row in rows:
        _make(kind, batches.given_by, row.case, {"number": number}, by, at)
    return made


@transaction.atomic
def acknowledge(kind: Kind, text: str, *, by: Account, at: datetime) -> int:
    """Enter what was answered, line by line; return how many. What is overtaken is passed over.

    Raises:
        AnswerRefusedError: if a line is unknown, stands twice or was answered; nothing is kept.
    """
    batches = batches_of(kind)
    heads = answer_heads(kind)
    first, *lines = [*csv.reader(text.splitlines())] or [[]]
    if tuple(cell.strip() for cell in first) != heads:
        raise AnswerRefusedError([Fault(1, _wrong_heads(heads))])
    found = batches.rows(None).filter(hand_over__isnull=False).select_related("hand_over")
    there = {(str(one.hand_over), batches.code(one)): one for one in found}
    answers: dict[tuple[str, str], str] = {}
    faults = []
    for n, line in enumerate(lines, start=2):
        number, code, reference = [*(cell.strip() for cell in line), "", "", ""][:3]
        key = (number, code)
        if not any((number, code, reference)) or _is_overtaken(batches, there.get(key), key):
            continue
        if why := _fault(batches, key, reference, there, answers):
            faults.append(Fault(n, why))
        answers[key] = reference
    if faults:
        raise AnswerRefusedError(faults)
    for key, reference in answers.items():
        _make(kind, batches.answered_by, there[key].case, {"reference": reference}, by, at)
    return len(answers)


def answer_heads(kind: Kind) -> tuple[str, str, str]:
    """Return the headings that an answer has."""
    batches = batches_of(kind)
    return (NUMBER, batches.code_head, batches.reference_head)


def batches_of(kind: Kind) -> Batches:
    """Return how a kind hands over.

    Raises:
        LookupError: if it does not.
    """
    if kind.batches is None:
        raise LookupError(kind.name)
    return kind.batches


def _make(
    kind: Kind,
    moves: Mapping[str, str],
    case: Case,
    said: Mapping[str, str],
    by: Account,
    at: datetime,
) -> None:
    """Make the move that a case's state calls for."""
    order = Order(moves[case.state], by, at, case=case.pk, version=case.version, said=said)
    perform(kind, order)


def _wrong_heads(heads: Sequence[str]) -> Text:
    return Text(f"第一行应为：{'，'.join(heads)}", f"The first line must be: {','.join(heads)}")


def _fault(
    batches: Batches,
    key: tuple[str, str],
    reference: str,
    there: Mapping[tuple[str, str], Any],
    answers: Mapping[tuple[str, str], str],
) -> Text | None:
    if key not in there:
        return UNKNOWN
    if key in answers:
        return TWICE
    if there[key].case.state not in batches.answered_by:
        return ANSWERED
    if 0 < len(reference) <= LONGEST_REFERENCE and reference.isprintable():
        return None
    head = batches.reference_head
    return Text(f"缺{head}，或过长", f"{head} is missing or too long")


def _is_overtaken(batches: Batches, row: Any, key: tuple[str, str]) -> bool:  # noqa: ANN401 (the kind's own)
    """Test whether a line is answered that was handed over and has been taken up again since.

    It goes out anew once it is settled again, and is answered then.
    """
    if row is not None:
        return row.case.state in batches.overtaken_in
    number, code = key
    return batches.file.objects.filter(number=number, text__contains=f",{code},").exists()


def _written(rows: Sequence[Sequence[object]]) -> str:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _new_number(batches: Batches, year: int) -> str:
    """Return the next number of a year; the database refuses one that is given twice."""
    begun = f"{settings.OFFICE_MARK}{batches.mark}〔{year}〕"
    return f"{begun}{batches.file.objects.filter(number__startswith=begun).count() + 1:04}"
