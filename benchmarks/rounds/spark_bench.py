"""A match part by part on Spark beside the same on one machine, and beside the match as a whole.

Two tasks at a time on this machine. What counts is that every file is the same, and what Spark
costs where nothing has to be shared.
"""

from dataclasses import replace
from pathlib import Path

from benchmarks.contest import Contestant, Sample, ask, compete, python
from benchmarks.report import Report
from benchmarks.setting import Setting

MODULE = "benchmarks.rounds.matched"
SPARK, HERE, WHOLE = "part by part on Spark", "part by part here", "as a whole"
MOST_ROUNDS = 100


def run(setting: Setting) -> Report:
    """Match one crowd in all ways and compare."""
    profiles = _profiles(setting)
    ways = {SPARK: "spark", HERE: "here", WHOLE: "whole"}
    out = {name: setting.output(f"rounds_{word}") for name, word in ways.items()}
    entered = [
        Contestant(name, python(MODULE, word, profiles, out[name]), out[name])
        for name, word in ways.items()
    ]
    samples = compete(entered, setting.runs)
    report = Report("rounds-spark", setting.scale.name, setting.runs)
    report.enter(entered, {name: [_all_in(one) for one in of] for name, of in samples.items()})
    said = {name: dict(samples[name][-1].said) for name in ways}
    report.agreement = said
    there, whole = said[SPARK], said[WHOLE]
    report.agree("files that differ, Spark and here", _differing(there, said[HERE]))
    report.hold("rounds on Spark", there["rounds_there"], MOST_ROUNDS)
    best = whole["objective_without_floors"]
    below = 1000 * (best - there["objective_without_floors"]) / best
    report.hold("per mille below the whole, no floors", below, there["gap_per_mille"])
    report.agree("bounds below what the other reached", int(there["bound"] < best))
    return report


def _profiles(setting: Setting) -> Path:
    folder = setting.inputs("rounds") / "profiles"
    if not folder.exists():
        ask(MODULE, "profiles", folder, setting.scale.registered)
    return folder


def _differing(one: dict[str, object], other: dict[str, object]) -> int:
    files, others = one["files"], other["files"]
    assert isinstance(files, dict)
    assert isinstance(others, dict)
    return sum(files.get(name) != others.get(name) for name in files.keys() | others.keys())


def _all_in(sample: Sample) -> Sample:
    """Return the CPU of Spark's own processes too; they are not all the contestant's children."""
    processes = sample.said.get("processes", {}).values()
    if not processes:
        return sample
    return replace(sample, cpu_seconds=sum(one["cpu_seconds"] for one in processes))
