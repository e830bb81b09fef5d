"""Which earlier rows does each row of a load replace?

The later row of a key holds: the later line inside a file, the later load between files. What is
replaced is not deleted but listed, with the row that replaced it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from anye.sources.store import Current
from anye.tables import parquet
from anye.tables.shape import Shape

if TYPE_CHECKING:
    import duckdb

MEMORY = "1GB"
COLUMNS = ("source_row", "by_source_row")


@dataclass(frozen=True, slots=True)
class Superseded:
    """How many rows a load replaces: its own, by part, and those of earlier loads, by part."""

    inside: Mapping[str, int]
    earlier: Mapping[str, int]

    def parts(self) -> dict[str, int]:
        """Return by part how many rows are replaced, where any is."""
        both = {
            part: self.inside.get(part, 0) + self.earlier.get(part, 0)
            for part in sorted(self.inside.keys() | self.earlier.keys())
        }
        return {part: rows for part, rows in both.items() if rows}


def supersede(
    shape: Shape, fresh: Mapping[str, Path], held: Mapping[str, Current], out: Path
) -> Superseded:
    """Write which rows the fresh files replace, and count them."""
    inside, earlier = {}, {}
    spill = out.with_suffix(".spill")
    with parquet.database(MEMORY) as database:
        database.execute("SET temp_directory = ?", [str(spill)])
        database.execute("CREATE TABLE replaced (source_row BIGINT, by_source_row BIGINT)")
        for part, file in sorted(fresh.items()):
            inside[part] = _inside(database, shape.key, file)
            earlier[part] = _earlier(database, shape.key, file, held[part])
        database.execute("SELECT count(*) FROM replaced")
        rows = database.fetchone()
        if rows and rows[0]:
            database.execute(
                "COPY (SELECT * FROM replaced ORDER BY source_row) TO ? (FORMAT parquet)",
                [str(out)],
            )
    if spill.exists():
        spill.rmdir()
    return Superseded(inside, earlier)


def _inside(database: "duckdb.DuckDBPyConnection", key: Sequence[str], file: Path) -> int:
    names = ", ".join(key)
    return _inserted(
        database,
        f"""
        WITH last AS (
            SELECT {names}, max(source_row) AS by_source_row FROM rows_of($fresh)
            GROUP BY {names} HAVING count(*) > 1
        )
        SELECT source_row, by_source_row FROM rows_of($fresh) JOIN last USING ({names})
        WHERE source_row < by_source_row
        """,  # noqa: S608 (names from our own shapes)
        {"fresh": parquet.literal([file])},
    )


def _earlier(
    database: "duckdb.DuckDBPyConnection", key: Sequence[str], file: Path, held: Current
) -> int:
    if not held.files:
        return 0
    names = ", ".join(key)
    gone = parquet.literal(held.superseded)
    still = "WHERE source_row NOT IN (SELECT source_row FROM rows_of($gone))" if gone else ""
    return _inserted(
        database,
        f"""
        WITH last AS (
            SELECT {names}, max(source_row) AS by_source_row FROM rows_of($fresh)
            GROUP BY {names}
        ), held AS (
            SELECT {names}, source_row FROM rows_of($held) {still}
        )
        SELECT source_row, by_source_row FROM held JOIN last USING ({names})
        """,  # noqa: S608 (names from our own shapes)
        {"fresh": parquet.literal([file]), "held": parquet.literal(held.files)}
        | ({"gone": gone} if gone else {}),
    )


def _inserted(
    database: "duckdb.DuckDBPyConnection", query: str, files: Mapping[str, object]
) -> int:
    database.execute(f"INSERT INTO replaced {query}", dict(files))
    rows = database.fetchone()
    return int(rows[0]) if rows else 0


def totals(files: Sequence[Path], columns: Sequence[str]) -> tuple[int, dict[str, int]]:
    """Return the rows of files and the sums of columns, counted anew from the files."""
    if not files:
        return 0, dict.fromkeys(columns, 0)
    sums = "".join(f", sum({column})::DECIMAL(38, 0)::BIGINT" for column in columns)
    with parquet.database(MEMORY) as database:
        database.execute(
            f"SELECT count(*){sums} FROM rows_of(?)",  # noqa: S608 (our own columns)
            [parquet.literal(files)],
        )
        found = database.fetchone()
    counted = [int(value or 0) for value in found or ()]
    return counted[0], dict(zip(columns, counted[1:], strict=True))
