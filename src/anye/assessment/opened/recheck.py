"""Does the reference yield what the run stored? One case, on whole numbers, from its facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from anye.assessment.calendar import VERDICT
from anye.assessment.opened.stored import Row
from anye.kernel.months import first_day, months_of
from anye.law.counting.facts import PERSON_MONTH
from anye.law.levy.facts import EMPLOYER_MONTH
from anye.law.parameters import Value
from anye.law.parts import all_facts
from anye.law.rule import Subject
from anye.rulebook.chain import Step
from anye.rulebook.plan import Plan, work_out
from anye.rulebook.terms import Terms

YEAR = "employer_year"
STAFF = ("headcount", "wages")
SUMS = {"headcount_months": "headcount", "counted_months": "counted", "wages_total": "wages"}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A figure that the reference works out differently from what the run stored."""

    of: str  # employer_year, or the month
    name: str
    stored: Value | None
    found: Value


def facts_in(row: Row, of: Subject) -> dict[str, Value]:
    """Return the facts of a subject that a stored row holds."""
    return {name: row[name] for name, fact in all_facts().items() if fact.of == of and name in row}


def mismatches(of: str, stored: Row, found: Mapping[str, Value]) -> list[Mismatch]:
    """Return the found figures that the stored row says otherwise."""
    return [
        Mismatch(of, name, stored[name], value)
        for name, value in found.items()
        if name in stored and stored[name] != value
    ]


def ruled(steps: Iterable[Step]) -> dict[str, Value]:
    """Return the worked-out figures of a chain by name."""
    return {step.name: step.value for step in steps if step.kind == "rule"}


def months_off(
    terms: Terms, year: Row, months: Iterable[Row], persons: Iterable[Row]
) -> list[Mismatch]:
    """Recheck an employer's person-months, its months and the sums of its year."""
    employer = year["employer_id"]
    verdicts, staff = (_plans(terms, year["year"], wanted) for wanted in (VERDICT, STAFF))
    everybody, by_month = list(persons), {row["month"]: row for row in months}
    credited = [row for row in everybody if row["credit_to"] == employer]
    off = [wrong for row in everybody for wrong in _person_off(verdicts[row["month"]], row)]
    for month, row in by_month.items():
        counted = sum(one["counts"] for one in credited if one["month"] == month)
        by_law = work_out(staff[month], facts_in(row, EMPLOYER_MONTH))
        found: dict[str, Value] = {name: by_law[name] for name in STAFF} | {"counted": counted}
        off += mismatches(str(month), row, found)
    sums: dict[str, Value] = {
        name: sum(row[of] for row in by_month.values()) for name, of in SUMS.items()
    }
    last = months_of(year["year"])[-1]
    counting = [row for row in credited if row["counts"]]
    sums["counted_persons"] = len({row["person_id"] for row in counting})
    sums["persons_at_year_end"] = sum(row["month"] == last for row in counting)
    return off + mismatches(YEAR, year, sums)


def _person_off(todo: Plan, row: Row) -> list[Mismatch]:
    found = work_out(todo, facts_in(row, PERSON_MONTH))
    return mismatches(str(row["month"]), row, {name: found[name] for name in VERDICT})


def _plans(terms: Terms, year: int, wanted: tuple[str, ...]) -> dict[int, Plan]:
    return {month: terms.plan(wanted, first_day(month)) for month in months_of(year)}
