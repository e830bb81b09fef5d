"""How do checked rows reach Parquet, month by month, in flat memory?"""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from anye.tables.shape import DType, Shape

ROW_GROUP = 250_000
WIDE_GROUP = 25_000  # rows that carry text and reasons weigh ten times as much
HELD = 2_000_000  # rows waiting in all parts together


class PartWriter:
    """Writes rows to one Parquet file per part; small amounts wait until they fill a group."""

    def __init__(self, folder: Path, schema: pa.Schema, group: int = ROW_GROUP) -> None:
        """Write into a folder, every file with the same columns, so many rows a group."""
        self.folder, self.schema, self.group = folder, schema, group
        self.counts: Counter[str] = Counter()
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._waiting: dict[str, list[pl.DataFrame]] = {}
        self._held: Counter[str] = Counter()
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, part: str, rows: pl.DataFrame) -> None:
        """Take some rows of a part."""
        if rows.is_empty():
            return
        self.counts[part] += rows.height
        self._held[part] += rows.height
        self._waiting.setdefault(part, []).append(rows)
        if self._held[part] >= self.group:
            self._flush(part)
        elif self._held.total() > HELD:
            self._flush(self._held.most_common(1)[0][0])

    def add_by(self, column: str | None, rows: pl.DataFrame, whole: str) -> None:
        """Take rows and put each into the part its column names."""
        if column is None or rows.is_empty():
            self.add(whole, rows)
        elif rows[column].min() == rows[column].max():
            self.add(str(rows[column][0]), rows)
        else:
            for (part,), some in rows.partition_by(column, as_dict=True).items():
                self.add(str(part), some)

    def _flush(self, part: str) -> None:
        waiting = self._waiting.pop(part, [])
        self._held.pop(part, None)
        if part not in self._writers:
            self._writers[part] = pq.ParquetWriter(
                self.path(part),
                self.schema,
                compression="zstd",
                compression_level=1,
                use_dictionary=_repetitive(self.schema),
                column_encoding=dict.fromkeys(_rising(self.schema), "DELTA_BINARY_PACKED"),
            )
        table = pl.concat(waiting).to_arrow().cast(self.schema)
        self._writers[part].write_table(table, row_group_size=self.group)

    def path(self, part: str) -> Path:
        """Return the file of a part."""
        return self.folder / f"{part}.parquet"

    def close(self) -> None:
        """Write what waits and finish every file."""
        for part in list(self._waiting):
            self._flush(part)
        for writer in self._writers.values():
            writer.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Finish the files; after an error only let go of them, for their folder is dropped."""
        if kind is None:
            self.close()
            return
        for writer in self._writers.values():
            with suppress(OSError, pa.ArrowException):
                writer.close()


ARROW_TYPES: Mapping[DType, pa.DataType] = {
    "int64": pa.int64(),
    "int32": pa.int32(),
    "int8": pa.int8(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "text": pa.string(),
}


def arrow_schema(shape: Shape) -> pa.Schema:
    """Return a table's columns as Parquet keeps them."""
    return pa.schema([(name, ARROW_TYPES[column.dtype]) for name, column in shape.columns.items()])


def rows_written(folder: Path) -> Mapping[str, int]:
    """Return the rows of each part, as the files themselves say."""
    return {path.stem: pq.read_metadata(path).num_rows for path in sorted(folder.glob("*.parquet"))}


def _repetitive(schema: pa.Schema) -> list[str]:
    """Return the columns worth a dictionary: months, townships and days."""
    return [field.name for field in schema if field.type in (pa.int32(), pa.date32())]


def _rising(schema: pa.Schema) -> list[str]:
    """Return the columns worth their differences: source rows and amounts, not keys."""
    return [
        field.name
        for field in schema
        if field.type == pa.int64() and not field.name.endswith("_id")
    ]
