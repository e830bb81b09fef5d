"""What the known people themselves leave in doubt: an ID under another name, one person twice.

An officer is asked about an ID whose name at an employer is clearly another than on the
certificate, as linkage tells names apart; and about two certificate holders of whom name, birth
date and address are the same and only the ID is not.
"""

from collections.abc import Iterator, Sequence

import polars as pl

from anye.linkage.persons.name_levels import CLEARLY_DIFFERENT, name_levels
from anye.linkage.persons.not_theirs import name_key
from anye.tables.engines import parquet
from anye.tables.links.finished import Links
from anye_desk.cases.link_reviews.asking import Candidate, Question
from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.exchange.questions import KNOWN, says_of
from anye_desk.exchange.reading import Row

Kind = LinkReview.Kind
CERTIFICATES, CONTRACTS = "disability_certificates", "labour_contracts"  # where the names stand
ALIKE = ["name", "born_on", "address"]


def named_questions(links: Links) -> Iterator[Question]:
    """Yield a question for each clearly other name under a certificate holder's ID."""
    people = parquet.scan(links.file("people"))
    holders = _holders(people)
    others = (
        people.filter(pl.col("employer_id") != 0)
        .join(holders, on="person_id", how="semi")
        .join(holders, on=["person_id", "name"], how="anti")
        .collect()
    )
    own = holders.join(others.lazy(), on="person_id", how="semi").collect()
    known = own.partition_by("person_id", as_dict=True)
    for (person, name), said in sorted(_far_apart(own, others).items()):
        of_holder = known[(person,)].to_dicts()
        yield _question(Kind.NAMED, name_key(name), said, of_holder, of_id=person)


def twice_questions(links: Links) -> Iterator[Question]:
    """Yield a question for each certificate holder who may be another one, with another ID."""
    holders = _holders(parquet.scan(links.file("people"))).filter(pl.col("address") != "")
    alike = holders.collect().unique(["person_id", *ALIKE]).sort("person_id")
    for same in alike.partition_by(ALIKE, maintain_order=True):
        kept, *merged = same.to_dicts()
        for one in merged:
            yield _question(Kind.SAME_PERSON, one["person_id"], [one], [kept])


def _holders(people: pl.LazyFrame) -> pl.LazyFrame:
    """Return those of a certificate: it alone names no employer."""
    return people.filter(pl.col("employer_id") == 0)


def _far_apart(own: pl.DataFrame, others: pl.DataFrame) -> dict[tuple[int, str], list[Row]]:
    """Return the rows of other names, by person and name, near none of the person's own."""
    names = own.select("person_id", own="name").join(
        others.select("person_id", "name"), on="person_id"
    )
    pairs = names.unique(maintain_order=True).rows()
    levels = name_levels((mine, other) for _, mine, other in pairs)
    near = {
        (person, other)
        for (person, _, other), level in zip(pairs, levels, strict=True)
        if level.name not in CLEARLY_DIFFERENT
    }
    found: dict[tuple[int, str], list[Row]] = {}
    for row in others.to_dicts():
        if (key := (row["person_id"], row["name"])) not in near:
            found.setdefault(key, []).append(row)
    return found


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
