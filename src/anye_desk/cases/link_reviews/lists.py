"""The queue: filtered, sorted, a page at a time; what comes after a question, what is alike.

Persons come before employers, which are many and mostly alike. Pages go from key to key, so that
the last of many costs what the first does; the number of queries is fixed
(tests/unit/anye_desk/cases/link_reviews/test_lists.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.http import QueryDict
from django.urls import reverse

from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.cases.link_reviews.moves import TURNS
from anye_desk.frame.language import Text, say
from anye_desk.frame.listing import (
    Counting,
    Named,
    Page,
    Sort,
    Sorts,
    Wish,
    beyond,
    page_of,
)
from anye_desk.frame.waiting import Waiting as Waits
from anye_desk.office.access.models import Account
from anye_desk.office.parties.matching import bearing
from anye_desk.office.parties.models import Person

SORTS: Sorts = {
    "rows": Sort(Text("等待行数最多的", "most rows waiting"), ("-turn", "-kind", "-rows", "-pk")),
    "weight": Sort(Text("权重最高的", "highest weight"), ("-turn", "-kind", "-weight", "-pk")),
}
UNSURE = TURNS[LinkReview.State.UNSURE]  # the last of those that wait


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


def page_of_reviews(wish: Wish, asked: QueryDict) -> tuple[Page[LinkReview], int]:
    """Return the page of the queue that an address asks for, and how many rows all of it holds."""
    listed = filtered(wish)
    total = listed.aggregate(count=Count("pk"), held=Sum("rows"))
    page = page_of(
        listed.prefetch_related("candidates"),
        wish.order(SORTS),
        asked,
        Named(LinkReview.objects.all()),
        counting=Counting(known=total["count"]),
    )
    return page, total["held"] or 0


def next_after(wish: Wish, review: LinkReview) -> LinkReview | None:
    """Return the question to open after this one: the next that waits, else the first."""
    order = wish.order(SORTS)
    queue = filtered(wish, is_waiting=True).exclude(pk=review.pk).order_by(*order)
    return beyond(queue, review, order).first() or queue.first()


def filtered(wish: Wish, *, is_waiting: bool = False) -> QuerySet[LinkReview]:
    """Return all questions an officer wants, or of them those that wait."""
    same = dict(wish.filters)
    state = same.pop("state", "")
    waits: dict[str, Any] = {"turn__gte": UNSURE}
    wanted = waits if is_waiting or not state else {"state": state}
    found = LinkReview.objects.filter(**same, **wanted)
    return found.filter(bearing(wish.query)) if wish.query else found


def ordered(wish: Wish) -> QuerySet[LinkReview]:
    """Return all questions an officer wants, in their order."""
    return filtered(wish).order_by(*wish.order(SORTS))
