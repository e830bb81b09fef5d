"""The ledger of employment: who works where since when; filtered, sorted, counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum
from django.http import QueryDict

from anye_desk.frame.language import Text
from anye_desk.frame.listing import Named, Page, Sort, Sorts, Wish, ordered, page_of
from anye_desk.office.access.models import Account
from anye_desk.office.access.rows import seen_rows
from anye_desk.office.parties.lookups import FEW, Among
from anye_desk.office.parties.matching import first_of
from anye_desk.office.parties.models import Township
from anye_desk.published.years.labels import KINDS, NO_TOWNSHIP
from anye_desk.published.years.models import Employment, HowEmployed, PublishedRun
from anye_desk.registers.history import level_words

SORTS: Sorts = {
    "employer": Sort(Text("用人单位", "Employer"), ("employer", "pk")),
    "since": Sort(Text("起始月份", "Since"), ("-since", "-pk")),
    "counted": Sort(Text("计入人月", "Counted, person-months"), ("-counted", "-pk")),
    "wages": Sort(Text("全年工资", "Wages of the year"), ("-wages", "-pk")),
}
COUNTS: Mapping[str, Text] = {
    "some": Text("有计入的月份", "some month counts"),
    "none": Text("没有计入的月份", "no month counts"),
}
GROUPS: Mapping[str, Text] = {
    "township": Text("乡镇街道", "Township"),
    "kind": Text("单位性质", "Kind of employer"),
    "form": Text("用工形式", "How employed"),
    "disability_level": Text("残疾等级", "Level"),
}


@dataclass(frozen=True, slots=True)
class CountedGroup:
    """Employments that are alike in one thing."""

    text: str
    employments: int
    persons: int
    counted: int


def employments_wanted(account: Account, run: PublishedRun, wish: Wish) -> QuerySet[Employment]:
    """Return the employments a reader wants, of those it may see."""
    same = {name: value for name, value in wish.filters.items() if name != "by"}
    month, counts = same.pop("month", None), same.pop("counts", "")
    found = seen_rows(account, Employment).filter(run=run, **same)
    if month:
        bit = 1 << (month % 100 - 1)
        found = found.annotate(that_month=F("in_months").bitand(bit)).filter(that_month=bit)
    if counts:
        found = found.filter(counted__gt=0) if counts == "some" else found.filter(counted=0)
    if wish.query:
        at = first_of(wish.query)[:FEW]
        found = found.filter(Q(Among(F("employer"), at)) | Q(Among(F("host"), at)))
    return found


def page_of_employments(
    account: Account, run: PublishedRun, wish: Wish, asked: QueryDict
) -> Page[Employment]:
    """Return the page of the ledger that an address asks for."""
    order = wish.order(SORTS)
    found = employments_wanted(account, run, wish).select_related("employer", "person")
    return page_of(ordered(found, order), order, asked, Named(Employment.objects.filter(run=run)))


def counted_by(name: str, found: QuerySet[Employment]) -> list[CountedGroup]:
    """Return how many employments, persons and months there are of each."""
    texts = _texts(name)
    rows = found.order_by(name).values(name)
    numbers = rows.annotate(
        employments=Count("pk"), persons=Count("person", distinct=True), months=Sum("counted")
    )
    return [
        CountedGroup(
            texts.get(row[name], str(row[name])), row["employments"], row["persons"], row["months"]
        )
        for row in numbers
    ]


def _texts(name: str) -> Mapping[int, str]:
    if name == "township":
        return {0: str(NO_TOWNSHIP), **dict(Township.objects.values_list("code", "name"))}
    if name == "kind":
        return {code: str(text) for code, text in KINDS.items()}
    if name == "form":
        return {form.value: str(form.label) for form in HowEmployed}
    return {level: level_words(level, 0) for level in range(1, 5)} | {0: level_words(0, 0)}
