"""One person's file: all that the desk knows of the person that its reader may see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from anye.kernel.months import MONTHS_OF_YEAR
from anye_desk.frame.language import Text
from anye_desk.frame.writing import local_day
from anye_desk.office.access.models import Account
from anye_desk.office.access.rows import seen_rows
from anye_desk.office.looks.lists import looks, readings_of
from anye_desk.office.parties.models import Person, Township
from anye_desk.published.years.labels import NO_TOWNSHIP
from anye_desk.published.years.models import Employment, PersonMonth, PublishedRun, YearFlag
from anye_desk.registers import history
from anye_desk.registers.employer_file import open_to
from anye_desk.registers.history import DatedChange

SHOWN = PublishedRun.State.CURRENT
LAST_LOOKS = 5
LEVEL_WITH = Text("证件等级", "level of the certificate")
FLAGGED = Text(
    "身份重新核定，须重新认定", "identity decided anew; the year is to be worked out anew"
)


@dataclass(frozen=True, slots=True)
class LevelFrom:
    """The certificate in force from a month on, as the months on record show it."""

    month: int
    disability: int
    military: int

    @property
    def words(self) -> str:
        """Write it."""
        return history.level_words(self.disability, self.military)


def employments_of(account: Account, person: Person) -> QuerySet[Employment]:
    """Return where a person worked, year by year, as far as an account may see it."""
    found = seen_rows(account, Employment).filter(person=person, run__state=SHOWN)
    return found.select_related("employer", "run").order_by("-run__year", "-last_month", "pk")


def levels_of(account: Account, worked: Sequence[Employment]) -> list[LevelFrom]:
    """Return each change of the certificate's level in the months of work, the first first.

    Asked by year and employer as well as by person, as the months are indexed.
    """
    whose = {
        "run__in": {one.run_id for one in worked},
        "employer__in": {one.employer_id for one in worked},
        "person__in": {one.person_id for one in worked},
    }
    months = seen_rows(account, PersonMonth).filter(**whose)
    columns = ("month", "disability_level", "military_level")
    found: list[LevelFrom] = []
    for row in months.order_by("month").values_list(*columns).distinct():
        level = LevelFrom(*row)
        if not found or (found[-1].disability, found[-1].military) != row[1:]:
            found.append(level)
    return found


def of(account: Account, person: Person) -> dict[str, Any]:
    """Return what the file shows."""
    worked = list(employments_of(account, person))
    levels = levels_of(account, worked)
    cases = history.cases_about(account, Q(person=person))
    readings = readings_of(person.number)
    changes = [
        *_of_work(worked, person.number),
        *(history.in_month(one.month, LEVEL_WITH, one.words) for one in levels),
        *history.of_cases(cases),
        *(_of_flags(person) if account.reads_all else ()),
    ]
    return {
        "person": person,
        "township": Township.objects.filter(code=person.township).first() or NO_TOWNSHIP,
        "worked": worked,
        "by_month": {one.employer_id for one in worked if account.may_see(one.employer_id)},
        "open": open_to(account, (one.employer_id for one in worked)),
        "levels": levels,
        "cases": cases,
        "changes": history.latest_first(changes),
        "looks": looks(readings[:LAST_LOOKS]) if account.reads_all else (),
    }


def _of_work(worked: Sequence[Employment], number: str) -> Iterator[DatedChange]:
    """Yield when work at each employer is first and last on record.

    A year that goes on from the one before begins nothing; one that another goes on from, or that
    is on record to the end of the last year there is, ends nothing.
    """
    last_year = max((one.run.year for one in worked), default=0)
    gone_on = {(one.employer_id, one.run.year - 1) for one in worked if one.since < _january(one)}
    for one in worked:
        address = reverse("person", args=[one.run.year, one.employer_id, number])
        if one.since >= _january(one):
            began = Text("开始有在职记录：", "first on record at ")
            yield history.in_month(one.since, began, str(one.employer), address)
        is_to_the_end = one.last_month % 100 == MONTHS_OF_YEAR and one.run.year == last_year
        if not is_to_the_end and (one.employer_id, one.run.year) not in gone_on:
            ended = Text("最后在职记录：", "last on record at ")
            yield history.in_month(one.last_month, ended, str(one.employer), address)


def _january(one: Employment) -> int:
    return one.run.year * 100 + 1


def _of_flags(person: Person) -> Iterator[DatedChange]:
    for flag in YearFlag.objects.filter(person=person).select_related("employer"):
        yield DatedChange(
            local_day(flag.raised_at),
            FLAGGED,
            str(flag.employer),
            reverse("employer", args=[flag.year, flag.employer_id]),
        )
