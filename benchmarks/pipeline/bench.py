"""The whole way: raw feeds, check, load, link, assess; then one month more.

Nothing is left out of ``anye run``: every line is checked and kept, everything is forced to the
disk. The month more is run in a store that has all the files but those of the last month, and
the years up to there worked out; its last year must be the same bytes.
"""

import shutil
from pathlib import Path

from benchmarks.contest import Contestant, ask, compete, measure, python
from benchmarks.report import Report
from benchmarks.setting import Setting

LAST = 2025
OURS, MONTH, SMALL = "anye run", "anye run, a month more", "anye run, the smaller size"
PEAK_MB = 8192
OF_A_FULL_RUN = 0.1
LINEAR = 1.0  # CPU per row, against the smaller size


def run(setting: Setting) -> Report:
    """Measure the full run, the month more and the smaller size; compare the two runs' bytes."""
    entered = [_ours(setting, OURS), _month(setting)]
    if tenth := setting.tenth():
        entered.append(_ours(tenth, SMALL))
    report = Report("pipeline", setting.scale.name, setting.runs)
    report.enter(entered, compete(entered, setting.runs))
    report.hold("peak MB of anye run", report.median(OURS, "peak_mb"), PEAK_MB)
    report.hold("CPU, a month more / full run", report.ratio(MONTH, OURS), OF_A_FULL_RUN)
    if tenth:
        times = _rows(setting) / _rows(tenth)
        report.hold("CPU per row, / the smaller size", report.ratio(OURS, SMALL) / times, LINEAR)
    runs = (report.contestants[name]["said"]["run"] for name in (OURS, MONTH))
    report.agreement = {"last_year": dict(ask("benchmarks.pipeline.judge", *runs))}
    report.agree("files that differ", report.agreement["last_year"]["differing"])
    return report


def _ours(setting: Setting, name: str) -> Contestant:
    store = setting.output(f"{name} {setting.scale.name}")
    return Contestant(name, _command(setting, "all", store), store)


def _month(setting: Setting) -> Contestant:
    before = setting.inputs("pipeline") / "before"
    if not (before / "runs").exists():
        shutil.rmtree(before, ignore_errors=True)
        measure(Contestant("the store before", _command(setting, "before", before)))
    store = setting.output(MONTH)
    return Contestant(MONTH, (*_command(setting, "month", store), str(before)), store)


def _command(setting: Setting, which: str, store: Path) -> tuple[str, ...]:
    feeds = _feeds(setting) / which
    first = LAST - setting.scale.years + 1
    return python("benchmarks.pipeline.ours", feeds, store, first, LAST)


def _feeds(setting: Setting) -> Path:
    feeds, size = setting.inputs("pipeline") / "feeds", setting.scale
    if not feeds.exists():
        feeds.parent.mkdir(parents=True, exist_ok=True)
        first = LAST - size.years + 1
        made = (first, LAST, size.registered, size.employers, size.insured, feeds)
        ask("benchmarks.pipeline.feeds", *made)
    return feeds


def _rows(setting: Setting) -> int:
    return setting.scale.rows * setting.scale.years
