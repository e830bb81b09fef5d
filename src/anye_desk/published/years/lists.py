"""Lists of a published year: filtered, sorted, a page at a time.

Pages go from key to key, never by counting off rows, so the last page of a million costs what
the first does. The number of queries is fixed (tests/unit/anye_desk/published/years/test_lists.py).
"""

from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from anye.codes.organisation_code import organisation
from anye_desk.frame.language import Text, say
from anye_desk.frame.listing import Counting, Named, Page, Sort, Sorts, Wish, ordered, page_of
from anye_desk.frame.waiting import Waiting
from anye_desk.office.access.models import Account
from anye_desk.office.parties.lookups import FEW, Among
from anye_desk.office.parties.matching import first_of
from anye_desk.office.parties.models import Person
from anye_desk.office.parties.organisations import identifier
from anye_desk.published.years import labels
from anye_desk.published.years.models import (
    EmployerYear,
    Outcome,
    PersonMonth,
    PublishedRun,
    YearFlag,
)
from anye_desk.published.years.summary import MARKS

PERSONS_ON_A_PAGE = 20
FLAG_SORTS: Sorts = {
    "latest": Sort(Text("最近核定的", "latest decided"), ("-raised_at", "-pk")),
    "employer": Sort(Text("按单位", "by employer"), ("employer__name", "employer", "pk")),
}
EVERY = Wish()
SOME = 2
SEVERAL = (2, 8)  # persons with disabilities, enough to show a list
MARK = "mark"
GROUPS = {"kind", "township", "outcome"}  # whose employers stand by their levy
SORTS: Sorts = {
    name: Sort(text, (f"-{name}", *(["-levy_rank"] if name in GROUPS else []), "-employer"))
    for name, text in labels.SORTS.items()
}
READ = (  # by a page of the list and its sorts; each column more is asked for on every page
    *SORTS, "run", "employer__name", "levy_due", "duty_unmet", "problem",
)  # fmt: skip
COUNTED_BEFORE = {"kind": "kinds", "township": "townships", "outcome": "outcomes"}  # see summary.py


def current_runs() -> QuerySet[PublishedRun]:
    """Return the run of each year that pages show, the latest year first."""
    shown = PublishedRun.objects.filter(state=PublishedRun.State.CURRENT)
    return shown.order_by("-year")


def page_of_employers(run: PublishedRun, wish: Wish, asked: QueryDict) -> Page[EmployerYear]:
    """Return the page of employers a reader wants."""
    meant, gathered, many = _meant(wish.query)
    narrowed, order = _filtered(run, wish), wish.order(SORTS)
    found = narrowed.filter(gathered)
    if not wish.query:  # in the list's order, so that the index that the page is read by serves
        found = found.order_by(*order)
    return page_of(
        narrowed.filter(meant).select_related("employer").only(*READ),
        order,
        asked,
        Named(EmployerYear.objects.filter(run=run), "employer", organisation, identifier),
        counting=Counting(found, _counted_before(run, wish), is_part=many),
    )


def employers_listed(run: PublishedRun, wish: Wish) -> QuerySet[EmployerYear]:
    """Return all employers a reader wants, in their order, without their months."""
    listed = _filtered(run, wish).filter(_meant(wish.query)[0]).order_by(*wish.order(SORTS))
    return listed.select_related("employer").defer("months")


def _meant(query: str) -> tuple[Q, Q, bool]:
    """Return which employers a query means: all, those that were gathered, if there are more."""
    if not query:
        return Q(), Q(), False
    first = first_of(query)
    gathered, many = Q(Among(F("employer"), first[:FEW])), len(first) > FEW
    return Q(employer__search_tokens__bear_each=query) if many else gathered, gathered, many


def _counted_before(run: PublishedRun, wish: Wish) -> int | None:
    """Return how many employers the run's summary counted of what is wanted; none if it did not."""
    if wish.query or not run.summary or len(wish.filters) > 1:
        return None
    for name, wanted in wish.filters.items():
        if name == MARK:
            return int(run.summary["marks"][wanted])
        groups = run.summary[COUNTED_BEFORE[name]]
        return sum(int(group["employers"]) for group in groups if group["code"] == wanted)
    return int(run.summary["total"]["employers"])


def telling_employers() -> list[int]:
    """Return some declared employers with staff with disabilities, those that still owe first."""
    found = EmployerYear.objects.filter(
        run__in=current_runs(), has_declared=True, counted_persons__range=SEVERAL
    ).annotate(owes=Q(outcome=Outcome.OWES))
    ordered = found.order_by("-owes", "employer_id")
    return list(ordered.values_list("employer_id", flat=True)[:SOME])


def persons_of(run: PublishedRun, employer_id: int) -> QuerySet[Person]:
    """Return every person with any month at the employer, by name."""
    here = _here(run, employer_id).values("person")
    return Person.objects.filter(person_id__in=here).order_by("name", "number")


def months_of(run: PublishedRun, employer_id: int, persons: list[Person]) -> list[PersonMonth]:
    """Return the months of these persons at the employer or credited to it, in order."""
    months = _here(run, employer_id).filter(person__in=persons)
    return list(months.select_related("employer").order_by("person", "month", "employer"))


def flagged(year: int, wish: Wish = EVERY) -> QuerySet[YearFlag]:
    """Return the standing flags of a year that a reader wants, in their order."""
    standing = YearFlag.objects.filter(year=year, lifted_at=None)
    if wish.query:
        standing = standing.filter(Among(F("employer"), first_of(wish.query)[:FEW]))
    return ordered(standing.select_related("employer", "person"), wish.order(FLAG_SORTS))


def page_of_flags(year: int, wish: Wish, asked: QueryDict) -> Page[YearFlag]:
    """Return the page of flags that an address asks for."""
    named = Named(YearFlag.objects.filter(year=year))
    return page_of(flagged(year, wish), wish.order(FLAG_SORTS), asked, named)


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
    given = {name: wanted for name, wanted in wish.filters.items() if name != MARK}
    wanted = EmployerYear.objects.filter(run=run, **given)
    return wanted.filter(MARKS[wish.filters[MARK]]) if MARK in wish.filters else wanted
