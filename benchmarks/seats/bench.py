"""10,000 seekers on 300 courses, 60 workshops with 150 orders, a fair of 3,000 at 300 booths."""

from benchmarks.contest import Contestant, compete, python
from benchmarks.report import Report
from benchmarks.seats.ours import TASKS
from benchmarks.setting import Setting

GAPS = {"courses": 10, "orders": 200}  # per 10,000 below the bound, at most
TRIAL = 10  # times smaller


def run(setting: Setting) -> Report:
    """Hand out each once; set what is not proven, and what is wrong, against their bounds."""
    divisor = TRIAL if setting.scale.name == "tiny" else 1
    entered = [Contestant(task, python("benchmarks.seats.ours", task, divisor)) for task in TASKS]
    samples = compete(entered, 1)
    report = Report("seats", "full" if divisor == 1 else "tiny", 1)
    report.enter(entered, samples)
    report.agreement = {task: dict(samples[task][-1].said) for task in TASKS}
    for task, found in report.agreement.items():
        if task in GAPS:
            gap = found["gap_per_10000"]
            report.hold(f"{task}, below the bound, per 10,000", gap, GAPS[task])
        report.agree(f"{task}, found wrong", found["wrong"])
    return report
