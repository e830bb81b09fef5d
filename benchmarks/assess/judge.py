"""Compare the three tables of two assessments, row by row and column by column.

``python -m benchmarks.assess.judge OURS THEIRS``
"""

import json
import sys
from pathlib import Path

import duckdb

TABLES = {
    "person_months": ("month", "employer_id", "person_id"),
    "employer_months": ("month", "employer_id"),
    "employer_years": ("year", "employer_id"),
}


def main() -> None:
    """Report by table how many rows there are, and how many are not equal in both."""
    ours, theirs = (Path(name) for name in sys.argv[1:])
    print(json.dumps({table: compare(table, ours, theirs) for table in TABLES}))


def compare(table: str, ours: Path, theirs: Path) -> dict[str, int]:
    """Count the rows of a table, and those that stand in one of the two only."""
    sides = [_relation(folder, table) for folder in (ours, theirs)]
    columns = sides[0].columns
    if set(columns) != set(sides[1].columns):
        differing = sorted(set(columns) ^ set(sides[1].columns))
        raise SystemExit(f"{table}: only one side has {', '.join(differing)}")
    left, right = (_cast(side, columns) for side in sides)
    counted = [side.count("*").fetchall()[0][0] for side in sides]
    return {
        "rows": counted[0],
        "rows_by_hand": counted[1],
        "only_ours": left.except_(right).count("*").fetchall()[0][0],
        "only_by_hand": right.except_(left).count("*").fetchall()[0][0],
    }


def _relation(folder: Path, table: str) -> duckdb.DuckDBPyRelation:
    single = folder / f"{table}.parquet"
    files = [single] if single.exists() else sorted((folder / table).glob("*.parquet"))
    return duckdb.read_parquet([str(file) for file in files])


def _cast(side: duckdb.DuckDBPyRelation, columns: list[str]) -> duckdb.DuckDBPyRelation:
    return side.project(", ".join(f"CAST({name} AS VARCHAR) AS {name}" for name in columns))


if __name__ == "__main__":
    main()
