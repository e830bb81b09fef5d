"""The floor: DuckDB adds up every column that the quality of a year is measured from.

``python -m benchmarks.quality.scan STORE YEAR``
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import duckdb

from anye.tables.year.runs import latest_run
from benchmarks.assess.columns import monthly, once

OF_FEEDS: Mapping[str, tuple[str, ...]] = {
    "insured_months": ("person_id", "employer_id"),
    "wage_months": ("person_id", "employer_id"),
    "disability_certificates": (
        "person_id", "category", "level", "issued_on", "expires_on", "cancelled_on",
        "cancel_reason", "township", "source_row",
    ),
    "military_certificates": ("person_id",),
    "employers": ("employer_id", "kind", "township", "established_posts"),
    "labour_contracts": ("person_id", "employer_id"),
    "dispatch_agreements": ("agency_id",),
    "declarations": ("employer_id", "year", "source_row"),
}  # fmt: skip
OF_THE_RUN: Mapping[str, tuple[str, ...]] = {
    "person_months": (
        "month", "person_id", "employer_id", "failed", "insurance_status_elsewhere",
        "wage_elsewhere", "certificate_row", "contract_row", "insurance_row", "wage_row",
        "dispatch_row",
    ),
    "employer_months": ("month", "employer_id", "headcount", "wages"),
}  # fmt: skip


def main() -> None:
    """Add up the columns and report how many rows were read."""
    store, year = Path(sys.argv[1]), int(sys.argv[2])
    run = latest_run(store, year)
    parts = [
        ([str(file) for file in found.files], OF_FEEDS[feed])
        for feed, _, found in [*monthly(store, year), *once(store)]
        if found.files
    ]
    parts += [
        ([str(file) for file in run.files(table)], columns) for table, columns in OF_THE_RUN.items()
    ]
    print(json.dumps({"rows": sum(_read(files, columns) for files, columns in parts)}))


def _read(files: list[str], columns: tuple[str, ...]) -> int:
    sums = ", ".join(_sum(column) for column in columns)
    counted = duckdb.read_parquet(files).aggregate(f"count(*), {sums}").fetchall()
    return int(counted[0][0])


def _sum(column: str) -> str:
    if column.endswith("_on"):
        return f"sum(epoch_ms({column}))"
    return f"sum({column}::BIGINT)"


if __name__ == "__main__":
    main()
