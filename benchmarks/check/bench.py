"""The check of a feed: our intake against DuckDB's plain copy of the same CSV to Parquet.

Ours types every column, proves check digits, names the reasons of each rejected line and keeps
what it rejected; the copy keeps text as it is and checks nothing.
"""

from pathlib import Path
from typing import Any

from benchmarks.contest import Contestant, ask, compete, python
from benchmarks.report import Report
from benchmarks.scales import SCALES
from benchmarks.setting import Setting

OURS, COPY, TENTH = "anye", "DuckDB copy", "anye, a tenth of the lines"
HOSTILE_ROWS = SCALES["tiny"].rows
PEAK_MB = 1024
TIMES_THE_COPY = 1.5
FLAT = 1.1  # peak at full size against a tenth


def run(setting: Setting) -> Report:
    """Measure both, then hold our sums against a count that knows nothing of CSV."""
    feed = _feed(setting)
    entered = [_ours(setting, feed, OURS), _copy(setting, feed)]
    if tenth := setting.tenth():
        entered.append(_ours(setting, _feed(tenth), TENTH))
    report = Report("check", setting.scale.name, setting.runs)
    report.enter(entered, compete(entered, setting.runs))
    report.hold("CPU, anye / DuckDB copy", report.ratio(OURS, COPY), TIMES_THE_COPY)
    report.hold("peak MB of anye", report.median(OURS, "peak_mb"), PEAK_MB)
    if tenth:
        flat = report.ratio(OURS, TENTH, "peak_mb")
        report.hold("peak, full size / a tenth", flat, FLAT)
    counted = ask("benchmarks.check.count", feed)[feed.name]
    report.agreement = {"feed": _sums(report.contestants[OURS]["said"], counted)}
    report.agree("lines of the feed without a place", report.agreement["feed"]["lost"])
    _hostile(setting, report)
    return report


def _feed(setting: Setting) -> Path:
    feed = setting.inputs("check") / "insured_months.csv"
    if not feed.exists():
        ask("benchmarks.check.feed", setting.scale.rows, feed)
    return feed


def _ours(setting: Setting, feed: Path, name: str) -> Contestant:
    out = setting.output(f"check-{name}")
    return Contestant(name, python("benchmarks.check.ours", feed, out), out)


def _copy(setting: Setting, feed: Path) -> Contestant:
    out = setting.output("copy.parquet")
    return Contestant(COPY, python("benchmarks.check.plain_copy", feed, out), out)


def _hostile(setting: Setting, report: Report) -> None:
    folder = setting.data / "hostile"
    good = folder / "good" / "insured_months.csv"
    ask("benchmarks.check.feed", HOSTILE_ROWS, good)
    ask("benchmarks.check.hostile", good, folder)
    files = sorted(folder.glob("*.csv"))
    counted = ask("benchmarks.check.count", *files)
    said = ask("benchmarks.check.survive", folder / "out", good, *files)
    for file in files:
        found = {**said[file.name], **_sums(said[file.name], counted[file.name])}
        found["lost"] += max(said[good.name]["accepted"] - found["accepted"], 0)
        report.agreement[file.stem] = found
        report.agree(f"lines lost or swallowed, {file.stem.replace('_', ' ')}", found["lost"])


def _sums(said: Any, counted: int) -> dict[str, int]:  # noqa: ANN401 (a contestant's report)
    placed = said["accepted"] + said["rejected"]
    return {
        "lines_counted": counted,
        "accepted": said["accepted"],
        "rejected": said["rejected"],
        "lost": abs(counted - placed),
    }
