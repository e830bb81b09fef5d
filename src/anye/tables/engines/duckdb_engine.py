"""Tables on one machine: DuckDB, within a memory limit, spilling to a folder."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pyarrow.parquet as pq

from anye.tables.damage import damage_told
from anye.tables.engines.engine import Engine, Table
from anye.tables.engines.parquet import literal_names
from anye.tables.shape import DType, Shape

ROW_GROUP = 122_880  # rows; small enough that one employer is found without reading many others
SQL_TYPES: dict[DType, str] = {
    "int64": "BIGINT",
    "int32": "INTEGER",
    "int8": "TINYINT",
    "bool": "BOOLEAN",
    "date": "DATE",
    "text": "VARCHAR",
}
KINDS: dict[type, str] = {  # of values given in Python
    bool: "BOOLEAN",
    int: "BIGINT",
    float: "DOUBLE",
    str: "VARCHAR",
    date: "DATE",
    datetime: "TIMESTAMP",
}


class DuckDBEngine:
    """The engine of one machine."""

    def __init__(
        self, *, memory_limit: str = "3GB", threads: int = 0, spill: Path | None = None
    ) -> None:
        """Open a private database in memory that may spill to a folder."""
        self.connection = duckdb.connect(config={"memory_limit": memory_limit})
        if threads:
            self.connection.execute(f"SET threads = {int(threads)}")
        if spill:
            self.connection.execute("SET temp_directory = ?", [str(spill)])

    def beside(self) -> "DuckDBEngine":
        """Return another connection to this database, for another thread; close it after use."""
        other = DuckDBEngine.__new__(DuckDBEngine)
        other.connection = self.connection.cursor()
        return other

    def scan(self, shape: Shape, files: Sequence[Path]) -> Table:
        """Return the rows of Parquet files, or an empty table where there is none."""
        if files:
            return self.open(files).select(*shape.columns)
        columns = ", ".join(
            f'NULL::{SQL_TYPES[column.dtype]} AS "{name}"' for name, column in shape.columns.items()
        )
        return _table(self.connection.sql(f"SELECT {columns} LIMIT 0"))

    def open(self, files: Sequence[Path]) -> Table:
        """Return the rows of Parquet files with all the columns they have."""
        with damage_told():
            return _table(
                self.connection.read_parquet(literal_names(files), hive_partitioning=False)
            )

    def small(self, columns: Mapping[str, Sequence[Any]]) -> Table:
        """Return a small table of given values.

        Not from Arrow: before it reads such a table DuckDB imports pandas, a second's work.
        """
        types = {name: _type_of(values) for name, values in columns.items()}
        rows = tuple(zip(*columns.values(), strict=True))
        if not rows:
            nothing = ", ".join(f'NULL::{kind} AS "{name}"' for name, kind in types.items())
            return _table(self.connection.sql(f"SELECT {nothing} LIMIT 0"))
        given = self.connection.values(*rows)
        return _table(
            given.project(
                ", ".join(
                    f'"{value}"::{kind} AS "{name}"'
                    for value, (name, kind) in zip(given.columns, types.items(), strict=True)
                )
            )
        )

    def hold(self, name: str, table: Table) -> Table:
        """Compute a table now and keep it under a name, to be read more than once."""
        with damage_told():
            self.connection.execute(
                f'CREATE OR REPLACE TEMP TABLE "{name}" AS {table.to_native().sql_query()}'
            )
        return _table(self.connection.table(name))

    def write(self, table: Table, file: Path, by: Sequence[str]) -> int:
        """Write a table ordered by its key, always the same bytes; return its rows."""
        order = ", ".join(f'"{name}"' for name in by)
        ordered = table.to_native().order(order)
        # A column that DuckDB can prove to have no blanks is stored in another way, and what it can
        # prove depends on the query; behind this it can prove nothing.
        columns = ", ".join(
            f'CASE WHEN "{name}" IS NULL THEN NULL ELSE "{name}" END AS "{name}"'
            for name in ordered.columns
        )
        with damage_told():
            ordered.project(columns).write_parquet(
                str(file), compression="zstd", row_group_size=ROW_GROUP
            )
        return int(pq.read_metadata(file).num_rows)

    def fetch(self, table: Table) -> list[dict[str, Any]]:
        """Return the rows of a small table."""
        relation = table.to_native()
        with damage_told():
            rows = relation.fetchall()
        return [dict(zip(relation.columns, row, strict=True)) for row in rows]

    def close(self) -> None:
        """Let go of memory and files."""
        with suppress(duckdb.Error):
            self.connection.close()


@contextmanager
def lent(engine: Engine | None, staging: Path | None = None) -> Iterator[Engine]:
    """Lend the given engine, or one of this machine that is closed afterwards."""
    if engine:
        yield engine
        return
    own = DuckDBEngine(spill=staging / "spill" if staging else None)
    try:
        yield own
    finally:
        own.close()


def _type_of(values: Sequence[Any]) -> str:
    """Return the type that holds Python values; text where there is none to tell by."""
    return next((KINDS[type(value)] for value in values if value is not None), "VARCHAR")


def _table(relation: "duckdb.DuckDBPyRelation") -> Table:
    return nw.from_native(relation).lazy()
