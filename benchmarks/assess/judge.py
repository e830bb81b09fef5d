"""Compare the three tables of two assessments, or others, row by row and column by column.

``python -m benchmarks.assess.judge OURS THEIRS [TABLE ...]``
"""

import json
import sys
from pathlib import Path

import duckdb

TABLES = ("person_months", "employer_months", "employer_years")


def main() -> None:
    """Report by table how many rows there are, and how many are not equal in both."""
    ours, theirs = (Path(name) for name in sys.argv[1:3])
    tables = sys.argv[3:] or TABLES
    print(json.dumps({table: compare(table, ours, theirs) for table in tables}))


def compare(table: str, ours: Path, theirs: Path) -> dict[str, int]:
    """Count the rows of a table, and those that stand in one of the two only."""
    left, right = _relation(ours, table), _relation(theirs, table)
    if set(left.columns) != set(right.columns):
        differing = sorted(set(left.columns) ^ set(right.columns))
        raise SystemExit(f"{table}: only one side has {', '.join(differing)}")
    types = zip(left.columns, left.types, strict=True)
    right = right.project(", ".join(f"CAST({name} AS {kind}) AS {name}" for name, kind in types))
    (rows, sum_here), (rows_by_hand, sum_there) = _sum(left), _sum(right)
    found = {"rows": rows, "rows_by_hand": rows_by_hand, "only_ours": 0, "only_by_hand": 0}
    if (rows, sum_here) != (rows_by_hand, sum_there):
        found["only_ours"] = _sum(left.except_(right))[0]
        found["only_by_hand"] = _sum(right.except_(left))[0]
    return found


def _sum(side: duckdb.DuckDBPyRelation) -> tuple[int, int]:
    """Return how many rows, and the sum of their hashes: equal for equal rows in any order."""
    columns = ", ".join(side.columns)
    return side.aggregate(f"count(*), sum(hash({columns})::HUGEINT)").fetchall()[0]


def _relation(folder: Path, table: str) -> duckdb.DuckDBPyRelation:
    single = folder / f"{table}.parquet"
    files = [single] if single.exists() else sorted((folder / table).glob("*.parquet"))
    return duckdb.read_parquet([str(file) for file in files])


if __name__ == "__main__":
    main()
