"""10,000 seekers in 50 batches, three made-up years, whatever the scale but the smallest."""

from typing import Any

from benchmarks.contest import Contestant, compete, python
from benchmarks.report import Report
from benchmarks.setting import Setting

SEEKERS, TRIAL = 10_000, 600
SEEDS = (1, 2, 3)
SHORT_OF_HINDSIGHT = 3.0  # per cent at most
HONEST, AS_THE_STUDY = "last year's seekers", "who truly comes"
SHARE = "of hindsight, per cent"


def run(setting: Setting) -> Report:
    """Let each year come once and set what is lost against its bound."""
    number = TRIAL if setting.scale.name == "tiny" else SEEKERS
    entered = [
        Contestant(f"year {seed}", python("benchmarks.arrivals.ours", number, seed))
        for seed in SEEDS
    ]
    samples = compete(entered, 1)
    report = Report("arrivals", "tiny" if number == TRIAL else "full", 1)
    report.enter(entered, samples)
    years = [samples[one.name][-1].said for one in entered]
    report.agreement = {way: _over(years, way) for way in years[0]}
    for way in (HONEST, AS_THE_STUDY):
        short = 100 - report.agreement[way]["mean"]
        report.hold(f"short of hindsight, per cent, futures of {way}", short, SHORT_OF_HINDSIGHT)
    return report


def _over(years: list[dict[str, Any]], way: str) -> dict[str, Any]:
    shares = [year[way][SHARE] for year in years]
    return {"mean": round(sum(shares) / len(shares), 2), "years": shares}
