"""Staff and wages by employer, month by month, in Polars.

``python -m benchmarks.assess.peers.polars_sums STORE YEAR OUT``
"""

import sys
from pathlib import Path

import polars as pl

from benchmarks.assess.columns import monthly

FORMS = {1: "established_staff", 2: "contract_staff", 3: "short_staff", 4: "seasonal_staff"}


def main() -> None:
    """Write a file for each month."""
    store, year, out = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    out.mkdir(parents=True)
    found: dict[str, dict[str, pl.LazyFrame]] = {}
    for feed, month, part in monthly(store, year):
        rows = pl.scan_parquet(part.files)
        if part.superseded:
            gone = pl.scan_parquet(part.superseded)
            rows = rows.join(gone, on="source_row", how="anti")
        found.setdefault(month, {})[feed] = rows
    for month, feeds in found.items():
        staff = (
            feeds["insured_months"]
            .group_by("employer_id")
            .agg((pl.col("form") == form).sum().alias(name) for form, name in FORMS.items())
        )
        wages = feeds["wage_months"].group_by("employer_id").agg(wages=pl.col("wage").sum())
        both = staff.join(wages, on="employer_id", how="full", coalesce=True).fill_null(0)
        both.sort("employer_id").sink_parquet(out / f"{month}.parquet", compression="zstd")


if __name__ == "__main__":
    main()
