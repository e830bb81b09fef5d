"""How many of those whom rows speak of without saying who were found, how, and how surely?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import narwhals as nw

from anye.tables.engines.engine import Engine
from anye.tables.links.finished import Links
from anye.tables.links.identities import EMPLOYER_LINKS, PERSON_LINKS
from anye.tables.shape import Shape

DOUBTFUL = "doubtful"
OF: dict[str, Shape] = {"person": PERSON_LINKS, "employer": EMPLOYER_LINKS}


@dataclass(frozen=True, slots=True)
class LinkCount:
    """Identities of one kind that were linked alike."""

    of: str  # person or employer
    band: str
    how: str
    identities: int
    rows: int  # that speak of them


@dataclass(frozen=True, slots=True)
class DoubtfulLink:
    """A link that waits for an officer's answer."""

    of: str  # person or employer
    identity: int
    weight: int  # of the best candidate, in thousandths of a bit
    next_weight: int
    rows: int
    candidate: str  # the best one: a person by the ends of the ID, an employer by its code


def link_counts(links: Links, engine: Engine) -> tuple[LinkCount, ...]:
    """Return the identities and rows of links by band and by how they were found."""
    return tuple(found for of in OF for found in _counts(links, engine, of))


def waiting_for_answers(counts: Iterable[LinkCount]) -> Mapping[str, int]:
    """Return how many persons and how many employers wait for an answer."""
    doubtful = [count for count in counts if count.band == DOUBTFUL]
    return {of: sum(count.identities for count in doubtful if count.of == of) for of in OF}


def doubtful_links(links: Links, engine: Engine, most: int) -> tuple[DoubtfulLink, ...]:
    """Return some links that wait for an answer: persons first, those of the most rows first."""
    found = [one for of in OF for one in _doubtful(links, engine, of, most)]
    return tuple(found[:most])


def _doubtful(links: Links, engine: Engine, of: str, most: int) -> list[DoubtfulLink]:
    file, identity = links.file(OF[of].name), OF[of].key[0]
    rows = engine.scan(OF[of], [file] if file.is_file() else [])
    doubtful = rows.filter(nw.col("band") == DOUBTFUL)
    first = doubtful.sort("rows", identity, descending=[True, False]).head(most)
    candidate, shown = _candidate(of)
    found = [
        DoubtfulLink(
            of,
            row[identity],
            row["weight"],
            row["next_weight"],
            row["rows"],
            shown(row[candidate]) if row[candidate] else "",
        )
        for row in engine.fetch(first)
    ]
    return sorted(found, key=lambda one: (-one.rows, one.identity))


def _counts(links: Links, engine: Engine, of: str) -> list[LinkCount]:
    file = links.file(OF[of].name)
    rows = engine.scan(OF[of], [file] if file.is_file() else [])
    counted = rows.group_by("band", "how").agg(
        identities=nw.col("rows").count(), rows=nw.col("rows").cast(nw.Int64).sum()
    )
    found = [
        LinkCount(of, row["band"], row["how"], int(row["identities"]), int(row["rows"]))
        for row in engine.fetch(counted)
    ]
    return sorted(found, key=lambda count: (count.band, count.how))


def _candidate(of: str) -> tuple[str, Callable[[int], str]]:
    """Return the column of a candidate, and how it is written."""
    # What reads codes reads feeds too, with libraries that nobody who works a year out needs.
    from anye.codes.organisation_code import organisation  # noqa: PLC0415
    from anye.codes.resident_id import shortened  # noqa: PLC0415

    return ("person_id", shortened) if of == "person" else ("employer_id", organisation)
