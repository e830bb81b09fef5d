"""What a scheme is: money that is paid for employment, declared once and read by everything.

A scheme is a part of the law below ``schemes``: a folder with its facts and rules, what it cites
and says in English, and a sheet of its name beside the others. Its ``facts.py`` holds ``SCHEME``.
From that come the entitlements of a whole register, one case worked out, the claim and its guide.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cache
from importlib import import_module

from anye.law.names import APART, as_called, called
from anye.law.parts import parts
from anye.law.rule import Standing, Subject

FOLDER = "schemes"


class Payee(Enum):
    """To whom the money goes."""

    EMPLOYER = "employer"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """Something to be sent with a claim, because no department's feed says it."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement about a scheme that is no figure: what it says, where, how sure."""

    zh: str
    en: str
    cite: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Scheme:
    """Money paid for employment: for what, to whom, on which conditions, how much.

    Conditions and amount are short names of rules of the scheme's part; a condition that is read
    from another part is named in full. The order of conditions is that of the bits in which a
    refusal is kept; a new one is added at the end.
    """

    zh: str
    en: str
    of: Subject  # what is paid for: a person's month, an employer's year, one start
    payee: Payee
    conditions: tuple[str, ...]
    system: str  # 实施方案 names the systems; empty: none of them
    claw_back: Cited  # what becomes of money already paid when the facts change
    amount: str = "amount"
    claim_from: str = ""  # the window's number of the law, a month and day of the next year
    claim_until: str = ""
    papers: tuple[PaperAsked, ...] = ()
    settled: tuple[str, ...] = ()  # conditions that no paper mends: what fails them is not proposed
    is_from_feeds: bool = False  # what it asks is in the store, so that it is worked out for all
    may_stand_beside: Mapping[str, Cited] = field(default_factory=dict)  # by scheme
    name: str = ""

    @property
    def part(self) -> str:
        """Name the part of the law that the scheme is."""
        return f"{FOLDER}{APART}{self.name}"

    @property
    def tests(self) -> tuple[str, ...]:
        """Return the conditions as they are called in plans and tables."""
        return tuple(
            as_called(name) if APART in name else called(self.part, name)
            for name in self.conditions
        )

    @property
    def pays(self) -> str:
        """Return what the amount is called in plans and tables."""
        return called(self.part, self.amount)

    @property
    def window(self) -> tuple[str, ...]:
        """Return what the numbers of its window are called; none where it has no window."""
        return tuple(
            called(self.part, name) for name in (self.claim_from, self.claim_until) if name
        )


@cache
def all_schemes() -> Mapping[str, Scheme]:
    """Return every scheme by its name, as they lie."""
    of_schemes = [part for part in parts() if part.startswith(f"{FOLDER}{APART}")]
    names = [part.removeprefix(f"{FOLDER}{APART}") for part in of_schemes]
    declared = {name: import_module(f"anye.law.{FOLDER}.{name}.facts") for name in names}
    return {name: replace(module.SCHEME, name=name) for name, module in declared.items()}


def may_both_pay(one: Scheme, other: Scheme) -> Cited | None:
    """Return what lets two schemes pay for the same person and month; None: nothing does.

    Until a text says otherwise no month is paid twice.
    """
    return one.may_stand_beside.get(other.name) or other.may_stand_beside.get(one.name)


def month_day(year: int, value: int) -> date:
    """Return the day of a window in the year after the one that is paid for."""
    return date(year + 1, value // 100, value % 100)
