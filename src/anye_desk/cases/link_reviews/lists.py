"""The queue: filtered, sorted, a page at a time; what comes after a question, what is alike.

Persons come before employers, which are many and mostly alike. Pages go from key to key, so that
the last of many costs what the first does; the number of queries is fixed
(tests/unit/anye_desk/cases/link_reviews/test_lists.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db.models import Count, F, QuerySet, Sum, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.urls import reverse

from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.cases.link_reviews.moves import TURNS
from anye_desk.frame.language import say
from anye_desk.frame.paging import Place
from anye_desk.frame.waiting import Waiting as Waits
from anye_desk.office.access.models import Account
from anye_desk.office.parties.matching import bearing
from anye_desk.office.parties.models import Person

ON_A_PAGE = 25
SORTS = ("rows", "weight")
UNSURE = TURNS[LinkReview.State.UNSURE]  # the last of those that wait


@dataclass(frozen=True, slots=True)
class Wish:
    """What an officer wants of the queue."""

    query: str = ""
    kind: str = ""
    state: str = ""  # empty: all that waits
    township: int | None = None
    feed: str = ""
    sort: str = SORTS[0]

    def kept(self) -> dict[str, Any]:
        """Return the wish as a session keeps it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the queue, whether there are others, and what the whole list comes to."""

    reviews: list[LinkReview]
    has_next: bool
    has_previous: bool
    count: int
    rows: int  # that wait for an answer
    first: int  # place of its first question in the whole list, from one

    @property
    def last(self) -> int:
        """Return the place of the last question."""
        return self.first + len(self.reviews) - 1


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many questions of a kind wait, and how many rows they hold up."""

    kind: str
    count: int
    rows: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Questions of one kind whose one candidate agrees in the same."""

    kind: str
    agreeing: str
    count: int
    rows: int


def waiting() -> list[Waiting]:
    """Return what waits, by kind."""
    found = (
        LinkReview.objects.filter(turn__gte=UNSURE)
        .values("kind")
        .annotate(count=Count("pk"), held=Sum("rows"))
        .order_by("-kind")
    )
    return [Waiting(line["kind"], line["count"], line["held"]) for line in found]


def waits_for(account: Account) -> list[Waits]:
    """Return what waits for an account: the questions, for an officer."""
    if not account.is_officer:
        return []
    text = say("待核对的关联", "Links to review")
    return [Waits(text, sum(one.count for one in waiting()), reverse("link_reviews"))]


def alike_of(compared: Sequence[Mapping[str, Sequence[int]]]) -> str:
    """Return by what a question is alike to others: its one candidate, by what it agrees in.

    Empty where there are several candidates, or nothing was weighed: asked by itself.
    """
    levels = compared[0] if len(compared) == 1 else {}
    return " ".join(f"{name}:{level}" for name, (level, _) in sorted(levels.items()) if level >= 0)


def alike_groups() -> list[Alike]:
    """Return the questions that wait and can be answered together, the most first."""
    found = (
        LinkReview.objects.filter(turn__gte=UNSURE)
        .exclude(alike="")
        .values("kind", "alike")
        .annotate(count=Count("pk"), held=Sum("rows"))
        .filter(count__gt=1)
        .order_by("-count", "kind", "alike")
    )
    return [Alike(line["kind"], line["alike"], line["count"], line["held"]) for line in found]


def alike(kind: str, agreeing: str) -> QuerySet[LinkReview]:
    """Return the questions that wait and agree in the same, those that hold up most first."""
    found = LinkReview.objects.filter(turn__gte=UNSURE, kind=kind, alike=agreeing)
    return found.exclude(alike="").order_by("-rows", "pk").prefetch_related("candidates")


def persons_in(reviews: Iterable[LinkReview]) -> list[str]:
    """Return the numbers of the persons whose records these questions open."""
    asked = list(reviews)
    ids = {one.candidate_id for review in asked for one in review.candidates.all()}
    ids |= {one.asked_id for one in asked if one.kind == LinkReview.Kind.SAME_PERSON}
    return list(Person.objects.filter(person_id__in=ids).values_list("number", flat=True))


def page_of_reviews(wish: Wish, *, after: int | None = None, before: int | None = None) -> Page:
    """Return the page of the queue after or before a question."""
    listed, is_backwards = filtered(wish), before is not None
    placed = _from(listed, wish.sort, after if before is None else before, forth=not is_backwards)
    found = list(placed.prefetch_related("candidates")[: ON_A_PAGE + 1])
    has_more, reviews = len(found) > ON_A_PAGE, found[:ON_A_PAGE]
    total = listed.aggregate(count=Count("pk"), held=Sum("rows"))
    count, rows = total["count"], total["held"] or 0
    reviews = reviews[::-1] if is_backwards else reviews
    is_first = not reviews or (after is None and not is_backwards)
    ahead = 0 if is_first else _beyond(listed, wish.sort, reviews[0], forth=False).count()
    return Page(reviews, is_backwards or has_more, ahead > 0, count, rows, ahead + 1)


def next_after(wish: Wish, review: LinkReview) -> LinkReview | None:
    """Return the question to open after this one: the next that waits, else the first."""
    queue = filtered(replace(wish, state="")).exclude(pk=review.pk)
    following = _beyond(queue, wish.sort, review, forth=True)
    return _ordered(following, wish.sort).first() or _ordered(queue, wish.sort).first()


def filtered(wish: Wish) -> QuerySet[LinkReview]:
    """Return all questions an officer wants."""
    same: dict[str, Any] = {"kind": wish.kind, "township": wish.township, "feed": wish.feed}
    found = LinkReview.objects.filter(**{name: value for name, value in same.items() if value})
    found = found.filter(state=wish.state) if wish.state else found.filter(turn__gte=UNSURE)
    return found.filter(bearing(wish.query)) if wish.query else found


def ordered(wish: Wish) -> QuerySet[LinkReview]:
    """Return all questions an officer wants, in their order."""
    return _ordered(filtered(wish), wish.sort)


def _ordered(
    listed: QuerySet[LinkReview], sort: str, *, forth: bool = True
) -> QuerySet[LinkReview]:
    sign = "-" if forth else ""
    return listed.order_by(f"{sign}turn", f"{sign}kind", f"{sign}{sort}", f"{sign}pk")


def _from(
    listed: QuerySet[LinkReview], sort: str, anchor: int | None, *, forth: bool
) -> QuerySet[LinkReview]:
    at = LinkReview.objects.filter(pk=anchor).first() if anchor is not None else None
    placed = listed if at is None else _beyond(listed, sort, at, forth=forth)
    return _ordered(placed, sort, forth=forth)


def _beyond(
    listed: QuerySet[LinkReview], sort: str, at: LinkReview, *, forth: bool
) -> QuerySet[LinkReview]:
    here = Place(F("turn"), F("kind"), F(sort), F("pk"))
    there = Place(Value(at.turn), Value(at.kind), Value(getattr(at, sort)), Value(at.pk))
    return listed.filter(LessThan(here, there) if forth else GreaterThan(here, there))
