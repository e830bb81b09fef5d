"""Compare staff and wages by employer of a run with those a peer added up.

``python -m benchmarks.assess.peers.judge RUN OUT``
"""

import json
import sys
from pathlib import Path

import duckdb

COLUMNS = (
    "employer_id, established_staff::BIGINT, contract_staff::BIGINT, short_staff::BIGINT, "
    "seasonal_staff::BIGINT, wages::BIGINT"
)
ANY = "established_staff + contract_staff + short_staff + seasonal_staff + wages > 0"


def main() -> None:
    """Report how many rows there are, and how many stand in one of the two only."""
    run, out = Path(sys.argv[1]), Path(sys.argv[2])
    rows = differing = 0
    for theirs in sorted(out.glob("*.parquet")):
        ours = run / "employer_months" / theirs.name
        left, right = (
            duckdb.read_parquet(str(file)).filter(ANY).project(COLUMNS) for file in (ours, theirs)
        )
        rows += len(left)
        differing += len(left.except_(right)) + len(right.except_(left))
    print(json.dumps({"rows": rows, "differing": differing}))


if __name__ == "__main__":
    main()
