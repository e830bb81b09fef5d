"""Tables on many machines: Spark. Imported only when asked for; it needs pyspark 4 and Java 17."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import narwhals as nw
import pyarrow.parquet as pq

from anye.tables.engine import Table
from anye.tables.shape import DType, Shape

SPARK_TYPES: dict[DType, str] = {
    "int64": "bigint",
    "int32": "int",
    "int8": "tinyint",
    "bool": "boolean",
    "date": "date",
    "text": "string",
}


class SparkEngine:
    """The engine of many machines, or of several processes on one."""

    def __init__(self, session: Any) -> None:  # noqa: ANN401 (a SparkSession; pyspark is optional)
        """Use a session that the caller has configured."""
        self.session = session
        self.held: dict[str, Any] = {}

    def scan(self, shape: Shape, files: Sequence[Path]) -> Table:
        """Return the rows of Parquet files, or an empty table where there is none."""
        if files:
            return self.open(files).select(*shape.columns)
        columns = ", ".join(
            f"`{name}` {SPARK_TYPES[column.dtype]}" for name, column in shape.columns.items()
        )
        return _table(self.session.createDataFrame([], schema=columns))

    def open(self, files: Sequence[Path]) -> Table:
        """Return the rows of Parquet files with all the columns they have."""
        return _table(self.session.read.parquet(*(str(file) for file in files)))

    def small(self, columns: Mapping[str, Sequence[Any]]) -> Table:
        """Return a small table of given values."""
        rows = list(zip(*columns.values(), strict=True))
        return _table(self.session.createDataFrame(rows, schema=list(columns)))

    def hold(self, name: str, table: Table) -> Table:
        """Compute a table now and keep it under a name, to be read more than once."""
        held = table.to_native().localCheckpoint()
        self.held[name] = held
        return _table(held)

    def write(self, table: Table, file: Path, by: Sequence[str]) -> int:
        """Write a table ordered by its key into one file; return its rows."""
        parts = file.with_suffix(".parts")
        table.to_native().orderBy(*by).coalesce(1).write.parquet(str(parts))
        next(parts.glob("part-*.parquet")).rename(file)
        shutil.rmtree(parts)
        return int(pq.read_metadata(file).num_rows)

    def fetch(self, table: Table) -> list[dict[str, Any]]:
        """Return the rows of a small table."""
        return [row.asDict() for row in table.to_native().collect()]

    def close(self) -> None:
        """Let go of what is held; the session belongs to the caller."""
        self.held.clear()


def _table(frame: Any) -> Table:  # noqa: ANN401 (a Spark DataFrame)
    found: Table = nw.from_native(frame).lazy()
    return found
