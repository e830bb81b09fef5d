"""How long an officer waits for the explanation of one employer of a city."""

from benchmarks.assess.bench import YEAR, finished_run
from benchmarks.contest import Contestant, compete, python, spread
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
    warm = spread(sample.said["median"] for sample in samples[OURS])
    slowest = spread(sample.said["slowest"] for sample in samples[OURS])
    first = spread(sample.said["first"] for sample in samples[COLD])
    report.hold("wall seconds of one explanation, opening the run", warm.median, SECONDS)
    report.hold("wall seconds of the slowest of 25", slowest.median, SECONDS)
    report.hold("wall seconds of the first of a process, imports apart", first.median, SECONDS)
    wrong = max(sample.said["mismatches"] for sample in samples[OURS])
    report.agree("figures in which the reference differs from the run", wrong)
    return report
