"""Which rows under a person's ID did an officer say are about somebody else?

Where a contract carries the ID under another name, its months of insurance and wages carry no
name; they go with the contracts of the employer that knows only that name.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import narwhals as nw

from anye.linkage.decisions import DIFFERENT, NAMED, answers
from anye.tables.engines.engine import Engine, Table
from anye.tables.feeds.accepted import FEED_TABLES


def name_key(name: str) -> int:
    """Return the number by which a decision names a name that a person's ID was seen under."""
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1 or 1


@dataclass(frozen=True, slots=True)
class NotTheirs:
    """By person: the names that are not theirs, and the employers that know only such names."""

    names: Mapping[int, frozenset[str]] = field(default_factory=dict)
    employers: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def rows(self, current: Table, feed: str) -> Table | None:
        """Return the rows of a feed that are not about the person whose ID they carry."""
        columns = FEED_TABLES[feed].columns
        if not self.names or "person_id" not in columns:
            return None
        by, wrong = ("name", self.names) if "name" in columns else ("employer_id", self.employers)
        not_theirs = nw.lit(value=False)
        for person, values in wrong.items():
            not_theirs |= (nw.col("person_id") == person) & nw.col(by).is_in(sorted(values))
        return current.filter(not_theirs)


def not_theirs(engine: Engine, people: Table, decisions: Table) -> NotTheirs:
    """Return what officers answered on names seen under a person's ID."""
    said = engine.fetch(answers(decisions, NAMED).filter(nw.col("answer") == DIFFERENT))
    refused = {(one["right_id"], one["left_id"]) for one in said}
    if not refused:
        return NotTheirs()
    persons = sorted({person for person, _ in refused})
    known = engine.fetch(
        people.filter(nw.col("person_id").is_in(persons)).select("person_id", "name", "employer_id")
    )
    wrong = {
        (one["person_id"], one["name"])
        for one in known
        if (one["person_id"], name_key(one["name"])) in refused
    }
    right_at = {
        (one["person_id"], one["employer_id"])
        for one in known
        if (one["person_id"], one["name"]) not in wrong
    }
    wrong_at = {
        (one["person_id"], one["employer_id"])
        for one in known
        if (one["person_id"], one["name"]) in wrong and one["employer_id"]
    }
    return NotTheirs(
        {person: frozenset(name for of, name in wrong if of == person) for person in persons},
        {
            person: frozenset(at for of, at in wrong_at - right_at if of == person)
            for person in persons
        },
    )
