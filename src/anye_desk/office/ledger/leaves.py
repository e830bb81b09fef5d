"""What of an event goes into the tree: all that it says, and whose rows it opened."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple


class Said(NamedTuple):
    """An event, as its table has it."""

    event: int
    action: str
    subject: str
    actor: str
    happened_at: datetime
    details: dict[str, object]


def written(said: Said, persons: Iterable[str]) -> bytes:
    """Return the one way in which an event is written: JSON, keys in order, no space, UTF-8."""
    record = said._asdict() | {
        "happened_at": said.happened_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "persons": sorted(persons),
    }
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
