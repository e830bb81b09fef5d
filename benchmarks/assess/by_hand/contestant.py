"""SQL by hand's turn: the same three tables, month by month.

``python -m benchmarks.assess.by_hand.contestant STORE YEAR LAW OUT``
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb

from anye.kernel.months import first_day, last_day, months_of
from anye.sources.store.held import Current
from anye.tables.engines.duckdb_engine import SQL_TYPES
from anye.tables.feeds.accepted import FEED_TABLES
from benchmarks.assess.columns import monthly, once

HERE = Path(__file__).parent
MEMORY_LIMIT = "3GB"


def main() -> None:
    """Write person_months, employer_months and employer_years."""
    store, year, law, out = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
    numbers = json.loads(Path(law).read_text("utf-8"))
    engine = duckdb.connect(config={"memory_limit": MEMORY_LIMIT})
    months = months_of(year)
    _let(engine, {"first_of_year": first_day(months[0]), "last_of_year": last_day(months[-1])})
    for feed, _, found in once(store):
        _view(engine, feed, found)
    _run(engine, "evidence")
    for month in months:
        _month(engine, store, month, numbers[str(month)], out)
    _let(engine, {"year": year, **numbers[str(year)]})
    _run(engine, "employer_year", out=out)


def _month(
    engine: duckdb.DuckDBPyConnection,
    store: Path,
    month: int,
    numbers: Mapping[str, object],
    out: Path,
) -> None:
    for feed, part, found in monthly(store, month // 100):
        if part == str(month):
            _view(engine, feed, found)
    days = {"month": month, "first_day": first_day(month), "last_day": last_day(month)}
    _let(engine, {**days, **numbers})
    for table in ("person_month", "employer_month"):
        (out / f"{table}s").mkdir(parents=True, exist_ok=True)
        _run(engine, table, out=out, month=month)


def _view(engine: duckdb.DuckDBPyConnection, feed: str, found: Current) -> None:
    if not found.files:
        rows = _nothing(feed)
    else:
        rows = f"SELECT * FROM read_parquet({_list(found.files)}) loaded"  # noqa: S608 (our files)
    if found.superseded:
        rows += f" ANTI JOIN read_parquet({_list(found.superseded)}) gone USING (source_row)"
    engine.execute(f"CREATE OR REPLACE TEMP VIEW {feed} AS {rows}")


def _nothing(feed: str) -> str:
    columns = FEED_TABLES[feed].columns.items()
    empty = ", ".join(f"NULL::{SQL_TYPES[column.dtype]} AS {name}" for name, column in columns)
    return f"SELECT {empty} LIMIT 0"


def _list(files: Iterable[Path]) -> str:
    return str([str(file) for file in files])


def _let(engine: duckdb.DuckDBPyConnection, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        engine.execute(f"SET VARIABLE {name} = ?", [value])


def _run(
    engine: duckdb.DuckDBPyConnection, name: str, *, out: Path | None = None, month: int = 0
) -> None:
    sql = (HERE / f"{name}.sql").read_text("utf-8")
    if out:
        sql = sql.replace("{month_file}", str(out / f"{name}s" / f"{month}.parquet"))
        sql = sql.replace("{out}", str(out))
    engine.execute(sql)


if __name__ == "__main__":
    main()
