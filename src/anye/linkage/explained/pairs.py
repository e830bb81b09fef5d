"""Why is a record linked to this person or employer, asked about, or left?

Two records side by side, what each comparison found, and what that adds to the weight or takes
from it. What the records say is personal: it is read for the one pair that is asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import narwhals as nw

from anye.linkage.employers.levels import EMPLOYER_LEVELS
from anye.linkage.employers.model import employer_model
from anye.linkage.levels import Comparison, ComparisonLevel
from anye.linkage.model import Model
from anye.linkage.persons.levels import PERSON_LEVELS
from anye.linkage.persons.model import person_model
from anye.tables.engines.engine import Feeds, Table
from anye.tables.links.identities import (
    EMPLOYER_LINKS,
    EMPLOYER_PAIRS,
    OF_AN_EMPLOYER,
    PEOPLE,
    PERSON_IDENTITIES,
    PERSON_LINKS,
    PERSON_PAIRS,
    UNIDENTIFIED,
)
from anye.tables.shape import Shape

LinkedKind = Literal["person", "employer"]
RecordRow = Mapping[str, Any]
SaidOfBoth = Mapping[str, tuple[str, str]]  # by comparison: of the row's record, of the known one

_PERSON_SIDES = {
    "id": ("given_id", "resident_id"),
    "name": ("given_name", "name"),
    "birth": ("given_born_on", "born_on"),
    "sex": ("given_sex", "sex"),
    "township": ("township", "township"),
    "address": ("given_address", "address"),
    "employer": ("employer_id", "employer_id"),
}
_EMPLOYER_SIDES = {
    "code": ("given_code", "credit_code"),
    "tax_number": ("given_tax_number", "tax_number"),
    "employer_name": ("given_employer_name", "employer_name"),
    "address": ("given_employer_address", "address"),
}


class PairNotKeptError(Exception):
    """The two were not compared, or agree in too little for their pair to be kept."""


@dataclass(frozen=True, slots=True)
class WeighedStep:
    """One comparison: what both sides say, how close that is, what it weighs."""

    comparison: Comparison
    given: str
    known: str
    level: ComparisonLevel
    weight: int


@dataclass(frozen=True, slots=True)
class ExplainedPair:
    """A pair, step by step, and what became of it."""

    subject: LinkedKind
    left_id: int
    right_id: int
    steps: tuple[WeighedStep, ...]
    weight: int
    next_weight: int  # of the second best candidate
    band: str
    how: str
    rows: int
    is_best: bool  # or another candidate was the better one
    model: Model  # where its bands begin


def explain_person(feeds: Feeds, folder: Path, identity: int, person_id: int) -> ExplainedPair:
    """Explain a pair of finished links of persons.

    Raises:
        PairNotKeptError: if the links do not hold the pair.
    """
    asked = {"identity": identity, "person_id": person_id}
    pair, link = _pair_and_link(feeds, folder, (PERSON_PAIRS, PERSON_LINKS), asked)
    given = _first(feeds, _table(feeds, folder, PERSON_IDENTITIES), {"identity": identity})
    known = _first(feeds, _table(feeds, folder, PEOPLE), {"person_id": person_id})
    return explained(
        "person",
        (pair, link),
        PERSON_LEVELS,
        _sides(_PERSON_SIDES, given, known),
        person_model(),
    )


def explain_employer(feeds: Feeds, folder: Path, identity: int, employer_id: int) -> ExplainedPair:
    """Explain a pair of finished links of employers.

    Raises:
        PairNotKeptError: if the links do not hold the pair.
    """
    asked = {"employer_identity": identity, "employer_id": employer_id}
    pair, link = _pair_and_link(feeds, folder, (EMPLOYER_PAIRS, EMPLOYER_LINKS), asked)
    rows = nw.concat(
        [
            feeds.unidentified(feed).select("employer_identity", *OF_AN_EMPLOYER)
            for feed in UNIDENTIFIED
        ]
    )
    given = _first(feeds, rows, {"employer_identity": identity})
    known = _first(feeds, feeds.current("employers"), {"employer_id": employer_id})
    return explained(
        "employer",
        (pair, link),
        EMPLOYER_LEVELS,
        _sides(_EMPLOYER_SIDES, given, known),
        employer_model(),
    )


def explain_best(feeds: Feeds, folder: Path, identity: int) -> ExplainedPair:
    """Explain an identity of a person or an employer with the candidate its link names.

    Raises:
        PairNotKeptError: if the links know no such identity, or name nobody for it.
    """
    for links, explain in ((PERSON_LINKS, explain_person), (EMPLOYER_LINKS, explain_employer)):
        left, right = list(links.columns)[:2]
        if link := _first(feeds, _table(feeds, folder, links), {left: identity}):
            return explain(feeds, folder, identity, link[right])
    raise PairNotKeptError(identity)


def explained(
    subject: LinkedKind,
    found: tuple[RecordRow, RecordRow],
    comparisons: Sequence[Comparison],
    sides: SaidOfBoth,
    model: Model,
) -> ExplainedPair:
    """Explain a pair whose rows are at hand.

    Args:
        subject: person or employer.
        found: the rows of the pair and of the identity's link.
        comparisons: what was compared.
        sides: what both records say.
        model: the weight before comparing, and where the bands begin.
    """
    pair, link = found
    left, right = list(pair)[:2]
    steps = tuple(
        WeighedStep(
            one,
            *sides[one.name],
            one.level(pair[f"{one.name}_level"]),
            pair[f"{one.name}_weight"],
        )
        for one in comparisons
    )
    return ExplainedPair(
        subject,
        pair[left],
        pair[right],
        steps,
        pair["weight"],
        link["next_weight"],
        link["band"],
        link["how"],
        link["rows"],
        is_best=link[right] == pair[right],
        model=model,
    )


def _pair_and_link(
    feeds: Feeds, folder: Path, shapes: tuple[Shape, Shape], asked: Mapping[str, int]
) -> tuple[RecordRow, RecordRow]:
    of_pairs, of_links = shapes
    (left, identity), _ = asked.items()
    pair = _first(feeds, _table(feeds, folder, of_pairs), asked)
    link = _first(feeds, _table(feeds, folder, of_links), {left: identity})
    if not pair or not link:
        raise PairNotKeptError(asked)
    return pair, link


def _table(feeds: Feeds, folder: Path, shape: Shape) -> Table:
    return feeds.engine.scan(shape, [folder / f"{shape.name}.parquet"])


def _first(feeds: Feeds, table: Table, asked: Mapping[str, int]) -> RecordRow:
    for name, value in asked.items():
        table = table.filter(nw.col(name) == value)
    return next(iter(feeds.engine.fetch(table.head(1))), {})


def _sides(names: Mapping[str, tuple[str, str]], given: RecordRow, known: RecordRow) -> SaidOfBoth:
    return {
        comparison: (_text(given.get(left)), _text(known.get(right)))
        for comparison, (left, right) in names.items()
    }


def _text(value: object) -> str:
    return "" if value in {None, 0, ""} else str(value)
