"""Which documents does the law rest on, since when, and has anybody seen them?

Every citation of a rule, value or reason names at least one of them; a convention test holds that
nothing begins before the oldest document it cites, nor is surer than the least sure one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from anye.law.rule import Standing


@dataclass(frozen=True, slots=True)
class Document:
    """One document that is cited."""

    name: str  # as citations write it: number, or title where no number was seen
    title: str
    in_force: date | None  # earliest day it can be cited for; None: not seen
    until: date | None  # last day of its term; None: none stated
    standing: Standing
    source: str
    note: str


@cache
def documents() -> Mapping[str, Document]:
    """Return every document by the name that citations use."""
    raw = in_every_part("texts.yaml")
    return {
        name: Document(
            name=name,
            title=about["title"],
            in_force=about.get("in_force"),
            until=about.get("until"),
            standing=cast("Standing", about["standing"]),
            source=about.get("source", ""),
            note=about.get("note", ""),
        )
        for name, about in raw.items()
    }


def in_every_part(name: str) -> dict[str, Any]:
    """Read the sheets of one name that lie in the law and in its parts, as one."""
    found: dict[str, Any] = {}
    for path in sorted(Path(__file__).parent.rglob(name)):
        found |= yaml.safe_load(path.read_text("utf-8"))
    return found


def cited_in(citation: str) -> tuple[Document, ...]:
    """Return the documents that a citation names."""
    return tuple(text for name, text in documents().items() if name in citation)
