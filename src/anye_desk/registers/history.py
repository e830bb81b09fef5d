"""What changed and when, of a person or an employer: one list, the latest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from anye.kernel.months import first_day
from anye_desk.frame.language import Text, say
from anye_desk.frame.writing import day, local_day, month
from anye_desk.office.access.models import Account
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.registry import kinds
from anye_desk.office.casework.scopes import seen_by

OPENED, CLOSED = Text("立案：", "opened: "), Text("办结：", "closed: ")


@dataclass(frozen=True, slots=True)
class DatedChange:
    """One change: when, what, of whom or what it was, and where more stands of it."""

    on: date
    what: Text
    of: str = ""  # a name of its own, in Chinese
    address: str = ""
    is_month: bool = False  # more is not known than the month

    @property
    def when(self) -> str:
        """Write the day, or the month."""
        return month(self.on.year * 100 + self.on.month) if self.is_month else day(self.on)


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case as a file shows it."""

    case: Case
    kind: Text
    state: Text
    address: str


def in_month(value: int, what: Text, of: str = "", address: str = "") -> DatedChange:
    """Return a change of which the month is known."""
    return DatedChange(first_day(value), what, of, address, is_month=True)


def latest_first(changes: Iterable[DatedChange]) -> list[DatedChange]:
    """Return changes, the latest first."""
    return sorted(changes, key=lambda one: one.on, reverse=True)


def cases_about(account: Account, about: Q) -> list[KnownCase]:
    """Return the cases about somebody that an account may see, those that are open first."""
    found = [one for one in Case.objects.filter(seen_by(account), about) if one.kind in kinds()]
    return [_known(case) for case in sorted(found, key=_order)]


def of_cases(cases: Iterable[KnownCase]) -> Iterator[DatedChange]:
    """Yield when each case was opened, and closed."""
    for one in cases:
        for at, deed in ((one.case.opened_at, OPENED), (one.case.closed_at, CLOSED)):
            if at:
                what = Text(deed.zh + one.kind.zh, deed.en + one.kind.en)
                yield DatedChange(local_day(at), what, one.case.number, one.address)


def _known(case: Case) -> KnownCase:
    kind = kinds()[case.kind]
    address = reverse(f"{kind.name}_case", args=[case.pk])
    return KnownCase(case, kind.words, kind.state(case.state).words, address)


def _order(case: Case) -> tuple[bool, int]:
    return case.closed_at is not None, -case.pk


def level_words(disability: int, military: int) -> str:
    """Write the level of a certificate; that none is in force is said."""
    if disability:
        return say(f"残疾人证{disability}级", f"certificate of level {disability}")
    if military:
        return say(f"残疾军人证{military}级", f"disabled soldier's certificate, level {military}")
    return say("无有效证件", "no certificate in force")
