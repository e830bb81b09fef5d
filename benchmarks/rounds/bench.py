"""All seekers bidding at once, in parts as many machines would hold them, beside turns.

What counts: how near to the best, as proven and as it is; how many rounds; that parts change
nothing. Seekers are as many as hold a certificate in a town of the scale.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.contest import Contestant, ask, compete, python
from benchmarks.report import Report
from benchmarks.setting import Setting

MODULE = "benchmarks.rounds.ours"
ROUNDS, IN_PARTS = "in rounds, step 10", "in rounds, seven parts"
TURNS, COARSE = "in turns, step 1", "in turns, step 10"
GAP_PER_MILLE, MOST_ROUNDS = 5, 100
THE_SAME = ("value", "bound", "placed", "lots", "rounds", "bids")


def run(setting: Setting) -> Report:
    """Sell one market in all ways and compare."""
    file = _market(setting)
    entered = [
        Contestant(ROUNDS, python(MODULE, "rounds", file, 1)),
        Contestant(IN_PARTS, python(MODULE, "rounds", file, 7)),
        Contestant(TURNS, python(MODULE, "turns", file, 1)),
        Contestant(COARSE, python(MODULE, "turns", file, 10)),
    ]
    samples = compete(entered, setting.runs)
    report = Report("rounds", setting.scale.name, setting.runs)
    report.enter(entered, samples)
    said = {one.name: samples[one.name][-1].said for one in entered}
    ours, theirs = said[ROUNDS], said[TURNS]
    below = 1000 * (theirs["bound"] - ours["value"]) / theirs["bound"]
    report.hold(
        "per mille below the best, as the rounds prove", ours["gap_per_mille"], GAP_PER_MILLE
    )
    report.hold("per mille below the best, as the turns' bound proves", below, 1)
    until = ours["rounds_until"]
    report.hold("rounds until 1 seeker in 1,000 waits", until["1 in 1,000 wait"], MOST_ROUNDS)
    report.hold("rounds until 20 in 1,000 wait", until["20 in 1,000 wait"], MOST_ROUNDS)
    seconds = "auction_cpu_seconds"
    report.hold("CPU of the rounds, of the turns with step 1", ours[seconds] / theirs[seconds], 2)
    report.agree("figures that differ in seven parts", _differing(ours, said[IN_PARTS]))
    report.agree("bounds below what another way reached", _refuted(list(said.values())))
    report.agreement = said
    return report


def _market(setting: Setting) -> Path:
    file = setting.inputs("rounds") / "market.npz"
    if not file.exists():
        ask(MODULE, "market", setting.scale.registered, file)
    return file


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    return sum(one[figure] != other[figure] for figure in THE_SAME)


def _refuted(said: Sequence[Mapping[str, Any]]) -> int:
    best = max(one["value"] for one in said)
    return sum(one["bound"] < best for one in said)
