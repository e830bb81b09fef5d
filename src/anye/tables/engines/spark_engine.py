"""Tables on many machines: Spark. Imported only when asked for; it needs pyspark 4 and Java 17.

Every machine must see the store, and the folder for what is held, under the same path.
"""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import narwhals as nw
import pyarrow as pa
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException

from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.engines.engine import Table
from anye.tables.engines.spark_session import SparkFailedError
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

    def __init__(self, session: Any, spill: Path) -> None:  # noqa: ANN401 (pyspark is optional)
        """Use a session that the caller opened, and a folder that all its machines see."""
        self.session = session
        self.spill = spill
        self.held: dict[str, Path] = {}
        self.written = 0

    def scan(self, shape: Shape, files: Sequence[Path]) -> Table:
        """Return the rows of Parquet files, or an empty table where there is none."""
        if files:
            return self.open(files).select(*shape.columns)
        columns = ", ".join(
            f"CAST(NULL AS {SPARK_TYPES[column.dtype]}) AS `{name}`"
            for name, column in shape.columns.items()
        )
        return _table(self.session.sql(f"SELECT {columns} LIMIT 0"))

    def open(self, files: Sequence[Path]) -> Table:
        """Return the rows of Parquet files with all the columns they have."""
        with named_failures():
            return _table(self.session.read.parquet(*(str(file) for file in files)))

    def small(self, columns: Mapping[str, Sequence[Any]]) -> Table:
        """Return a small table of given values."""
        return _table(self.session.createDataFrame(pa.table(dict(columns))))

    def hold(self, name: str, table: Table) -> Table:
        """Compute a table now and keep it under a name, to be read more than once.

        It is kept in files, not by the executors: one that dies takes nothing with it.
        """
        self.written += 1
        kept, before = self.spill / f"{name}-{self.written}", self.held.get(name)
        self._spread(table, kept)
        self.held[name] = kept
        if before:
            shutil.rmtree(before, ignore_errors=True)  # it goes with the folder of an earlier run
        return self.open([kept])

    def write(self, table: Table, file: Path, by: Sequence[str]) -> int:
        """Write a table ordered by its key, the same bytes as DuckDB's; return its rows.

        The executors compute the rows; this machine puts them in order into one file.
        """
        parts = file.with_suffix(".parts")
        self._spread(table, parts)
        own = DuckDBEngine(spill=self.spill)
        try:
            return own.write(own.open(sorted(parts.glob("*.parquet"))), file, by)
        finally:
            own.close()
            shutil.rmtree(parts)

    def fetch(self, table: Table) -> list[dict[str, Any]]:
        """Return the rows of a small table."""
        with named_failures():
            return [row.asDict() for row in table.to_native().collect()]

    def close(self) -> None:
        """Let go of what is held; the session belongs to the caller."""
        for kept in self.held.values():
            shutil.rmtree(kept, ignore_errors=True)
        self.held.clear()

    def _spread(self, table: Table, folder: Path) -> None:
        """Write a table as Spark does, each task a file of its own."""
        with named_failures():
            table.to_native().write.parquet(str(folder), compression="zstd")


@contextmanager
def named_failures() -> Iterator[None]:
    """Name what became of a job.

    Raises:
        OSError: if a machine has no room left.
        SparkFailedError: if Spark gave up for another reason.
    """
    try:
        yield
    except (PySparkException, Py4JError, ConnectionError) as failed:
        if "No space left" in str(failed):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from failed
        raise SparkFailedError from failed


def _table(frame: Any) -> Table:  # noqa: ANN401 (a Spark DataFrame)
    found: Table = nw.from_native(frame).lazy()
    return found
