"""The floor: DuckDB adds up every column a year's assessment reads, month by month.

``python -m benchmarks.assess.scan STORE YEAR``
"""

import json
import sys
from pathlib import Path

import duckdb

from benchmarks.assess.columns import MONTHLY, ONCE, monthly, once

COLUMNS = {**MONTHLY, **ONCE}


def main() -> None:
    """Add up the columns and report how many rows were read."""
    store, year = Path(sys.argv[1]), int(sys.argv[2])
    rows = 0
    for feed, _, found in [*monthly(store, year), *once(store)]:
        if found.files:
            sums = ", ".join(_sum(column) for column in COLUMNS[feed])
            table = duckdb.read_parquet([str(file) for file in found.files])
            rows += table.aggregate(f"count(*), {sums}").fetchall()[0][0]
    print(json.dumps({"rows": rows}))


def _sum(column: str) -> str:
    if column.endswith("_on"):
        return f"sum(epoch_ms({column}))"
    return f"sum({column}::BIGINT)"


if __name__ == "__main__":
    main()
