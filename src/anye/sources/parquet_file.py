"""How is a Parquet file read: with the contract's headings, every column brought to text?"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from anye.sources.blocks import Block, Reading
from anye.sources.columns import IDENTIFIERS, control_faults
from anye.sources.headings import match, remarked
from anye.sources.refusals import FileRefusedError
from anye.sources.terms import MEGABYTE, Limits
from anye.tables.contracts import Contract, Field

ROWS = 200_000
_TEXTS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
_NUMBERS = (
    pa.types.is_integer,
    pa.types.is_decimal,
    pa.types.is_floating,
    pa.types.is_date,
    pa.types.is_null,
)


def opened(path: Path, contract: Contract, limits: Limits) -> Reading:
    """Open a Parquet file; its first row is line 1.

    Raises:
        FileRefusedError: if it is damaged, too large inside, or has other columns or types.
    """
    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowException, OSError):
        raise FileRefusedError("parquet_damaged") from None
    schema = file.schema_arrow
    layout = match(schema.names, contract)
    for field, found in zip(layout, schema, strict=False):
        if field and not _is_taken(field, _value_type(found.type)):
            raise FileRefusedError("parquet_type", heading=field.heading)
    if file.metadata.num_rows == 0:
        raise FileRefusedError("header_only")
    largest = limits.parquet_row_group_megabytes
    groups = range(file.metadata.num_row_groups)
    if any(file.metadata.row_group(n).total_byte_size > largest * MEGABYTE for n in groups):
        raise FileRefusedError("parquet_row_group", limit=largest)
    columns = {schema.names[n]: field for n, field in enumerate(layout) if field}
    blocks = _blocks(file, columns, path.stat().st_size)
    found = remarked(schema.names, contract)
    return Reading("parquet", file.metadata.num_rows, tuple(columns.values()), blocks, found)


def _value_type(found: pa.DataType) -> pa.DataType:
    return found.value_type if pa.types.is_dictionary(found) else found


def _is_taken(field: Field, found: pa.DataType) -> bool:
    if any(is_text(found) for is_text in _TEXTS) or pa.types.is_null(found):
        return True
    if pa.types.is_boolean(found):
        return field.kind == "yes_no"  # elsewhere true would be 1
    return field.kind not in IDENTIFIERS and any(is_number(found) for is_number in _NUMBERS)


def _blocks(file: pq.ParquetFile, columns: dict[str, Field], size: int) -> Iterator[Block]:
    line, share = 1, size / max(file.metadata.num_rows, 1)
    batches = file.iter_batches(batch_size=ROWS, columns=list(columns))
    while True:
        try:
            batch = next(batches, None)
        except (pa.ArrowException, OSError):
            raise FileRefusedError("parquet_damaged") from None
        if batch is None:
            return
        frame = pl.DataFrame(pa.Table.from_batches([batch]))
        texts = frame.select(
            _as_text(frame[heading]).fill_null("").alias(field.name)
            for heading, field in columns.items()
        )
        lines = np.arange(line, line + texts.height)
        line += texts.height
        yield Block(
            lines,
            texts,
            cell_faults=control_faults(texts, columns.values()),
            read_bytes=int(share * texts.height),
        )


def _as_text(column: pl.Series) -> pl.Series:
    if column.dtype == pl.Boolean:
        return column.cast(pl.Int8).cast(pl.String)
    return column.cast(pl.String)
