"""A year's assessment on Spark: a cluster of two workers against DuckDB, both on this machine.

What counts is not the ratio (one machine is not what Spark is for) but the figures a larger cluster
is sized by: processor time, shuffle and spill by worker-month, and what the driver does alone.
"""

from benchmarks.assess.bench import YEAR, finished_run
from benchmarks.contest import Contestant, ask, compete, python
from benchmarks.report import Report
from benchmarks.setting import Setting

SPARK, DUCKDB = "anye on Spark", "anye on DuckDB"


def run(setting: Setting) -> Report:
    """Measure both, then compare every row of every table."""
    store = finished_run(setting)
    out = setting.output("spark")
    entered = [
        Contestant(SPARK, python("benchmarks.spark.ours", store, YEAR, out), out),
        Contestant(DUCKDB, python("benchmarks.assess.ours", store, YEAR), store / "runs"),
    ]
    report = Report("spark", setting.scale.name, setting.runs)
    report.enter(entered, compete(entered, setting.runs))
    runs = [report.contestants[name]["said"]["run"] for name in (SPARK, DUCKDB)]
    report.agreement = dict(ask("benchmarks.assess.judge", *runs))
    for table, found in report.agreement.items():
        says = f"rows that differ, {table.replace('_', ' ')}"
        report.agree(says, found["only_ours"] + found["only_by_hand"])
    return report
