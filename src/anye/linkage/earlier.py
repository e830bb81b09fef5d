"""What may be taken over from earlier links, and what has changed since?

A pair's weight rests on its two records alone, so it holds as long as neither has changed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw

from anye.tables.engines.engine import Engine, Feeds, Table
from anye.tables.links.identities import (
    OF_A_PERSON,
    PEOPLE,
    PERSON_IDENTITIES,
    PERSON_PAIRS,
)

_SAID = (*OF_A_PERSON, "township")  # how often and in which feed is no evidence
_KNOWN = tuple(name for name in PEOPLE.columns if name != "person_id")


@dataclass(frozen=True, slots=True)
class Base:
    """Finished links of the same method, and what they were made from."""

    folder: Path
    feeds: Feeds  # as no linkage has changed them
    decisions: Table

    def parts_in(self, feeds: Feeds) -> frozenset[tuple[str, str]]:
        """Return the parts, by feed, that have the same files in both."""
        then = self.feeds.parts
        return frozenset(key for key, part in feeds.parts.items() if then.get(key) == part)

    def stay(self, feeds: Feeds, names: Collection[str]) -> bool:
        """Return whether all parts of some feeds have the same files in both."""
        of_both = {*feeds.parts, *self.feeds.parts}
        same = self.parts_in(feeds)
        return all(key in same for key in of_both if key[0] in names)


@dataclass(frozen=True, slots=True)
class Earlier:
    """Tables of earlier links."""

    folder: Path
    people: Table
    identities: Table
    pairs: Table
    people_stay: bool  # nobody has changed, come or gone


def earlier(engine: Engine, base: Path, *, people_stay: bool) -> Earlier:
    """Return the tables of earlier links."""
    people, identities, pairs = (
        engine.scan(shape, [base / f"{shape.name}.parquet"])
        for shape in (PEOPLE, PERSON_IDENTITIES, PERSON_PAIRS)
    )
    return Earlier(base, people, identities, pairs, people_stay)


def changed_people(people: Table, before: Earlier) -> Table:
    """Return the ``person_id`` of those of whom anything is said otherwise than before."""
    if before.people_stay:
        return people.filter(nw.col("person_id") < 0).select("person_id")
    return _changed(people, before.people, "person_id", _KNOWN)


def changed_identities(identities: Table, before: Earlier) -> Table:
    """Return the ``identity`` of those of whom anything is said otherwise than before."""
    said = (*_SAID, "employer_id")
    return _changed(identities, before.identities, "identity", said)


def _changed(now: Table, before: Table, whose: str, says: tuple[str, ...]) -> Table:
    key = [whose, *says]
    new, old = (_comparable(table).select(*key) for table in (now, before))
    come = new.join(old, on=key, how="anti").select(whose)
    gone = old.join(new, on=key, how="anti").select(whose)
    return nw.concat([come, gone]).unique()


def _comparable(table: Table) -> Table:
    """Return a table whose dates are texts, as a missing date is equal to none."""
    days = [name for name in ("born_on", "given_born_on") if name in table.collect_schema()]
    return table.with_columns(nw.col(day).cast(nw.String).fill_null("") for day in days)
