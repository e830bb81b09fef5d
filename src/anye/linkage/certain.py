"""What is certain: whom an identity is about, who is one person, which names are not theirs?"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw

from anye.linkage.decisions import merged
from anye.linkage.persons.links import CERTAIN
from anye.linkage.persons.not_theirs import NotTheirs, not_theirs
from anye.tables.engines.engine import Engine, Table
from anye.tables.links.identities import EMPLOYER_LINKS, PEOPLE, PERSON_LINKS


@dataclass(frozen=True, slots=True)
class CertainLinks:
    """What is certain: of identities, of employer identities, and between persons."""

    persons: Table  # identity, to_person, person_how, person_weight
    employers: Table  # employer_identity, to_employer, employer_how, employer_weight
    merged: Mapping[int, int]
    not_theirs: NotTheirs


def certain_links(engine: Engine, folder: Path, decisions: Table) -> CertainLinks:
    """Return what is certain by the links in a folder and the answers they were made with."""
    people, persons, employers = (
        engine.scan(shape, [folder / f"{shape.name}.parquet"])
        for shape in (PEOPLE, PERSON_LINKS, EMPLOYER_LINKS)
    )
    return CertainLinks(
        _certain(persons, "identity", "person_id", "person"),
        _certain(employers, "employer_identity", "employer_id", "employer"),
        merged(engine, decisions),
        not_theirs(engine, people, decisions),
    )


def _certain(links: Table, identity: str, of: str, prefix: str) -> Table:
    """Return whom each identity is for certain."""
    return links.filter(nw.col("band") == CERTAIN).select(
        identity,
        nw.col(of).alias(f"to_{prefix}"),
        nw.col("how").alias(f"{prefix}_how"),
        nw.col("weight").alias(f"{prefix}_weight"),
    )
