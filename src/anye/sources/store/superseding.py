"""Which earlier rows does each row of a load replace or withdraw?

Inside a file the later of rows that say the same holds, or the one that its feed's order puts
last; between files the later load. What is replaced is not deleted but listed, with the row that
replaced it. Rows that are parts of one record are listed too, with the last of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from anye.sources.store.held import ADDED_UP, ROWS, SUPERSEDED, WITHDRAWALS, Current
from anye.tables.engines import parquet
from anye.tables.feeds.accepted import LINES_OF_A_LOAD
from anye.tables.shape import Shape

if TYPE_CHECKING:
    import duckdb

MEMORY = "1GB"


@dataclass(frozen=True, slots=True)
class Fresh:
    """One part of a load that is being made: its rows, those that withdraw, and what they meet."""

    rows: Path | None
    withdrawals: Path | None
    held: Current

    @property
    def files(self) -> tuple[Path, ...]:
        """Return the files there are."""
        return tuple(file for file in (self.rows, self.withdrawals) if file)


@dataclass(frozen=True, slots=True)
class Superseded:
    """How many rows a load replaces: its own, by part, and those of earlier loads, by part."""

    inside: Mapping[str, int]
    earlier: Mapping[str, int]
    added_up: int = 0  # rows that are parts of one record

    def parts(self) -> dict[str, int]:
        """Return by part how many rows are replaced, where any is."""
        both = {
            part: self.inside.get(part, 0) + self.earlier.get(part, 0)
            for part in sorted(self.inside.keys() | self.earlier.keys())
        }
        return {part: rows for part, rows in both.items() if rows}


def fresh_parts(folder: Path, held: Callable[[str], Current]) -> dict[str, Fresh]:
    """Return the parts of a checked file, each with what holds of it in a store."""
    files = {
        name: {file.stem: file for file in (folder / name).glob("*.parquet")}
        for name in (ROWS, WITHDRAWALS)
    }
    return {
        part: Fresh(files[ROWS].get(part), files[WITHDRAWALS].get(part), held(part))
        for part in sorted({*files[ROWS], *files[WITHDRAWALS]})
    }


def superseded_alone(shape: Shape, folder: Path) -> Superseded:
    """Count the rows of a checked file that it replaces itself, as a store without others would."""
    fresh = fresh_parts(folder, lambda _: Current((), ()))
    return supersede(shape, fresh, folder)


def supersede(shape: Shape, fresh: Mapping[str, Fresh], into: Path) -> Superseded:
    """Write which rows the parts of a load replace, and count them."""
    inside, earlier = {}, {}
    spill = into / "superseding.spill"
    with parquet.database(MEMORY) as database:
        database.execute("SET temp_directory = ?", [str(spill)])
        database.execute("CREATE TABLE replaced (source_row BIGINT, by_source_row BIGINT)")
        database.execute("CREATE TABLE added_up (source_row BIGINT, with_source_row BIGINT)")
        for part, files in sorted(fresh.items()):
            inside[part] = _inside(database, shape, files.rows) if files.rows else 0
            earlier[part] = _earlier(database, shape.key, files)
            if files.rows and shape.adds_up_by:
                _add_up(database, shape.key, files.rows)
        _written(database, "replaced", into / SUPERSEDED)
        added_up = _written(database, "added_up", into / ADDED_UP)
    if spill.exists():
        spill.rmdir()
    return Superseded(inside, earlier, added_up)


def without_effect(shape: Shape, fresh: Mapping[str, Fresh]) -> dict[int, str]:
    """Return by line the rows that are to withdraw what the store does not hold."""
    found: dict[int, str] = {}
    names = ", ".join(shape.key)
    with parquet.reader(MEMORY) as database:
        for files in fresh.values():
            if not files.withdrawals:
                continue
            held, given = _held(names, files.held)
            rows = database.execute(
                f"SELECT source_row FROM rows_of($fresh) ANTI JOIN ({held}) USING ({names})",  # noqa: S608 (names from our own shapes)
                {"fresh": parquet.literal_names([files.withdrawals]), **given},
            ).fetchall()
            found |= {row % LINES_OF_A_LOAD: "nothing_to_withdraw" for (row,) in rows}
    return found


def no_longer_held(number: int, superseded: Sequence[Path]) -> int:
    """Return how many rows of a load other loads have replaced since."""
    if not superseded:
        return 0
    with parquet.reader(MEMORY) as database:
        found = database.execute(
            "SELECT count(DISTINCT source_row) FROM rows_of($files)"
            " WHERE source_row // $lines = $number AND by_source_row // $lines <> $number",
            {
                "files": parquet.literal_names(superseded),
                "lines": LINES_OF_A_LOAD,
                "number": number,
            },
        ).fetchone()
    return int(found[0]) if found else 0


def replaced_of(superseded: Path, numbers: Sequence[int]) -> dict[int, int]:
    """Return by number of some earlier loads how many of their rows a load replaced."""
    if not numbers or not superseded.is_file():
        return {}
    with parquet.reader(MEMORY) as database:
        found = database.execute(
            "SELECT source_row // $lines AS number, count(DISTINCT source_row)"
            " FROM rows_of($files) WHERE number IN (SELECT unnest($numbers)) GROUP BY number",
            {
                "files": parquet.literal_names([superseded]),
                "lines": LINES_OF_A_LOAD,
                "numbers": list(numbers),
            },
        ).fetchall()
    return {int(number): int(rows) for number, rows in found}


def _inside(database: "duckdb.DuckDBPyConnection", shape: Shape, file: Path) -> int:
    names = ", ".join((*shape.key, *filter(None, (shape.adds_up_by,))))
    order = ", ".join(f"{name} DESC" for name in filter(None, (shape.ordered_by, "source_row")))
    return _inserted(
        database,
        f"""
        WITH several AS (SELECT {names} FROM rows_of($fresh) GROUP BY {names} HAVING count(*) > 1),
        placed AS (
            SELECT source_row, first_value(source_row)
                OVER (PARTITION BY {names} ORDER BY {order}) AS by_source_row
            FROM rows_of($fresh) JOIN several USING ({names})
        )
        SELECT source_row, by_source_row FROM placed WHERE source_row <> by_source_row
        """,  # noqa: S608 (names from our own shapes)
        {"fresh": parquet.literal_names([file])},
    )


def _earlier(database: "duckdb.DuckDBPyConnection", key: Sequence[str], files: Fresh) -> int:
    if not files.held.files:
        return 0
    names = ", ".join(key)
    held, given = _held(names, files.held)
    return _inserted(
        database,
        f"""
        WITH last AS (
            SELECT {names}, max(source_row) AS by_source_row FROM rows_of($fresh)
            WHERE source_row NOT IN (SELECT source_row FROM replaced) GROUP BY {names}
        )
        SELECT source_row, by_source_row FROM ({held}) JOIN last USING ({names})
        """,  # noqa: S608 (names from our own shapes)
        {"fresh": parquet.literal_names(files.files), **given},
    )


def _held(names: str, held: Current) -> tuple[str, dict[str, list[str]]]:
    """Return the query of the rows that hold, and the files it reads."""
    if not held.files:
        return f"SELECT {names}, source_row FROM rows_of($fresh) LIMIT 0", {}  # noqa: S608
    given = {"held": parquet.literal_names(held.files)}
    rows = f"SELECT {names}, source_row FROM rows_of($held)"  # noqa: S608 (our own shapes)
    if not held.superseded:
        return rows, given
    given["gone"] = parquet.literal_names(held.superseded)
    return f"{rows} WHERE source_row NOT IN (SELECT source_row FROM rows_of($gone))", given  # noqa: S608


def _add_up(database: "duckdb.DuckDBPyConnection", key: Sequence[str], file: Path) -> None:
    names = ", ".join(key)
    database.execute(
        f"""
        INSERT INTO added_up
        WITH staying AS (
            SELECT {names}, source_row FROM rows_of($fresh)
            WHERE source_row NOT IN (SELECT source_row FROM replaced)
        ), several AS (
            SELECT {names}, max(source_row) AS with_source_row FROM staying
            GROUP BY {names} HAVING count(*) > 1
        )
        SELECT source_row, with_source_row FROM staying JOIN several USING ({names})
        """,  # noqa: S608 (names from our own shapes)
        {"fresh": parquet.literal_names([file])},
    )


def _written(database: "duckdb.DuckDBPyConnection", table: str, out: Path) -> int:
    found = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 (our own)
    rows = int(found[0]) if found else 0
    if rows:
        database.execute(
            f"COPY (SELECT * FROM {table} ORDER BY source_row) TO ? (FORMAT parquet)",  # noqa: S608
            [str(out)],
        )
    return rows


def _inserted(
    database: "duckdb.DuckDBPyConnection", query: str, files: Mapping[str, object]
) -> int:
    database.execute(f"INSERT INTO replaced {query}", dict(files))
    rows = database.fetchone()
    return int(rows[0]) if rows else 0


def totals_of_files(files: Sequence[Path], columns: Sequence[str]) -> tuple[int, dict[str, int]]:
    """Return the rows of files and the sums of columns, counted anew from the files."""
    if not files:
        return 0, dict.fromkeys(columns, 0)
    sums = "".join(f", sum({column})::DECIMAL(38, 0)::BIGINT" for column in columns)
    with parquet.reader(MEMORY) as database:
        database.execute(
            f"SELECT count(*){sums} FROM rows_of(?)",  # noqa: S608 (our own columns)
            [parquet.literal_names(files)],
        )
        found = database.fetchone()
    counted = [int(value or 0) for value in found or ()]
    return counted[0], dict(zip(columns, counted[1:], strict=True))
