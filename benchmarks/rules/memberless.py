"""Workers and employers of whom some have none, and our totals of them.

``python -m benchmarks.rules.memberless WORKERS EMPLOYERS``
"""

import json
import sys

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

EMPLOYERS = 1000
WORKERS = 8000
EVERY_EMPTY = 50
SEED = 7


def main() -> None:
    """Write both tables and count the employers whose total here is wrong."""
    workers, employers = sys.argv[1:]
    random = np.random.default_rng(SEED)
    numbers = random.permutation(EMPLOYERS) + 120_000  # in the order of some register
    staffed = numbers[numbers % EVERY_EMPTY != 1]
    at, months = random.choice(staffed, WORKERS), random.integers(0, 13, WORKERS)
    pq.write_table(pa.table({"employer_id": at, "counted_months": months}), workers)
    pq.write_table(pa.table({"employer_id": numbers}), employers)
    print(json.dumps({"employers": EMPLOYERS, "without_workers": EMPLOYERS - len(staffed)}))


if __name__ == "__main__":
    main()
