"""The truth that is planted with the feeds, and its file, ``truth.json``.

One entry per situation. What is expected is either a row of a table, by its key, with some of
its columns (or that there is no such row), or the fate of one line of a file. Tables are those of
``anye.tables``; ``credit_code`` and ``resident_id`` beside a key help a human to look it up.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

TrueValue = int | str | bool
Fate = Literal["accepted", "rejected", "superseded"]

FILE = "truth.json"


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """A row that the assessed tables hold, or ``absent``: do not hold."""

    table: str
    key: Mapping[str, TrueValue]
    columns: Mapping[str, TrueValue]
    absent: bool = False


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """What becomes of one line of a file; ``reason`` only where it is rejected."""

    feed: str
    file: str
    line: int
    fate: Fate
    reason: str = ""


@dataclass(slots=True)
class Truth:
    """One planted situation and all that must come out of it."""

    situation: str
    zh: str
    family: str
    year: int
    expect: list[ExpectedRow | ExpectedLine] = field(default_factory=list)


def write_truths(folder: Path, truths: Iterable[Truth]) -> Path:
    """Write the truths beside the feeds and return the file."""
    file = folder / FILE
    entries = [asdict(truth) for truth in truths]
    text = json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True)
    file.write_text(text + "\n", "utf-8")
    return file


def read_truths(file: Path) -> list[Truth]:
    """Return the truths of a file."""
    return [_truth(entry) for entry in json.loads(file.read_text("utf-8"))]


def _truth(entry: dict[str, Any]) -> Truth:
    expect: list[ExpectedRow | ExpectedLine] = [
        ExpectedRow(**found) if "table" in found else ExpectedLine(**found)
        for found in entry.pop("expect")
    ]
    return Truth(**entry, expect=expect)
