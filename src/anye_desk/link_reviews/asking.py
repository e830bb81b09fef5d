"""Taking the questions of a set of links: new ones, changed ones, those no longer asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from anye_desk.ledger.actions import record
from anye_desk.link_reviews.models import LinkCandidate, LinkReview, PublishedLinks, WaitingRow
from anye_desk.link_reviews.moves import TURNS, WAITING, next_state
from anye_desk.parties.search import tokens_of

State = LinkReview.State
Says = Mapping[str, Sequence[str | int]]  # by comparison, the values known
CANDIDATES_ASKED = 5


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
    asked = {_take(question).pk for question in questions if question.candidates}
    closed = 0
    waiting = LinkReview.objects.select_for_update(of=("self",)).filter(state__in=WAITING)
    for review in waiting.exclude(feed=""):
        if review.pk not in asked:
            _move(review, "close")
            review.save()
            closed += 1
    record(
        "links:publish",
        subject=f"links:{published.links_id}"[:64],
        actor=actor,
        at=at,
        details={"questions": len(asked), "closed": closed},
    )
    return len(asked)


def _take(question: Question) -> LinkReview:
    key = {"kind": question.kind, "asked_id": question.asked_id, "of_id": question.of_id}
    held = LinkReview.objects.select_for_update(of=("self",))  # an officer may be answering
    review = held.filter(**key).first() or LinkReview(**key)
    review.name = question.name
    review.says = dict(question.says)
    review.search_tokens = _tokens(question)
    review.township, review.feed = question.township, question.feed
    review.rows = question.rows
    review.weight = question.candidates[0].weight
    review.version += 1
    review.save()
    _keep_candidates(review, question.candidates)
    has_new = review.state == State.REFUSED and review.candidates.filter(answer="").exists()
    if review.state == State.CLOSED or has_new:
        _move(review, "reopen")
        review.save()
    review.waiting.all().delete()
    WaitingRow.objects.bulk_create(
        WaitingRow(
            review=review,
            feed=place.feed,
            part=place.part,
            file_name=place.file_name,
            line=place.line,
        )
        for place in question.waiting
    )
    return review


def _keep_candidates(review: LinkReview, candidates: Sequence[Candidate]) -> None:
    """Renew the candidates; one that bears an answer stays, whatever the links now think."""
    now = [one.candidate_id for one in candidates]
    review.candidates.exclude(candidate_id__in=now).filter(answer="").delete()
    for rank, one in enumerate(candidates, start=1):
        LinkCandidate.objects.update_or_create(
            review=review,
            candidate_id=one.candidate_id,
            defaults={
                "rank": rank,
                "weight": one.weight,
                "says": dict(one.says),
                "compared": dict(one.compared),
            },
        )


def _move(review: LinkReview, move: str) -> None:
    review.state = next_state(review.state, move)
    review.turn = TURNS[State(review.state)]
    review.decided_by, review.decided_at = "", None
    review.version += 1


def _tokens(question: Question) -> str:
    """Return what the question is found by: the name as sent and those of the candidates."""
    names = {question.name}
    for one in question.candidates:
        names.update(str(name) for name in one.says.get("name", one.says.get("employer_name", ())))
    tokens = {token for name in names for token in tokens_of(name).split()}
    return f" {' '.join(sorted(tokens))} "
