"""The monthly letter to a department (数据质量函): what it says, before it is set in type.

The letter lies on desks, so IDs in it are masked; the workbook beside it is the department's own
rows sent back to it, and shows them whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from anye.codes.resident_id import masked
from anye.codes.words.quality import DIMENSIONS, UNITS
from anye.kernel.months import months_of
from anye.quality.figures import Figure, totals
from anye.quality.indicators import (
    INDICATORS,
    Indicator,
    owner_of,
    written,
)
from anye.quality.kinds import KINDS
from anye.quality.settings import QualitySettings
from anye.tables.contracts import CONTRACTS
from anye.tables.quality.measured import NO_MONTH
from anye.tables.quality.reports import QualityReport

EMPLOYERS_THEMSELVES = "用人单位"  # own the declarations; they get no letter
MONTHS_SHOWN = 6
SHOWN = 12  # contradictions in the letter; the workbook has them all
LetterRow = Mapping[str, Any]
Sum = tuple[int, int]  # of how many


@dataclass(frozen=True, slots=True)
class Answered:
    """What a department has said of a contradiction already, in its words."""

    answer: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """On which day letters go out, to whom, and what was answered before."""

    on: date
    to: Sequence[str] = ()  # empty: every department
    answered: Mapping[tuple[str, int], Answered] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom a contradiction is about, as its department knows them."""

    resident_id: str = ""
    name: str = ""
    employer: str = ""


@dataclass(frozen=True, slots=True)
class LetterMaterial:
    """What the letters of a month are written from."""

    report: QualityReport
    figures: Sequence[Figure]
    contradictions: Sequence[LetterRow]
    rejected: Sequence[LetterRow]
    reasons: Mapping[str, tuple[str, str]]  # by code: what is wrong, how it is put right
    persons: Mapping[int, Concerned]
    employers: Mapping[int, str]
    answered: Mapping[tuple[str, int], Answered] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, as text."""

    department: str
    sender: str
    month: int
    month_words: str
    sent_on: str
    answer_by: str
    agreed_day: int
    figures: tuple[tuple[str, ...], ...]
    months: tuple[str, ...]
    trend: tuple[tuple[str, ...], ...]
    reasons: tuple[tuple[str, ...], ...]
    kinds: tuple[tuple[str, ...], ...]
    examples: tuple[tuple[str, ...], ...]
    rejected_rows: int
    contradictions: int
    answered: int  # of the contradictions
    workbook: str


def departments() -> list[str]:
    """Return the departments that get a letter, in the order of their feeds."""
    owners = dict.fromkeys(owner_of(feed) for feed in CONTRACTS)
    return [owner for owner in owners if owner != EMPLOYERS_THEMSELVES]


def feeds_of_department(department: str) -> list[str]:
    """Return the feeds a department owns."""
    return [feed for feed in CONTRACTS if owner_of(feed) == department]


def letter_of(
    material: LetterMaterial, department: str, month: int, sent_on: date, settings: QualitySettings
) -> Letter:
    """Return what the letter of a month says to a department."""
    feeds = feeds_of_department(department)
    rejected = rejected_in(material, feeds, month)
    found = contradictions_in(material, department, month)
    waiting = [row for row in found if not answer_to(material, department, row)]
    months = [one for one in months_of(month // 100) if one <= month][-MONTHS_SHOWN:]
    return Letter(
        department=department,
        sender=settings.sender,
        month=month,
        month_words=f"{month // 100}年{month % 100}月",
        sent_on=_day(sent_on),
        answer_by=_day(sent_on + timedelta(days=settings.answer_within_days)),
        agreed_day=settings.agreed_day,
        figures=tuple(_figures(material, department, month)),
        months=tuple(f"{one % 100}月" for one in months),
        trend=tuple(_trend(material.figures, feeds, months)),
        reasons=tuple(_reasons(material, rejected)),
        kinds=tuple(_kinds(found)),
        examples=tuple(_example(material, row) for row in waiting[:SHOWN]),
        rejected_rows=len({(row["feed"], row["source_row"]) for row in rejected}),
        contradictions=len(found),
        answered=len(found) - len(waiting),
        workbook=f"{name_of_letter(department, month)}.xlsx",
    )


def name_of_letter(department: str, month: int) -> str:
    """Return the name of a letter's files, without their kind."""
    return f"数据质量函-{department}-{month}"


def rejected_in(material: LetterMaterial, feeds: Sequence[str], month: int) -> list[LetterRow]:
    """Return the faults of a month's rejected rows; those of registers have no month."""
    return [
        row
        for row in material.rejected
        if row["feed"] in feeds and row["month"] in {month, NO_MONTH}
    ]


def contradictions_in(material: LetterMaterial, department: str, month: int) -> list[LetterRow]:
    """Return the contradictions a department answers that touch a month, or no month at all."""
    return [
        row
        for row in material.contradictions
        if owner_of(row["feed"]) == department
        and (row["last_month"] == NO_MONTH or row["first_month"] <= month <= row["last_month"])
    ]


def answer_to(material: LetterMaterial, department: str, row: LetterRow) -> Answered | None:
    """Return what a department has said of a contradiction, if it has answered it."""
    return material.answered.get((department, row["contradiction_id"]))


def concerned(material: LetterMaterial, row: LetterRow) -> Concerned:
    """Return whom a contradiction is about."""
    person = material.persons.get(row["person_id"], Concerned())
    return Concerned(
        person.resident_id, person.name, material.employers.get(row["employer_id"], "")
    )


def span(row: LetterRow) -> str:
    """Write the months a contradiction touches."""
    first, last = row["first_month"], row["last_month"]
    if last == NO_MONTH:
        return ""
    return str(first) if first == last else f"{first}至{last}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def figures_in(
    material: LetterMaterial, department: str, month: int
) -> Iterator[tuple[Indicator, str, Sum, Sum | None]]:
    """Yield each figure of a department's feeds in a month, and what it was the month before."""
    sums = totals(material.figures)
    for code, one in INDICATORS.items():
        for feed in feeds_of_department(department):
            now = sums.get((code, "", feed, month), sums.get((code, "", feed, NO_MONTH)))
            if now is not None:
                yield one, feed, now, sums.get((code, "", feed, month - 1))


def _figures(material: LetterMaterial, department: str, month: int) -> Iterable[tuple[str, ...]]:
    for one, feed, now, before in figures_in(material, department, month):
        yield (
            DIMENSIONS[one.dimension][0],
            one.zh,
            CONTRACTS[feed].zh,
            f"{written(one, *now)}{UNITS[one.unit][0]}",
            f"{now[0]:,}／{now[1]:,}" if now[1] else "—",
            written(one, *before) if before else "—",
        )


def _trend(
    figures: Iterable[Figure], feeds: Sequence[str], months: Sequence[int]
) -> Iterable[tuple[str, ...]]:
    sums = totals(figures)
    for code, one in INDICATORS.items():
        for feed in feeds:
            found = [sums.get((code, "", feed, month)) for month in months]
            if any(found):
                values = [written(one, *sum_) if sum_ else "—" for sum_ in found]
                yield (f"{one.zh}（{UNITS[one.unit][0]}）", CONTRACTS[feed].zh, *values)


def _reasons(material: LetterMaterial, rejected: Iterable[LetterRow]) -> Iterable[tuple[str, ...]]:
    counted: dict[tuple[str, str], set[int]] = {}
    for row in rejected:
        counted.setdefault((row["feed"], row["reason"]), set()).add(row["source_row"])
    for (feed, reason), rows in sorted(counted.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        wrong, mend = material.reasons[reason]
        yield CONTRACTS[feed].zh, wrong, mend, f"{len(rows):,}"


def _kinds(found: Sequence[LetterRow]) -> Iterable[tuple[str, ...]]:
    for code, kind in KINDS.items():
        if n := sum(row["kind"] == code for row in found):
            yield kind.zh, kind.do_zh, f"{n:,}"


def _example(material: LetterMaterial, row: LetterRow) -> tuple[str, ...]:
    about = concerned(material, row)
    return KINDS[row["kind"]].zh, masked(about.resident_id), about.employer, span(row)
