"""Explain some employers of a finished run, one after the other, each opening the run anew.

``python -m benchmarks.explain.ours STORE YEAR EMPLOYERS``
"""

import json
import sys
import time
from pathlib import Path
from statistics import median

import duckdb

from anye.assessment.opened.explain import explain_employer_year
from anye.tables.year.runs import Run, latest_run


def main() -> None:
    """Report how long each took and whether the reference agrees with what was stored."""
    store, year, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chosen = spread_out(latest_run(store, year), count)
    seconds, mismatches = [], 0
    for employer in chosen:
        began = time.perf_counter()
        explained = explain_employer_year(latest_run(store, year), employer)
        seconds.append(time.perf_counter() - began)
        mismatches += len(explained.mismatches)
    report = {"first": seconds[0], "median": median(seconds), "slowest": max(seconds)}
    print(json.dumps({**report, "explained": len(chosen), "mismatches": mismatches}))


def spread_out(run: Run, count: int) -> list[int]:
    """Return the largest employer and others from all over the run, always the same."""
    years = duckdb.read_parquet(str(run.file("employer_years")))
    largest = years.order("headcount_months DESC, employer_id").limit(1)
    others = years.order("hash(employer_id)").limit(count - 1)
    return [
        row[0] for ranked in (largest, others) for row in ranked.select("employer_id").fetchall()
    ]


if __name__ == "__main__":
    main()
