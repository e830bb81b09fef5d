"""By which words do both sides say what they can do, need, offer and ask for?"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

import yaml

Block = Literal["body", "vocational", "schooling", "social"]
BLOCKS: Mapping[Block, tuple[str, str]] = {
    "body": ("身体功能", "body"),
    "vocational": ("职业潜能", "vocational potential"),
    "schooling": ("功能性学业能力", "functional schooling"),
    "social": ("社会适应性", "social adaptation"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the catalogue; its bit is its place in its list."""

    code: str
    bit: int
    zh: str
    en: str
    block: str = ""


def _entries(name: str) -> Mapping[str, Entry]:
    found = {
        row["code"]: Entry(bit=bit, block=row.get("block", ""), **_words(row))
        for bit, row in enumerate(_SHEET[name])
    }
    return MappingProxyType(found)


def _words(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(row[name]) for name in ("code", "zh", "en")}


_SHEET: Mapping[str, list[dict[str, Any]]] = yaml.safe_load(
    files("anye.codes").joinpath("catalogue.yaml").read_text("utf-8")
)
ITEMS = _entries("items")
ACCOMMODATIONS = _entries("accommodations")
SKILLS = _entries("skills")
DECISION_REASONS = _entries("decisions")
