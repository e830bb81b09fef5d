"""How is a Parquet file read: with the contract's headings, every column brought to text?"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.ipc

from anye.sources.files.apart import read_apart
from anye.sources.files.blocks import Block, FileRead
from anye.sources.files.headings import fields_of, remarked, without_heading
from anye.sources.files.units import refuse_other_unit_named
from anye.sources.kinds.tidied import IDENTIFIERS, control_faults
from anye.sources.refusals import FileRefusedError
from anye.sources.terms import Limits
from anye.tables.contracts import Contract, Field

_TEXTS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
_NUMBERS = (
    pa.types.is_integer,
    pa.types.is_decimal,
    pa.types.is_floating,
    pa.types.is_date,
    pa.types.is_timestamp,
    pa.types.is_null,
)


def opened_parquet(path: Path, contract: Contract, limits: Limits) -> FileRead:
    """Open a Parquet file; its first row is line 1.

    Raises:
        FileRefusedError: if it is damaged, too large inside, or has other columns or types.
    """
    folder = TemporaryDirectory(prefix="anye-parquet-")
    try:
        out = Path(folder.name) / "rows"
        read_apart("parquet", path, out, limits)
        refuse_other_unit_named(path.name, (), _names(out), contract)
        names, rows = _what_is_there(out, contract)
    except BaseException:
        folder.cleanup()
        raise
    layout = fields_of(names, contract)
    columns = {names[n]: field for n, field in enumerate(layout) if field}
    blocks = _blocks(folder, out, columns, path.stat().st_size / rows)
    found = remarked(names, contract)
    return FileRead("parquet", rows, tuple(columns.values()), blocks, found)


def column_names(path: Path, limits: Limits) -> list[str]:
    """Return the names of the columns of a Parquet file.

    Raises:
        FileRefusedError: if it is damaged or too large inside.
    """
    with TemporaryDirectory(prefix="anye-parquet-") as folder:
        out = Path(folder) / "rows"
        read_apart("parquet", path, out, limits)
        return _names(out)


def _names(out: Path) -> list[str]:
    with pa.OSFile(str(out)) as source:
        names: list[str] = pa.ipc.open_file(source).schema.names
        return names


def _what_is_there(out: Path, contract: Contract) -> tuple[list[str], int]:
    """Return the names of the columns, each of a type that is taken, and the number of rows."""
    with pa.OSFile(str(out)) as source:
        file = pa.ipc.open_file(source)
        for field, found in zip(fields_of(file.schema.names, contract), file.schema, strict=False):
            if field and not _is_taken(field, found.type):
                raise FileRefusedError("parquet_type", heading=field.heading)
        for place in without_heading(file.schema.names):
            raise FileRefusedError("values_without_heading", column=place + 1)
        rows = sum(file.get_batch(n).num_rows for n in range(file.num_record_batches))
        if rows == 0:
            raise FileRefusedError("header_only")
        return file.schema.names, rows


def _is_taken(field: Field, found: pa.DataType) -> bool:
    if any(is_text(found) for is_text in _TEXTS) or pa.types.is_null(found):
        return True
    if pa.types.is_boolean(found):
        return field.kind == "yes_no"  # elsewhere true would be 1
    return field.kind not in IDENTIFIERS and any(is_number(found) for is_number in _NUMBERS)


def _blocks(
    folder: "TemporaryDirectory[str]", out: Path, columns: dict[str, Field], share: float
) -> Iterator[Block]:
    line = 1
    with folder, pa.OSFile(str(out)) as source:
        file = pa.ipc.open_file(source)
        for n in range(file.num_record_batches):
            frame = pl.DataFrame(pa.Table.from_batches([file.get_batch(n)]).select(list(columns)))
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
    if column.dtype == pl.Datetime:
        return column.dt.strftime("%Y-%m-%d %H:%M:%S")
    return column.cast(pl.String)
