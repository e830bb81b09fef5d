"""New offers while 400,000 seekers and 100,000 posts stand, whatever the scale but the smallest."""

from benchmarks.contest import Contestant, compete, python
from benchmarks.report import Report
from benchmarks.setting import Setting

OURS = "anye"
CITY, TRIAL = 400_000, 4_000
MOST_MS = 100


def run(setting: Setting) -> Report:
    """Measure once and set the slowest twentieth against its bound."""
    number = TRIAL if setting.scale.name == "tiny" else CITY
    entered = [Contestant(OURS, python("benchmarks.reoffer.ours", str(number)))]
    samples = compete(entered, 1)
    report = Report("reoffer", "tiny" if number == TRIAL else "city", 1)
    report.enter(entered, samples)
    found = dict(samples[OURS][-1].said)
    report.agreement = found
    for whose in ("a changed seeker", "a new post"):
        report.hold(f"{whose}, ms on the clock, p95", found[whose]["clock"]["p95"], MOST_MS)
    return report
