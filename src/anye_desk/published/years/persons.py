"""The persons of one employer's year: their twelve months and why some do not count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from anye.kernel.months import months_of as months_of_year
from anye.law.counting.reasons import Reason, reasons_of
from anye_desk.frame.language import say
from anye_desk.frame.writing import month_name
from anye_desk.office.parties.models import Person
from anye_desk.published.years.models import PersonMonth


@dataclass(frozen=True, slots=True)
class Verdict:
    """One month of one person, or no evidence of it."""

    month: int
    found: PersonMonth | None
    reasons: tuple[Reason, ...]

    @property
    def sign(self) -> str:
        """Write the verdict in one sign."""
        return "–" if self.found is None else str(self.found.counts)


@dataclass(frozen=True, slots=True)
class Kept:
    """A reason, and the months it kept from counting, written short."""

    reason: Reason
    months: str


@dataclass(frozen=True, slots=True)
class PersonsYear:
    """One person's year at an employer."""

    person: Person
    verdicts: tuple[Verdict, ...]
    counted: int
    kept: tuple[Kept, ...]

    @property
    def level(self) -> str:
        """Write the level of the last certificate seen in the year."""
        found = [verdict.found for verdict in self.verdicts if verdict.found]
        for month in sorted(found, key=lambda month: -month.month):
            if level := _level(month):
                return level
        return say("无", "none")


def _level(month: PersonMonth) -> str:
    """Write the level of the certificate of a month; empty where none was in force."""
    if month.disability_level:
        return say(f"{month.disability_level}级", f"level {month.disability_level}")
    if month.military_level:
        return say(f"残疾军人{month.military_level}级", f"disabled soldier {month.military_level}")
    return ""


def persons_years(
    year: int, persons: Sequence[Person], months: Iterable[PersonMonth]
) -> list[PersonsYear]:
    """Return each person's twelve months."""
    found: dict[int, dict[int, PersonMonth]] = {person.person_id: {} for person in persons}
    for row in months:
        of_person = found[row.person_id]
        # A month may be at the agency and here; the one that counts is shown.
        if row.month not in of_person or row.counts:
            of_person[row.month] = row
    return [_year_of(year, person, found[person.person_id]) for person in persons]


def _year_of(year: int, person: Person, months: dict[int, PersonMonth]) -> PersonsYear:
    verdicts = tuple(
        Verdict(month, row, reasons_of(row.failed) if row else ())
        for month in months_of_year(year)
        for row in (months.get(month),)
    )
    return PersonsYear(
        person, verdicts, sum(row.counts for row in months.values()), tuple(_kept(verdicts))
    )


def _kept(verdicts: Iterable[Verdict]) -> Iterable[Kept]:
    by_reason: dict[Reason, list[int]] = {}
    for verdict in verdicts:
        for reason in verdict.reasons:
            by_reason.setdefault(reason, []).append(verdict.month)
    for reason in sorted(by_reason, key=lambda reason: (by_reason[reason][0], reason.bit)):
        yield Kept(reason, spans(by_reason[reason]))


def spans(months: Sequence[int]) -> str:
    """Write months of one year short: 1月、3月至5月."""
    runs: list[list[int]] = []
    for month in months:
        if runs and month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return say("、", ", ").join(
        month_name(run[0])
        if len(run) == 1
        else say("至", "–").join((month_name(run[0]), month_name(run[-1])))
        for run in runs
    )
