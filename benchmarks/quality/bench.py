"""The quality of a year's data against a plain scan of the columns it reads.

The year is assessed before and not measured. What is measured joins the two monthly feeds row by
row, looks for thirteen kinds of contradiction, and writes the report, forced to the disk.
"""

from benchmarks.assess.bench import YEAR, finished_run
from benchmarks.contest import Contestant, compete, python
from benchmarks.report import Report
from benchmarks.setting import Setting

OURS, SCAN = "anye", "DuckDB scan"
TIMES_THE_SCAN = 6
PEAK_MB = 4096


def run(setting: Setting) -> Report:
    """Measure both."""
    store = finished_run(setting)
    entered = [
        Contestant(OURS, python("benchmarks.quality.ours", store, YEAR), store / "quality"),
        Contestant(SCAN, python("benchmarks.quality.scan", store, YEAR)),
    ]
    report = Report("quality", setting.scale.name, setting.runs)
    report.enter(entered, compete(entered, setting.runs))
    report.hold("CPU, anye / DuckDB scan", report.ratio(OURS, SCAN), TIMES_THE_SCAN)
    report.hold("peak MB of anye", report.median(OURS, "peak_mb"), PEAK_MB)
    return report
