"""Handing decisions over to the store, where the next linking honours them.

``decisions/<id>.parquet`` holds those no earlier file holds; it is named by its content, appears
by one rename after it is forced to the disk, and never changes. Handing over twice adds nothing.
"""

import hashlib
from io import BytesIO
from pathlib import Path

import polars as pl

from anye.sources.durable import force, only_writer
from anye.tables.identities import LINK_DECISIONS
from anye.tables.shape import DType
from anye_desk.link_reviews.models import LinkDecision

ROOM = "decisions"
PARTIAL = ".partial"  # what a dead writer leaves; the next one writes over it
PLACES_OF_THE_NAME = 16
TYPES: dict[DType, type[pl.DataType]] = {"int64": pl.Int64, "text": pl.String}
SCHEMA = {name: TYPES[column.dtype] for name, column in LINK_DECISIONS.columns.items()}


def handed_over(store: Path) -> frozenset[int]:
    """Return the numbers of the decisions that the store holds."""
    files = sorted((store / ROOM).glob("*.parquet"))
    found = (pl.read_parquet(file, columns=["decision_id"]) for file in files)
    return frozenset(number for frame in found for number in frame["decision_id"].to_list())


def waiting_to_be_handed_over(store: Path) -> int:
    """Count the decisions that the store does not hold yet."""
    held = handed_over(store)
    return sum(number not in held for number in LinkDecision.objects.values_list("pk", flat=True))


def hand_over(store: Path) -> int:
    """Write the decisions that the store does not hold yet; return how many.

    Raises:
        StoreIsBusyError: if a load or run is being written; nothing is lost, try again.
    """
    with only_writer(store):
        held = handed_over(store)
        rows = [_row(one) for one in LinkDecision.objects.order_by("pk") if one.pk not in held]
        if rows:
            _show(store / ROOM, pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    return len(rows)


def _row(decision: LinkDecision) -> tuple[int | str, ...]:
    return (
        decision.pk,
        decision.subject,
        decision.left_id,
        decision.right_id,
        decision.answer,
        int(decision.decided_at.timestamp()),
        decision.decided_by,
        decision.note,
    )


def _show(room: Path, decisions: pl.DataFrame) -> None:
    room.mkdir(mode=0o700, exist_ok=True)
    content = BytesIO()
    decisions.write_parquet(content, compression="zstd")
    name = hashlib.sha256(content.getvalue()).hexdigest()[:PLACES_OF_THE_NAME]
    partial = room / PARTIAL
    partial.write_bytes(content.getvalue())
    force(partial)
    partial.rename(room / f"{name}.parquet")
    force(room)
    force(room.parent)
