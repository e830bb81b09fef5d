"""A city's seekers and posts: each step beside its peer, and the whole run.

Candidates stand beside SQL written by hand on the first seekers of the crowd, seats handed out by
auction beside the exact optimum of the same candidates. The whole run with one thread must give the
same bytes as with all.
"""

from pathlib import Path

import polars as pl

from benchmarks.contest import Contestant, ask, compete, measure, python
from benchmarks.report import Report
from benchmarks.scales import SCALES
from benchmarks.setting import Setting

SEEKERS_A_POST = 4
WHOLE, SEARCH, AUCTION, FLOW = "anye match", "candidates", "auction", "flow of least cost"
OURS_SAMPLE, SQL = "candidates, 500 seekers, all that fit", "SQL by hand on DuckDB, the same"
SEARCH_CPU, SEARCH_MB, FLOW_CPU, FLOW_MB, AUCTION_WALL, WHOLE_WALL = 240, 1024, 120, 5120, 60, 600
GAP_PER_MILLE, PRICE_PERCENT, CROWDED_PERCENT = 1, 4, 5


def run(setting: Setting) -> Report:
    """Measure the steps alone and the whole, and hold them against the plan's bounds."""
    folder = _crowd(setting)
    sides, found = folder / "sides.npz", folder / "candidates.npz"
    outputs = {way: setting.output(f"limits_{way}.parquet") for way in ("anye", "sql")}
    entered = [
        Contestant(SEARCH, python("benchmarks.matching.candidates", sides, found)),
        Contestant(AUCTION, python("benchmarks.matching.seats", "auction", sides, found)),
        Contestant(FLOW, python("benchmarks.matching.seats", "flow", sides, found)),
        _whole(setting, WHOLE),
        *(
            Contestant(name, python("benchmarks.matching.limits", way, sides, out), out)
            for (way, out), name in zip(outputs.items(), (OURS_SAMPLE, SQL), strict=True)
        ),
    ]
    _compile(setting)
    report = Report("matching", setting.scale.name, setting.runs)
    report.enter(entered, compete(entered, setting.runs))
    _hold(report)
    _agree(report, setting, outputs)
    return report


def _hold(report: Report) -> None:
    said = {name: entered["said"] for name, entered in report.contestants.items()}
    optimum, sold, whole = said[FLOW]["value"], said[AUCTION], said[WHOLE]
    with_floors, without = whole["objective"], whole["objective_without_floors"]
    report.hold("candidates, CPU s", report.median(SEARCH), SEARCH_CPU)
    report.hold("candidates, peak MB", report.median(SEARCH, "peak_mb"), SEARCH_MB)
    report.hold("auction / flow, CPU", report.ratio(AUCTION, FLOW), 1)
    report.hold("auction, wall s", report.median(AUCTION, "wall_seconds"), AUCTION_WALL)
    gap = 1000 * (sold["bound"] - sold["value"]) / sold["bound"]
    report.hold("auction, gap it proves itself, per mille", gap, GAP_PER_MILLE)
    report.hold("auction, below the optimum, per mille", _lost(sold["value"], optimum), 1)
    report.hold("flow, CPU s", report.median(FLOW), FLOW_CPU)
    report.hold("flow, peak MB", report.median(FLOW, "peak_mb"), FLOW_MB)
    report.hold("anye match, wall s", report.median(WHOLE, "wall_seconds"), WHOLE_WALL)
    price = _lost(with_floors, without) / 10
    report.hold("price of the floors, % of the score", price, PRICE_PERCENT)
    crowded = 100 * whole["shown_first_beyond_it"]
    report.hold("shown first beyond equal queues, %", crowded, CROWDED_PERCENT)
    report.hold("candidates / SQL by hand, CPU", report.ratio(OURS_SAMPLE, SQL), 1)
    report.agree("proposals with fewer than three reasons", whole["proposals_with_few_reasons"])
    report.agree("unmatched without what would help", whole["unmatched_without_help"])


def _agree(report: Report, setting: Setting, outputs: dict[str, Path]) -> None:
    ours, by_hand = (pl.read_parquet(path) for path in outputs.values())
    keys = ["seeker", "post"]
    differing = ours.join(by_hand, keys, "anti").height + by_hand.join(ours, keys, "anti").height
    report.agreement = {"pairs_of_the_sample": ours.height}
    report.agree("pairs of the sample that differ from SQL by hand", differing)
    alone = measure(_whole(setting, "anye match, one thread", 1)).said
    same = alone["tables"] == report.contestants[WHOLE]["said"]["tables"]
    report.agree("runs with one thread whose bytes differ", int(not same))


def _whole(setting: Setting, name: str, *threads: int) -> Contestant:
    out = setting.output(name)
    profiles = _crowd(setting) / "profiles"
    return Contestant(name, python("benchmarks.matching.ours", profiles, out, *threads), out)


def _compile(setting: Setting) -> None:
    """Let the first run of a process after a change, which compiles, be none of the measured."""
    least = Setting(SCALES["tiny"], 1, setting.data)
    folder = _crowd(least)
    sides, found = folder / "sides.npz", folder / "candidates.npz"
    measure(Contestant("", python("benchmarks.matching.candidates", sides, found)))
    measure(_whole(least, "compiled"))


def _crowd(setting: Setting) -> Path:
    folder, seekers = setting.inputs("matching") / "crowd", setting.scale.registered
    if not (folder / "sides.npz").exists():
        ask("benchmarks.matching.crowd", seekers, seekers // SEEKERS_A_POST, folder)
    return folder


def _lost(value: int, best: int) -> float:
    return 1000 * (best - value) / max(best, 1)
