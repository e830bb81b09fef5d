"""A year's assessment: the pipeline against a plain scan and against SQL by hand.

The pipeline also links persons and employers and writes those three tables, forces everything to
the disk and names what it rests on; the SQL writes the same person-months, employer-months and
employer-years and nothing else.
"""

from pathlib import Path

from benchmarks.contest import Contestant, ask, compete, measure, python
from benchmarks.report import Report
from benchmarks.setting import Setting

YEAR = 2025
OURS, BY_HAND, SCAN, TENTH = "anye", "SQL by hand", "DuckDB scan", "anye, a tenth of the rows"
TIMES_BY_HAND = 1.5
TIMES_THE_SCAN = 6
TIMES_A_TENTH = 12
PEAK_MB = 4096


def run(setting: Setting) -> Report:
    """Measure the three, then compare every row of every table."""
    store, law = _store(setting), setting.inputs("assess") / "law.json"
    ask("benchmarks.assess.law", YEAR, law)
    out = setting.output("by_hand")
    by_hand = python("benchmarks.assess.by_hand.contestant", store, YEAR, law, out)
    entered = [
        year_of(store, OURS),
        Contestant(BY_HAND, by_hand, out),
        Contestant(SCAN, python("benchmarks.assess.scan", store, YEAR)),
    ]
    if tenth := setting.tenth():
        entered.append(year_of(_store(tenth), TENTH))
    report = Report("assess", setting.scale.name, setting.runs)
    report.enter(entered, compete(entered, setting.runs))
    report.hold("CPU, anye / SQL by hand", report.ratio(OURS, BY_HAND), TIMES_BY_HAND)
    report.hold("CPU, anye / DuckDB scan", report.ratio(OURS, SCAN), TIMES_THE_SCAN)
    report.hold("peak MB of anye", report.median(OURS, "peak_mb"), PEAK_MB)
    if tenth:
        report.hold("CPU, full size / a tenth", report.ratio(OURS, TENTH), TIMES_A_TENTH)
    run_folder = report.contestants[OURS]["said"]["run"]
    report.agreement = dict(ask("benchmarks.assess.judge", run_folder, out))
    for table, found in report.agreement.items():
        says = f"rows that differ, {table.replace('_', ' ')}"
        report.agree(says, found["only_ours"] + found["only_by_hand"])
    return report


def finished_run(setting: Setting) -> Path:
    """Return a store of this size with the year worked out, for benchmarks that read runs."""
    store = _store(setting)
    if not list((store / "runs").glob("*/manifest.json")):
        measure(year_of(store, OURS))
    return store


def _store(setting: Setting) -> Path:
    store, size = setting.inputs("assess") / "store", setting.scale
    if not (store / "feeds").exists():
        made = (YEAR, size.registered, size.employers, size.insured, store)
        ask("benchmarks.assess.town", *made)
    ask("benchmarks.assess.links", store)
    return store


def year_of(store: Path, name: str) -> Contestant:
    """Return our way of working the year out from a store."""
    # A finished run is never worked out twice, so the runs are the output to be emptied.
    return Contestant(name, python("benchmarks.assess.ours", store, YEAR), store / "runs")
