"""Give a desk its database and publish a finished run to it, as an operator would.

``python -m benchmarks.employers_list.fill STORE YEAR`` with ``ANYE_DATA`` and ``ANYE_DEMO=1``
"""

import json
import subprocess
import sys
from pathlib import Path

import duckdb

from anye.tables.year.runs import latest_run


def main() -> None:
    """Make the tables, publish, and make an officer's account."""
    store, year = Path(sys.argv[1]), int(sys.argv[2])
    run = latest_run(store, year)
    years = duckdb.read_parquet(str(run.file("employer_years")))
    employers, largest = years.aggregate("count(*), arg_max(employer_id, wages_total)").fetchall()[
        0
    ]
    _desk("migrate", "--verbosity", "0")
    _desk("publish", run.manifest.run_id, "--store", str(store))
    _desk("demo_accounts", str(largest))
    print(json.dumps({"employers": employers}))


def _desk(*command: str) -> None:
    subprocess.run([sys.executable, "-m", "anye_desk", *command], check=True)


if __name__ == "__main__":
    main()
