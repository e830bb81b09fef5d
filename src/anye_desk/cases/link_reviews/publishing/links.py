"""Publishing the doubtful links of the store: officers are asked what linkage is not sure of."""

from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from pathlib import Path

from anye.sources.store.decisions import answers_of
from anye.tables.links.finished import Links, links_of
from anye.tables.year.runs import Run
from anye_desk.cases.link_reviews.asking import take
from anye_desk.cases.link_reviews.hand_over import decisions_in
from anye_desk.cases.link_reviews.publishing import findings, questions
from anye_desk.office.parties.models import Person
from anye_desk.office.parties.search import tokens_between_spaces
from anye_desk.published.taking import Progress

NAME = "LinkReview"


def publish_links(
    store: Path, links_id: str, *, actor: str, at: datetime, progress: Progress
) -> int:
    """Ask what a set of links doubts; twice is once. Return how many questions it asks.

    Raises:
        LinksNotFoundError: if the store holds no such links.
    """
    links = links_of(store, links_id)
    _keep_persons(links)
    asked = chain(
        questions.person_questions(store, links),
        questions.employer_questions(store, links),
        findings.named_questions(links),
        findings.twice_questions(links),
    )
    count = take(asked, links_id=links_id, actor=actor, at=at)
    progress(NAME, count)
    return count


def decisions_known(source: Run) -> Iterable[int]:
    """Return the officers' decisions that a run's links honoured; none without links."""
    if not source.manifest.links:
        return ()
    made_of = links_of(source.store, source.manifest.links).manifest
    return decisions_in(answers_of(source.store, made_of.decisions, made_of.decided_until))


def _keep_persons(links: Links) -> None:
    """Let the desk know the candidates that no run has brought; those it knows stay."""
    known = sorted(questions.people(links), key=lambda row: row["employer_id"], reverse=True)
    people = {row["person_id"]: row for row in known}  # the name on a certificate, if there is one
    Person.objects.bulk_create(
        (
            Person(
                person_id=row["person_id"],
                name=row["name"],
                resident_id=row["resident_id"],
                township=row["township"],
                search_tokens=tokens_between_spaces(row["name"]),
            )
            for row in people.values()
        ),
        ignore_conflicts=True,
    )
