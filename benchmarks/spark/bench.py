"""A year's assessment and the linking of a crowd: Spark on two workers against DuckDB.

What counts is not the ratio (one machine is not what Spark is for) but the figures a larger cluster
is sized by: processor time, shuffle and spill by row, and what the driver does alone.
"""

from dataclasses import replace
from pathlib import Path

from benchmarks.assess.bench import YEAR, finished_run
from benchmarks.contest import Contestant, Sample, ask, compete, python
from benchmarks.report import Report
from benchmarks.setting import Setting

SPARK, DUCKDB = "assess on Spark", "assess on DuckDB"
LINK_SPARK, LINK_DUCKDB = "link on Spark", "link on DuckDB"
LINKED = ("person_pairs", "person_links")


def run(setting: Setting) -> Report:
    """Measure all four, then compare every row of every table."""
    store, crowd = finished_run(setting), _crowd(setting)
    out, spark, duckdb = (setting.output(name) for name in ("spark", "link_spark", "link_duckdb"))
    linking = "benchmarks.spark.linking"
    entered = [
        Contestant(SPARK, python("benchmarks.spark.ours", store, YEAR, out), out),
        Contestant(DUCKDB, python("benchmarks.assess.ours", store, YEAR), store / "runs"),
        Contestant(LINK_SPARK, python(linking, "spark", crowd, spark), spark),
        Contestant(LINK_DUCKDB, python(linking, "duckdb", crowd, duckdb), duckdb),
    ]
    report = Report("spark", setting.scale.name, setting.runs)
    samples = compete(entered, setting.runs)
    report.enter(entered, {name: [_whole(one) for one in of] for name, of in samples.items()})
    for tables, ours, theirs in (((), SPARK, DUCKDB), (LINKED, LINK_SPARK, LINK_DUCKDB)):
        runs = [report.contestants[name]["said"]["run"] for name in (ours, theirs)]
        for table, found in ask("benchmarks.assess.judge", *runs, *tables).items():
            report.agreement[table] = found
            differing = found["only_ours"] + found["only_by_hand"]
            report.agree(f"rows that differ, {table.replace('_', ' ')}", differing)
    return report


def _crowd(setting: Setting) -> Path:
    crowd = setting.inputs("spark") / "crowd"
    if not crowd.exists():
        ask("benchmarks.spark.linking", "crowd", setting.scale.registered, crowd)
    return crowd


def _whole(sample: Sample) -> Sample:
    """Return the CPU of the whole cluster; executors are not the contestant's own children."""
    processes = sample.said.get("processes", {}).values()
    if not processes:
        return sample
    return replace(sample, cpu_seconds=sum(one["cpu_seconds"] for one in processes))
