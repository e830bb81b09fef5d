"""How long an officer waits for the explanation of one employer of a city."""

from benchmarks.assess.bench import YEAR, finished_run
from benchmarks.contest import Contestant, Sample, compete, python, spread
from benchmarks.report import Report
from benchmarks.setting import Setting

OURS, COLD = "anye, 25 employers in one process", "anye, one employer in a new process"
EMPLOYERS = 25
SECONDS = 0.5


def run(setting: Setting) -> Report:
    """Measure explanations in a running process, and the first one of a new process."""
    store = finished_run(setting)
    module = "benchmarks.explain.ours"
    entered = (
        Contestant(OURS, python(module, store, YEAR, EMPLOYERS)),
        Contestant(COLD, python(module, store, YEAR, 1)),
    )
    samples = compete(entered, setting.runs)
    report = Report("explain", setting.scale.name, setting.runs)
    report.enter(entered, samples)
    report.hold(
        "wall seconds of one explanation, opening the run",
        _seconds(samples[OURS], "median"),
        SECONDS,
    )
    report.agreement = {
        "wall_seconds_of_the_slowest_of_25": _seconds(samples[OURS], "slowest"),
        "wall_seconds_of_the_first_in_a_new_process": _seconds(samples[COLD], "first"),
        "wall_seconds_of_the_whole_new_process": report.median(COLD, "wall_seconds"),
    }
    wrong = max(sample.said["mismatches"] for sample in samples[OURS])
    report.agree("figures in which the reference differs from the run", wrong)
    return report


def _seconds(samples: list[Sample], which: str) -> float:
    return round(spread(sample.said[which] for sample in samples).median, 3)
