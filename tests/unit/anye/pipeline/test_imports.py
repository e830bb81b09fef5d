"""Working a year out starts without what reads feeds and without what compares names."""

import subprocess
import sys

NOT_NEEDED = {"polars", "pypinyin", "splink", "pandas", "sklearn", "numba", "ortools"}


def test_a_year_is_worked_out_without_the_libraries_of_other_stages():
    asked = """
import sys, anye.pipeline.year
from anye.tables.engines.duckdb_engine import DuckDBEngine
engine = DuckDBEngine()
engine.hold("given", engine.small({"month": [202503]}))
print(*{name.partition(".")[0] for name in sys.modules})
"""
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert not NOT_NEEDED & set(done.stdout.split())
