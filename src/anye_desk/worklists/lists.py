"""What waits for an account, kind by kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from anye_desk.frame.language import say
from anye_desk.frame.waiting import Waiting
from anye_desk.office.access.models import Account
from anye_desk.office.casework.declaring import Kind
from anye_desk.office.casework.lists import MINE, seen, waiting
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.registry import kinds


@dataclass(frozen=True, slots=True)
class Worklist:
    """One kind of case as an account's home shows it."""

    kind: Kind
    seen: int  # that the account may see
    waiting: int  # for it
    overdue: int  # of those
    first: Case | None  # the most urgent


def worklists(account: Account, today: date) -> list[Worklist]:
    """Return every kind that concerns an account, with what waits for it."""
    return [_worklist(account, kind, today) for kind in kinds().values()]


def waits_for(account: Account) -> Iterator[Waiting]:
    """Return what waits for an account, for the first page."""
    for kind in kinds().values():
        text = say(f"{kind.words.zh}：等您办理", f"{kind.words.en}: waiting for you")
        link = f"{reverse(kind.name)}?state={MINE}"
        yield Waiting(text, waiting(account, kind).count(), link)


def _worklist(account: Account, kind: Kind, today: date) -> Worklist:
    mine = waiting(account, kind)
    return Worklist(
        kind,
        seen(account, kind).count(),
        mine.count(),
        mine.filter(urgent_on__lt=today).count(),
        mine.first(),
    )
