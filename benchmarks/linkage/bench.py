"""Links against the truth: of persons beside Splink's ready-made comparisons, and of employers."""

from pathlib import Path
from typing import Any

from benchmarks.contest import Contestant, ask, compete, python
from benchmarks.linkage.employers import add_employers
from benchmarks.report import Report
from benchmarks.setting import Setting

OURS, STOCK = "anye", "splink_stock"
HARD = "id_missing_and_name_wrong"
WRONG, MISSED, MISSED_OF_HARD = 1, 10, 150  # in a thousand


def run(setting: Setting) -> Report:
    """Link persons with both and hold both against the truth; then employers."""
    folder = _crowd(setting)
    outputs = {name: setting.output(f"linkage_{name}") for name in (OURS, STOCK)}
    entered = [
        Contestant(name, python(f"benchmarks.linkage.{module}", folder, out), out)
        for (name, out), module in zip(outputs.items(), ("ours", "stock"), strict=True)
    ]
    report = Report("linkage", setting.scale.name, setting.runs)
    report.enter(entered, compete(entered, setting.runs))
    report.agreement = dict(ask("benchmarks.linkage.judge", folder, *outputs.values()))
    _hold(report, report.agreement[OURS], report.agreement[STOCK])
    add_employers(report, setting)
    return report


def _hold(report: Report, ours: dict[str, Any], stock: dict[str, Any]) -> None:
    """Set both against the bounds, in thousandths: a report keeps three decimals."""
    every, hard = ours["all_records"], ours[HARD]
    report.hold("wrong in 1,000 links, all records", _lacking(every, "precision"), WRONG)
    report.hold("missed in 1,000, all records", _lacking(every, "recall"), MISSED)
    says = "missed in 1,000, ID missing and name wrong"
    report.hold(says, _lacking(hard, "recall"), MISSED_OF_HARD)
    for stratum in ("all_records", "without_a_valid_id", HARD):
        says = f"thousandths of F1 lacking, {stratum.replace('_', ' ')}, against stock"
        report.hold(says, _lacking(ours[stratum], "f1"), _lacking(stock[stratum], "f1"))
    report.agree("links made without an ID and a name", ours["links_on_a_blank"])
    report.hold("CPU, anye / stock", report.ratio(OURS, STOCK), 1)


def _lacking(figures: dict[str, float], name: str) -> float:
    return round(1000 * (1 - figures[name]), 2)


def _crowd(setting: Setting) -> Path:
    folder, size = setting.inputs("linkage") / "crowd", setting.scale
    if not folder.exists():
        ask("benchmarks.linkage.crowd", size.registered, size.employers, folder)
    return folder
