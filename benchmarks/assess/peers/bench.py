"""The heavy step of a year, staff and wages by employer, in Polars and in pandas.

Both do this step and nothing else: no holders, no verdicts, no law, no register, nothing forced
to the disk. What they take is what any way of doing the year takes at least in them; beside it
stand Anye's whole year and DuckDB's scan of the columns the year reads.
"""

from pathlib import Path

from benchmarks.assess.bench import OURS, SCAN, YEAR, finished_run, year_of
from benchmarks.contest import Contestant, ask, compete, python
from benchmarks.environments import interpreter
from benchmarks.report import Report
from benchmarks.setting import Setting

POLARS, PANDAS = "Polars, staff and wages only", "pandas, staff and wages only"
PEERS = Path(__file__).parent


def run(setting: Setting) -> Report:
    """Measure the peers, then compare their sums with those of the run."""
    store, files = finished_run(setting), setting.inputs("assess") / "files.json"
    ask("benchmarks.assess.peers.files", store, YEAR, files)
    sums, frames = setting.output("polars"), setting.output("pandas")
    by_polars = python("benchmarks.assess.peers.polars_sums", store, YEAR, sums)
    by_pandas = (interpreter("pandas"), str(PEERS / "pandas_sums.py"), str(files), str(frames))
    entered = [
        year_of(store, OURS),
        Contestant(SCAN, python("benchmarks.assess.scan", store, YEAR)),
        Contestant(POLARS, by_polars, sums),
        Contestant(PANDAS, by_pandas, frames),
    ]
    report = Report("peers", setting.scale.name, setting.runs)
    report.enter(entered, compete(entered, setting.runs))
    run_folder = report.contestants[OURS]["said"]["run"]
    for name, out in ((POLARS, sums), (PANDAS, frames)):
        found = ask("benchmarks.assess.peers.judge", run_folder, out)
        report.agreement[name] = dict(found)
        report.agree(f"employers' months that differ, {name}", found["differing"])
    return report
