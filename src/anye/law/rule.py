"""What a rule of law is, and the book in which all rules are entered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from inspect import signature
from typing import Any, Literal

from anye.law.names import called, part_of, read_in

Formula = Callable[..., Any]
Standing = Literal["confirmed", "secondary", "unverified"]

STANDINGS: tuple[Standing, ...] = ("confirmed", "secondary", "unverified")  # best first
RULES: list["Rule"] = []


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is told of: a person's month, an employer's year."""

    name: str
    zh: str
    en: str
    has_law_day: bool = False  # a levy year, decided by the law of one day


@dataclass(frozen=True, slots=True)
class Fact:
    """One concept that is reported of a case."""

    of: Subject
    unit: str
    zh: str
    en: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One legal concept: its name, where the law says it, and its formula."""

    name: str  # as it is called in plans and tables
    part: str
    of: Subject
    zh: str  # the concept's name in Chinese
    words: str  # the formula in Chinese words
    cite: str
    standing: Standing
    note: str  # what is not settled, empty when confirmed
    start: date
    end: date
    jurisdiction: str
    formula: Formula
    keyed_by: Literal["law_day", "year"] = "law_day"  # year: law on the levy year's last day

    @property
    def needs(self) -> tuple[str, ...]:
        """Name the concepts the formula reads, in order."""
        return _read(self.formula, self.part)

    @property
    def is_read_on_law_day(self) -> bool:
        """Tell whether the law day of a levy year decides which version holds."""
        return self.of.has_law_day and self.keyed_by == "law_day"

    @property
    def unit(self) -> str:
        """Name the unit of the figure."""
        return str(self.formula.__annotations__["return"].__metadata__[0])

    @property
    def en(self) -> str:
        """Say in English what the figure is."""
        return (self.formula.__doc__ or "").split("\n", 1)[0].removesuffix(".")

    def holds_on(self, day: date, year: int | None = None) -> bool:
        """Test whether the rule is law for a law day and levy year."""
        if self.keyed_by == "year":
            day = date(day.year if year is None else year, 12, 31)
        return self.start <= day < self.end


def worst(standings: Iterable[Standing]) -> Standing:
    """Return the least sure of some standings; confirmed where there are none."""
    return max(standings, key=STANDINGS.index, default="confirmed")


@cache  # dear, and asked for at every step of every case
def _read(formula: Formula, part: str) -> tuple[str, ...]:
    return tuple(read_in(part, argument) for argument in signature(formula).parameters)


def rule(
    cite: str,
    *,
    of: Subject,
    zh: str,
    words: str,
    start: str,
    end: str = "9999-12-31",
    name: str = "",
    standing: Standing = "confirmed",
    note: str = "",
    jurisdiction: str = "cn",
    keyed_by: Literal["law_day", "year"] = "law_day",
) -> Callable[[Formula], Rule]:
    """Enter a formula as law of its part from ``start`` up to, not including, ``end``.

    A change of law is a second formula entered under the same ``name`` with its own period. An
    argument is a short name of the same part, or one of another part in full: ``levy__kind``.
    """

    def enter(formula: Formula) -> Rule:
        part = part_of(formula.__module__)
        entry = Rule(
            name=called(part, name or formula.__name__),
            part=part,
            of=of,
            zh=zh,
            words=words,
            cite=cite,
            standing=standing,
            note=note,
            start=date.fromisoformat(start),
            end=date.fromisoformat(end),
            jurisdiction=jurisdiction,
            formula=formula,
            keyed_by=keyed_by,
        )
        RULES.append(entry)
        return entry

    return enter
