"""Taking the questions of a set of links: new ones, changed ones, those no longer asked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction

from anye_desk.cases.link_reviews.lists import alike_of
from anye_desk.cases.link_reviews.models import (
    LinkCandidate,
    LinkReview,
    PublishedLinks,
    WaitingRow,
)
from anye_desk.cases.link_reviews.moves import TURNS, WAITING, next_state
from anye_desk.office.ledger.actions import record
from anye_desk.office.parties.search import tokens_of

State = LinkReview.State
Says = Mapping[str, Sequence[str | int]]  # by comparison, the values known
CANDIDATES_ASKED = 5
CODES = ("code", "tax_number", "id")  # comparisons
AT_ONCE = 500  # questions that are written together
KEY = ("kind", "asked_id", "of_id")
MOVED = ("state", "turn", "version", "decided_by", "decided_at")
RENEWED = (
    *MOVED, "name", "says", "search_tokens", "township", "feed", "rows", "weight", "alike",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person or employer, the best first."""

    candidate_id: int
    weight: int
    says: Says
    compared: Mapping[str, Sequence[int]]  # by comparison, level and weight


@dataclass(frozen=True, slots=True)
class Place:
    """Where a waiting row stands."""

    feed: str
    part: str
    file_name: str
    line: int


@dataclass(frozen=True, slots=True)
class Question:
    """One record in doubt, as the links ask it."""

    kind: str
    asked_id: int
    name: str
    says: Says
    township: int
    feed: str
    rows: int
    candidates: Sequence[Candidate]
    waiting: Sequence[Place]
    of_id: int = 0  # of a name under an ID, whose ID


@transaction.atomic
def take(questions: Iterable[Question], *, links_id: str, actor: str, at: datetime) -> int:
    """Show the questions of a set of links, whole or not at all; return how many it asks.

    A question already answered keeps its answer: the links were made before it was known.
    Questions that wait and are no longer asked are closed; officers' own proposals stay.
    """
    published, is_new = PublishedLinks.objects.get_or_create(
        links_id=links_id, defaults={"published_at": at}
    )
    if not is_new:
        return 0
    asked: set[int] = set()
    coming = (question for question in questions if question.candidates)
    while batch := list(islice(coming, AT_ONCE)):
        asked.update(_take(batch))
    closed = _close_others(asked)
    record(
        "links:publish",
        subject=f"links:{published.links_id}"[:64],
        actor=actor,
        at=at,
        details={"questions": len(asked), "closed": closed},
    )
    return len(asked)


def _take(questions: Sequence[Question]) -> list[int]:
    """Keep some questions, each kind of row at once; return the numbers of their reviews."""
    held = {
        (review.kind, review.asked_id, review.of_id): review
        for review in LinkReview.objects.select_for_update(of=("self",)).filter(
            kind__in={question.kind for question in questions},
            asked_id__in=[question.asked_id for question in questions],
        )  # locked: an officer may be answering
    }
    answers = {
        (review, candidate): answer
        for review, candidate, answer in LinkCandidate.objects.filter(
            review__in=list(held.values())
        ).values_list("review_id", "candidate_id", "answer")
    }
    reviews = [_renewed(held.get(_key(question)), question, answers) for question in questions]
    LinkReview.objects.bulk_create(
        reviews, update_conflicts=True, update_fields=RENEWED, unique_fields=KEY
    )
    asked = list(zip(reviews, questions, strict=True))
    _keep_candidates(asked)
    WaitingRow.objects.filter(review__in=reviews).delete()
    WaitingRow.objects.bulk_create(
        WaitingRow(
            review=review,
            feed=place.feed,
            part=place.part,
            file_name=place.file_name,
            line=place.line,
        )
        for review, question in asked
        for place in question.waiting
    )
    return [review.pk for review in reviews]


def _key(question: Question) -> tuple[str, int, int]:
    return question.kind, question.asked_id, question.of_id


def _renewed(
    held: LinkReview | None, question: Question, answers: Mapping[tuple[int, int], str]
) -> LinkReview:
    """Return a question as it is asked now, standing where it stood unless it is asked again."""
    kind, asked_id, of_id = _key(question)
    review = LinkReview(kind=kind, asked_id=asked_id, of_id=of_id)
    if held:
        review.state, review.turn, review.version = held.state, held.turn, held.version
        review.decided_by, review.decided_at = held.decided_by, held.decided_at
        has_new = any(not answers.get((held.pk, one.candidate_id)) for one in question.candidates)
        if held.state == State.CLOSED or (held.state == State.REFUSED and has_new):
            _move(review, "reopen")
    review.name = question.name
    review.says = dict(question.says)
    review.search_tokens = _tokens(question)
    review.township, review.feed = question.township, question.feed
    review.rows = question.rows
    review.weight = question.candidates[0].weight
    review.alike = alike_of([one.compared for one in question.candidates])
    review.version += 1
    return review


def _keep_candidates(asked: Iterable[tuple[LinkReview, Question]]) -> None:
    """Renew the candidates; one that bears an answer stays, whatever the links now think."""
    now = [
        LinkCandidate(
            review=review,
            candidate_id=one.candidate_id,
            rank=rank,
            weight=one.weight,
            says=dict(one.says),
            compared=dict(one.compared),
        )
        for review, question in asked
        for rank, one in enumerate(question.candidates, start=1)
    ]
    wanted = {(one.review_id, one.candidate_id) for one in now}
    unanswered = LinkCandidate.objects.filter(
        review__in={one.review_id for one in now}, answer=""
    ).values_list("pk", "review_id", "candidate_id")
    gone = [pk for pk, *pair in unanswered if tuple(pair) not in wanted]
    LinkCandidate.objects.filter(pk__in=gone).delete()
    LinkCandidate.objects.bulk_create(
        now,
        update_conflicts=True,
        update_fields=("rank", "weight", "says", "compared"),
        unique_fields=("review", "candidate_id"),
    )


def _close_others(asked: Collection[int]) -> int:
    """Close the questions that wait and are no longer asked; return how many."""
    waiting = LinkReview.objects.select_for_update(of=("self",)).filter(state__in=WAITING)
    others = [review for review in waiting.exclude(feed="") if review.pk not in asked]
    for review in others:
        _move(review, "close")
    LinkReview.objects.bulk_update(others, MOVED, batch_size=AT_ONCE)
    return len(others)


def _move(review: LinkReview, move: str) -> None:
    review.state = next_state(review.state, move)
    review.turn = TURNS[State(review.state)]
    review.decided_by, review.decided_at = "", None
    review.version += 1


def _tokens(question: Question) -> str:
    """Return what the question is found by: names and codes as sent and of the candidates."""
    names, codes = {question.name}, set[str]()
    for says in (question.says, *(one.says for one in question.candidates)):
        codes.update(str(code) for kind in CODES for code in says.get(kind, ()))
    for one in question.candidates:
        names.update(str(name) for name in one.says.get("name", one.says.get("employer_name", ())))
    tokens = {token for name in names for token in tokens_of(name, codes).split()}
    return f" {' '.join(sorted(tokens))} "
