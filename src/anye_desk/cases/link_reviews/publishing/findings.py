"""What the known people themselves leave in doubt, as questions for officers."""

from collections.abc import Iterator, Sequence

from anye.linkage.persons.doubts import alike_but_for_the_id, named_otherwise
from anye.linkage.persons.not_theirs import name_key
from anye.tables.links.finished import Links
from anye_desk.cases.link_reviews.asking import Candidate, Question
from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.cases.link_reviews.publishing.questions import KNOWN, says_of
from anye_desk.published.taking import Row

Kind = LinkReview.Kind
CERTIFICATES, CONTRACTS = "disability_certificates", "labour_contracts"  # where the names stand


def named_questions(links: Links) -> Iterator[Question]:
    """Yield a question for each clearly other name under a certificate holder's ID."""
    for said, own in named_otherwise(links):
        name, person = said[0]["name"], said[0]["person_id"]
        yield _question(Kind.NAMED, name_key(name), said, own, of_id=person)


def twice_questions(links: Links) -> Iterator[Question]:
    """Yield a question for each certificate holder who may be another one, with another ID."""
    for one, kept in alike_but_for_the_id(links):
        yield _question(Kind.SAME_PERSON, one["person_id"], [one], [kept])


def _question(
    kind: Kind, asked_id: int, said: Sequence[Row], known: Sequence[Row], *, of_id: int = 0
) -> Question:
    """Return a question whose rows are in use already, so that none waits."""
    return Question(
        kind=kind,
        asked_id=asked_id,
        of_id=of_id,
        name=said[0]["name"],
        says=says_of(said, KNOWN),
        township=known[0]["township"],
        feed=CONTRACTS if kind == Kind.NAMED else CERTIFICATES,
        rows=0,
        candidates=[Candidate(known[0]["person_id"], 0, says_of(known, KNOWN), {})],
        waiting=(),
    )
