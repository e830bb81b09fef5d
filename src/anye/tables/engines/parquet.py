"""How is a Parquet file of ours read: that file, whatever the folders above it are called?

Readers take a path for more than it is. ``[1]``, ``*`` and ``?`` are a pattern to them, which
other folders' files fit as well; ``year=2025`` is a column that stands in every row. So whoever
reads our own files does it by these functions, or in SQL by ``rows_of(…)`` of ``literal`` names.
"""

import atexit
import glob
import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from anye.tables.damage import damage_told

if TYPE_CHECKING:
    import polars as pl

_ROWS_OF = (
    "CREATE MACRO rows_of(files) AS TABLE FROM read_parquet(files, hive_partitioning = false)"
)


def scan(*files: Path) -> "pl.LazyFrame":
    """Return the rows of files, still to be read."""
    import polars as pl  # noqa: PLC0415 (half a second that an assessed year does not need)

    return pl.scan_parquet(list(files), glob=False, hive_partitioning=False)


def read(*files: Path, columns: Sequence[str] | None = None) -> "pl.DataFrame":
    """Return the rows of files, all columns or some."""
    with damage_told():
        rows = scan(*files)
        return (rows if columns is None else rows.select(columns)).collect()


def columns_of(file: Path) -> list[str]:
    """Return the names of a file's columns."""
    import pyarrow.parquet as pq  # noqa: PLC0415 (only where a file is read)

    with damage_told(file):
        names: list[str] = pq.read_schema(file).names
        return names


def database(memory_limit: str) -> "duckdb.DuckDBPyConnection":
    """Open a private database in memory that knows ``rows_of``."""
    opened = duckdb.connect(config={"memory_limit": memory_limit})
    opened.execute(_ROWS_OF)
    opened.execute("SET enable_progress_bar = false")
    return opened


def reader(memory_limit: str) -> "duckdb.DuckDBPyConnection":
    """Open a connection to read with, to a database of this process that knows ``rows_of``.

    Opening a database takes longer than most questions that are put to it.
    """
    opened = _database_of(os.getpid(), memory_limit).cursor()
    opened.execute("SET enable_progress_bar = false")
    return opened


@cache
def _database_of(_process: int, memory_limit: str) -> "duckdb.DuckDBPyConnection":
    atexit.register(_database_of.cache_clear)  # a database open to the last is told as a leak
    return database(memory_limit)


def literal_names(files: Iterable[Path]) -> list[str]:
    """Return names by which DuckDB finds these files and no others."""
    return [glob.escape(str(file)) for file in files]
