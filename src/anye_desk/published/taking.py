"""Taking what the core worked out: batch by batch, so that memory does not grow with the city."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pyarrow.parquet as pq
from django.db import models, transaction

Row = dict[str, Any]
Progress = Callable[[str, int], None]  # what arrives, how many rows so far
Kept = TypeVar("Kept", bound=models.Model)
BATCH = 5_000
NUMBER = "number"  # a person keeps the number it first got


def batches_of(file: Path) -> Iterator[list[Row]]:
    """Yield the rows of a file of the store."""
    with pq.ParquetFile(file) as opened:
        for batch in opened.iter_batches(batch_size=BATCH):
            yield batch.to_pylist()


def take(
    model: type[Kept],
    batches: Iterable[list[Row]],
    make: Callable[[Row], Kept],
    progress: Progress,
    *,
    key: tuple[str, ...] = (),
) -> int:
    """Write rows batch by batch; where a key is named, rows already there are renewed."""
    done = 0
    for batch in batches:
        write(model, [make(row) for row in batch], key)
        done += len(batch)
        progress(model.__name__, done)
    return done


@transaction.atomic
def write(model: type[Kept], batch: list[Kept], key: tuple[str, ...] = ()) -> None:
    """Write some rows, or renew those that a key names."""
    if not key:
        model._default_manager.bulk_create(batch)
        return
    fixed = {*key, NUMBER, "id"}
    names = [field.name for field in model._meta.concrete_fields if field.name not in fixed]
    model._default_manager.bulk_create(
        batch, update_conflicts=True, update_fields=names, unique_fields=key
    )
