"""Reminders before a clock ends, to those outside the office whose turn it is: once each.

The office itself sees on its pages what is due. A message says what is missing and by when; where
no number is known it stands in the outbox and says so.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db import transaction

from anye_desk.office.calendar import days
from anye_desk.office.casework.declaring import Capacity, Kind, State
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import local_day, row_of
from anye_desk.office.outbox.actions import number_of, put
from anye_desk.office.outbox.models import Message

DAYS_BEFORE = (1, 3, 7)  # working days: the office's own
WHOSE = {Capacity.EMPLOYER: "employer_id", Capacity.COUNTERPART: "counterpart_id"}  # of a case
REMINDED = frozenset({*WHOSE, Capacity.PERSON})


def remind(kinds: Iterable[Kind], at: datetime) -> int:
    """Put out what is to be said today of cases that are due soon; return how many messages.

    Running it twice on a day says nothing twice; a day that was left out is made up for.
    """
    return sum(
        _remind(case, kind.at(case.declared), capacity, key, at)
        for kind in kinds
        for case, capacity, key in list(_due_soon(kind, local_day(at)))
    )


def _due_soon(kind: Kind, today: date) -> Iterator[tuple[Case, Capacity, str]]:
    last = days.after(today, max(DAYS_BEFORE))
    for version in (kind, *kind.former):
        states = [state.name for state in version.states if _reminded_in(state)]
        found = Case.objects.filter(
            kind=kind.name,
            declared=version.version,
            state__in=states,
            urgent_on__range=(today, last),
        )
        for case in found.select_related(kind.name).order_by("urgent_on", "pk"):
            for capacity in _reminded_in(version.state(case.state)):
                yield case, capacity, _key(case, capacity, today)


def _reminded_in(state: State) -> list[Capacity]:
    return sorted(state.turn & REMINDED) if state.has_clock else []


def _key(case: Case, capacity: Capacity, today: date) -> str:
    assert case.due_on is not None  # noqa: S101 (it is due soon)
    left = days.between(today, case.due_on)
    before = next(n for n in DAYS_BEFORE if left <= n)
    return f"{case.kind}:{case.pk}:remind:{capacity}:{case.due_on}:{before}"


@transaction.atomic
def _remind(case: Case, kind: Kind, capacity: Capacity, key: str, at: datetime) -> int:
    if Message.objects.filter(key=key).exists():
        return 0
    column = WHOSE.get(capacity, "")
    to = number_of(getattr(case, column)) if column else ""
    put(to=to, kind=Message.By.SMS, words=_words(case, kind), key=key, at=at)
    return 1


def _words(case: Case, kind: Kind) -> str:
    state = kind.state(case.state)
    missing = state.missing(row_of(kind, case)) if state.missing else state.words
    return (
        f"{kind.words.zh}{case.number}：{missing.zh}，截止{case.due_on}。{state.told.zh}"
        f"请登录工作台办理。\n{kind.words.en} {case.number}: {missing.en}, due {case.due_on}."
        f" {state.told.en} Please see to it on the desk."
    )
