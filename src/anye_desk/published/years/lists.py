"""Lists of a published year: filtered, sorted, a page at a time.

Pages go from key to key, never by counting off rows, so the last page of a million costs what
the first does. The number of queries is fixed (tests/unit/anye_desk/published/years/test_lists.py).
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.urls import reverse

from anye_desk.frame.language import say
from anye_desk.frame.paging import Place
from anye_desk.frame.waiting import Waiting
from anye_desk.office.access.models import Account
from anye_desk.office.parties.lookups import FEW, Among
from anye_desk.office.parties.matching import first_of
from anye_desk.office.parties.models import Employer, Person
from anye_desk.published.years.models import EmployerYear, PersonMonth, PublishedRun, YearFlag
from anye_desk.published.years.summary import MARKS

ON_A_PAGE = 25
PERSONS_ON_A_PAGE = 20
COUNTED_UP_TO = 10_000
FIRST_SORT = "levy_rank"
FLAGS_ON_A_PAGE = 50
FLAG_SORTS = {
    "": ("-raised_at", "employer", "id"),  # the latest first
    "employer": ("employer__name", "employer", "id"),
}
GROUPED = {name: (name, FIRST_SORT) for name in ("kind", "township", "outcome")}
COUNTED_BEFORE = {"kind": "kinds", "township": "townships", "outcome": "outcomes"}  # see summary.py


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader wants of the list of employers."""

    query: str = ""
    kind: int | None = None
    township: int | None = None
    outcome: int | None = None
    mark: str = ""
    sort: str = FIRST_SORT
    ascending: bool = False
    after: int | None = None  # the employer that ended the page before
    before: int | None = None  # the employer that began the page after


@dataclass(frozen=True, slots=True)
class Page:
    """One page, and whether there are others."""

    rows: list[EmployerYear]
    count: int  # of the whole list; what no summary has counted, up to COUNTED_UP_TO
    is_at_least: bool  # there may be more than were counted
    has_next: bool
    has_previous: bool
    ahead: int | None  # employers before the first; none where that is not counted

    @property
    def first(self) -> int:
        """Return the place of the first employer in the whole list, from one; nought if unknown."""
        return 0 if self.ahead is None else self.ahead + 1

    @property
    def last(self) -> int:
        """Return the place of the last employer."""
        return self.first + len(self.rows) - 1


def current_runs() -> QuerySet[PublishedRun]:
    """Return the run of each year that pages show, the latest year first."""
    shown = PublishedRun.objects.filter(state=PublishedRun.State.CURRENT)
    return shown.order_by("-year")


def page_of_employers(run: PublishedRun, wish: Wish) -> Page:
    """Return the page of employers a reader wants."""
    is_backwards = wish.before is not None
    meant, gathered, many = _meant(wish.query)
    listed = _placed(run, wish).filter(meant)
    found = list(listed.select_related("employer").defer("months")[: ON_A_PAGE + 1])
    has_more, rows = len(found) > ON_A_PAGE, found[:ON_A_PAGE]
    rows = rows[::-1] if is_backwards else rows
    is_first = not rows or (wish.before is None and wish.after is None)
    count, is_whole = _count(run, wish, gathered)
    ahead = 0 if is_first else _ahead(run, wish, gathered, rows[0])
    is_known = not many and ahead <= COUNTED_UP_TO
    return Page(
        rows,
        count,
        is_at_least=many or not is_whole,
        has_next=has_more or is_backwards,
        has_previous=has_more if is_backwards else ahead > 0 or (many and not is_first),
        ahead=ahead if is_known or is_first else None,
    )


def employers_listed(run: PublishedRun, wish: Wish) -> QuerySet[EmployerYear]:
    """Return all employers a reader wants, in their order, without their months."""
    whole = replace(wish, after=None, before=None)
    listed = _placed(run, whole).filter(_meant(wish.query)[0])
    return listed.select_related("employer").defer("months")


def _meant(query: str) -> tuple[Q, Q, bool]:
    """Return which employers a query means: all, those that were gathered, if there are more."""
    if not query:
        return Q(), Q(), False
    first = first_of(query)
    gathered, many = Q(Among(F("employer"), first[:FEW])), len(first) > FEW
    return Q(employer__search_tokens__bear_each=query) if many else gathered, gathered, many


def _placed(run: PublishedRun, wish: Wish) -> QuerySet[EmployerYear]:
    """Return the list from the reader's place on, in the direction of reading."""
    is_backwards = wish.before is not None
    rising = wish.ascending != is_backwards
    in_order = (_directed(name, rising=rising) for name in _columns(wish.sort))
    listed = _filtered(run, wish).order_by(*in_order)
    anchor = wish.before if is_backwards else wish.after
    at = EmployerYear.objects.filter(run=run, employer=anchor).first() if anchor else None
    return _beyond(listed, at, wish.sort, rising=rising) if at else listed


def _ahead(run: PublishedRun, wish: Wish, gathered: Q, first: EmployerYear) -> int:
    """Return how many employers stand before one in the list, as far as they are counted."""
    listed = _filtered(run, wish).filter(gathered)
    return _counted(_beyond(listed, first, wish.sort, rising=not wish.ascending))


def _count(run: PublishedRun, wish: Wish, gathered: Q) -> tuple[int, bool]:
    """Return how many employers the list has, and whether these are all."""
    known = _counted_before(run, wish)
    if known is not None:
        return known, True
    found = _filtered(run, wish).filter(gathered)
    if not wish.query:  # in the list's order, so that the index that the page is read by serves
        found = found.order_by(*_columns(wish.sort))
    counted = _counted(found)
    return min(counted, COUNTED_UP_TO), counted <= COUNTED_UP_TO


def _counted_before(run: PublishedRun, wish: Wish) -> int | None:
    """Return how many employers the run's summary counted of what is wanted; none if it did not."""
    by = [name for name in COUNTED_BEFORE if getattr(wish, name) is not None]
    if wish.query or not run.summary or len(by) + bool(wish.mark) > 1:
        return None
    if wish.mark:
        return int(run.summary["marks"][wish.mark])
    if not by:
        return int(run.summary["total"]["employers"])
    groups, code = run.summary[COUNTED_BEFORE[by[0]]], getattr(wish, by[0])
    return sum(int(group["employers"]) for group in groups if group["code"] == code)


def _counted(listed: QuerySet[EmployerYear]) -> int:
    return listed.values("pk")[: COUNTED_UP_TO + 1].count()


def _columns(sort: str) -> tuple[str, ...]:
    return (*GROUPED.get(sort, (sort,)), "employer")


def persons_of(run: PublishedRun, employer_id: int) -> QuerySet[Person]:
    """Return every person with any month at the employer, by name."""
    here = _here(run, employer_id).values("person")
    return Person.objects.filter(person_id__in=here).order_by("name", "number")


def employers_of(run: PublishedRun, person: Person) -> list[Employer]:
    """Return the employers with any month of a person in the year, by name."""
    here = PersonMonth.objects.filter(run=run, person=person).values("employer")
    return list(Employer.objects.filter(employer_id__in=here).order_by("name", "employer_id"))


def months_of(run: PublishedRun, employer_id: int, persons: list[Person]) -> list[PersonMonth]:
    """Return the months of these persons at the employer or credited to it, in order."""
    months = _here(run, employer_id).filter(person__in=persons)
    return list(months.select_related("employer").order_by("person", "month", "employer"))


def flagged(year: int, employer_id: int | None = None, sort: str = "") -> QuerySet[YearFlag]:
    """Return the standing flags of a year, or of one employer in it; see ``FLAG_SORTS``."""
    standing = YearFlag.objects.filter(year=year, lifted_at=None)
    if employer_id is not None:
        standing = standing.filter(employer=employer_id)
    return standing.select_related("employer", "person").order_by(*FLAG_SORTS[sort])


def waits_for(account: Account) -> list[Waiting]:
    """Return what waits for an account: an officer works flagged years out anew."""
    if not account.is_officer:
        return []
    return [
        Waiting(
            say(f"{year} 年须重新认定的单位", f"Employers of {year} to be worked out anew"),
            YearFlag.objects.filter(year=year, lifted_at=None)
            .values("employer")
            .distinct()
            .count(),
            reverse("flags", args=[year]),
        )
        for year in current_runs().values_list("year", flat=True)
    ]


def _here(run: PublishedRun, employer_id: int) -> QuerySet[PersonMonth]:
    at = Q(employer=employer_id) | Q(credit_to=employer_id)
    return PersonMonth.objects.filter(at, run=run)


def _filtered(run: PublishedRun, wish: Wish) -> QuerySet[EmployerYear]:
    same: dict[str, Any] = {"kind": wish.kind, "township": wish.township, "outcome": wish.outcome}
    given = {name: value for name, value in same.items() if value is not None}
    wanted = EmployerYear.objects.filter(run=run, **given)
    if wish.mark:
        wanted = wanted.filter(MARKS[wish.mark])
    return wanted


def _directed(name: str, *, rising: bool) -> str:
    return name if rising else f"-{name}"


def _beyond(
    listed: QuerySet[EmployerYear], at: EmployerYear, sort: str, *, rising: bool
) -> QuerySet[EmployerYear]:
    """Return the rows past one in the order of the list."""
    names = _columns(sort)
    here = Place(*(F(name) for name in names))
    there = Place(*(Value(at.serializable_value(name)) for name in names))
    return listed.filter(GreaterThan(here, there) if rising else LessThan(here, there))
