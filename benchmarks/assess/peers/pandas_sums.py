"""Staff and wages by employer, month by month, in pandas; run by pandas' own environment.

``python pandas_sums.py FILES OUT``, FILES being JSON: by month and feed, its files and those that
say which of their rows are superseded.
"""

import json
import sys
from pathlib import Path

import pandas as pd

FORMS = {1: "established_staff", 2: "contract_staff", 3: "short_staff", 4: "seasonal_staff"}


def main() -> None:
    """Write a file for each month."""
    months, out = json.loads(Path(sys.argv[1]).read_text("utf-8")), Path(sys.argv[2])
    out.mkdir(parents=True)
    for month, feeds in months.items():
        insured = current(**feeds["insured_months"], column="form")
        form = insured["form"]
        flags = {name: (form == code).astype("int64") for code, name in FORMS.items()}
        staff = insured[["employer_id"]].assign(**flags).groupby("employer_id").sum()
        paid = current(**feeds["wage_months"], column="wage")
        wages = paid.groupby("employer_id")["wage"].sum().rename("wages")
        both = staff.join(wages, how="outer").fillna(0).astype("int64").sort_index()
        both.reset_index().to_parquet(out / f"{month}.parquet", compression="zstd")


def current(files: list[str], superseded: list[str], column: str) -> pd.DataFrame:
    """Return the rows that hold."""
    columns = ["employer_id", column, "source_row"]
    rows = pd.concat([pd.read_parquet(file, columns=columns) for file in files])
    for file in superseded:
        gone = pd.read_parquet(file, columns=["source_row"])
        rows = rows[~rows["source_row"].isin(gone["source_row"])]
    return rows


if __name__ == "__main__":
    main()
