"""The rule book of the year on aligned columns, on DuckDB.

``python -m benchmarks.rules.ours FACTS OUT``
"""

import json
import resource
import sys

import duckdb
import narwhals as nw

from anye.rulebook.columns import apply
from benchmarks.rules.figures import FIGURES
from benchmarks.rules.law import law


def main() -> None:
    """Work out every employer's figures and write them."""
    facts, out = sys.argv[1:]
    started = cpu_seconds()
    table = nw.from_native(duckdb.read_parquet(facts)).lazy()
    figures = apply(law(), table).select("employer_id", *FIGURES)
    figures.to_native().write_parquet(out)
    print(json.dumps({"cpu_seconds_of_the_rules": cpu_seconds() - started}))


def cpu_seconds() -> float:
    """Return what this process has used so far; the difference leaves out the imports."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
