"""Publishing the doubtful links of the store: officers are asked what linkage is not sure of."""

from collections.abc import Callable
from datetime import datetime
from itertools import chain
from pathlib import Path

from anye_desk.exchange import questions
from anye_desk.exchange.questions import Links
from anye_desk.link_reviews.asking import take
from anye_desk.parties.models import Person

Progress = Callable[[str, int], None]
NAME = "LinkReview"


def publish_links(
    store: Path, links_id: str, *, actor: str, at: datetime, progress: Progress
) -> int:
    """Ask what a set of links doubts; twice is once. Return how many questions it asks."""
    links = Links(store, links_id)
    _keep_persons(links)
    asked = chain(questions.person_questions(links), questions.employer_questions(links))
    count = take(asked, links_id=links_id, actor=actor, at=at)
    progress(NAME, count)
    return count


def latest_links(store: Path) -> str | None:
    """Return the set of links that was finished last, if there is any."""
    found = sorted(
        (store / "links").glob("*/manifest.json"), key=lambda path: (path.stat().st_mtime_ns, path)
    )
    return found[-1].parent.name if found else None


def _keep_persons(links: Links) -> None:
    """Let the desk know the candidates that no run has brought; those it knows stay."""
    people = {row["person_id"]: row for row in links.people()}
    Person.objects.bulk_create(
        (
            Person(
                person_id=row["person_id"],
                name=row["name"],
                resident_id=row["resident_id"],
                township=row["township"],
            )
            for row in people.values()
        ),
        ignore_conflicts=True,
    )
