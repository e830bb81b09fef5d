"""Titles to occupations against labels, spoken titles and look-alikes; plain ways beside it.

The sets have a size of their own, whatever the scale asked for.
"""

from typing import Any

from benchmarks.contest import Contestant, compete, python
from benchmarks.report import Report
from benchmarks.setting import Setting

OURS = "anye"
MISSED_LABELLED, NOT_FIRST, MISSED_SPOKEN = 180, 430, 150  # in a thousand


def run(_setting: Setting) -> Report:
    """Code every set once and set the misses against their bounds."""
    entered = [Contestant(OURS, python("benchmarks.titles.ours"))]
    samples = compete(entered, 1)
    report = Report("titles", "full", 1)
    report.enter(entered, samples)
    found = dict(samples[OURS][-1].said)
    report.agreement = found
    labelled, spoken, strangers = found["labelled"][OURS], found["spoken"], found["strangers'"]
    report.hold(
        "not among five, of 1,000 labelled", _missed(labelled, "among five"), MISSED_LABELLED
    )
    report.hold("not first, of 1,000 labelled", _missed(labelled, "first"), NOT_FIRST)
    report.hold("not among five, of 1,000 spoken", _missed(spoken, "among five"), MISSED_SPOKEN)
    report.hold(
        "not among five, of 1,000 strangers'", _missed(strangers, "among five"), MISSED_SPOKEN
    )
    return report


def _missed(found: dict[str, Any], name: str) -> float:
    return round(1000 * (1 - found[name]["hits"] / found[name]["of"]), 1)
