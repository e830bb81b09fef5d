"""A made-up crowd's market, sold in turns or in rounds.

``python -m benchmarks.rounds.ours market SEEKERS FILE``
``python -m benchmarks.rounds.ours turns FILE STEP``
``python -m benchmarks.rounds.ours rounds FILE PARTS``
"""

import hashlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from anye.matching.allocation import auction as in_turns
from anye.matching.allocation.market import Market, market
from anye.matching.allocation.placed import worth_of
from anye.matching.candidates.search import candidates
from anye.matching.profiles.arrays import NOBODY, Array, Ints
from anye.matching.profiles.decided import decisions
from anye.matching.profiles.encode import encode
from anye.matching.rounds.auction import auction_in_rounds, bound_of_rounds, lots_of_parts
from anye.matching.rounds.bidding import STEP
from anye.matching.rounds.parts import seekers_and_lots
from anye.synthetic.profiles.draw import SEEKERS_A_POST, draw_crowd

SHARES = (20, 10, 1)  # of a thousand seekers who still wait


def main() -> None:
    """Make a market, or sell it and print what came of it."""
    what, *words = sys.argv[1:]
    if what == "market":
        make(int(words[0]), Path(words[1]))
        return
    sold, ids = load(Path(words[0]))
    sell = turns if what == "turns" else rounds
    sell(*small(sold, ids), int(words[1]))  # compiled, or read from what was compiled
    print(json.dumps(sell(sold, ids, int(words[1]))))


def make(seekers: int, file: Path) -> None:
    """Write who of a crowd could take which seats."""
    crowd = draw_crowd(seekers, seekers // SEEKERS_A_POST)
    both = encode(crowd)
    found = candidates(both.seekers, both.posts, both.reach)
    kept = decisions(crowd["placement_decisions"], both.seekers, both.posts)
    made = market(both.seekers, both.posts, found, kept)
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez(file, allow_pickle=False, ids=both.seekers.ids, **made._asdict())


def load(file: Path) -> tuple[Market, Array]:
    """Return a market and the numbers of its seekers."""
    with np.load(file) as kept:
        arrays = {name: kept[name] for name in kept.files}
    ids = arrays.pop("ids")
    return Market(**arrays), ids


def small(sold: Market, ids: Array) -> tuple[Market, Array]:
    """Return the market of the first few seekers."""
    few = seekers_and_lots(sold, ids, np.arange(min(50, len(ids))))
    return sold._replace(
        starts=few.starts, lot=few.lot, score=few.score, kept=sold.kept[: len(few.ids)]
    ), few.ids


def turns(sold: Market, ids: Array, step: int) -> dict[str, Any]:
    """Sell to one after another."""
    found, seconds = timed(lambda: in_turns.auction(sold, step))
    return {
        **outcome(sold, found.lots, in_turns.bound(sold, found.prices)),
        "auction_cpu_seconds": seconds,
        "seekers": len(ids),
    }


def rounds(sold: Market, ids: Array, number: int) -> dict[str, Any]:
    """Sell to all at once, cut into some parts by the last digits of their numbers."""
    rows = [np.flatnonzero(ids % number == part) for part in range(number)]
    parts = [seekers_and_lots(sold, ids, each) for each in rows]
    (held, told), seconds = timed(lambda: auction_in_rounds(parts, sold.seats, STEP))
    lots = np.full(len(ids), NOBODY, np.int32)
    for each, theirs in zip(rows, lots_of_parts(parts, held), strict=True):
        lots[each] = theirs
    lots = np.where(sold.kept == NOBODY, lots, sold.kept)
    return {
        **outcome(sold, lots, bound_of_rounds(parts, sold.seats, held.prices)),
        "auction_cpu_seconds": seconds,
        "rounds": len(told),
        "bids": sum(told),
        "rounds_until": {
            f"{share} in 1,000 wait": next(
                n for n, bids in enumerate((*told, 0)) if bids * 1000 <= share * len(ids)
            )
            for share in SHARES
        },
        "bids_after_100_rounds": sum(told[100:]),
    }


def outcome(sold: Market, lots: Ints, proven: int) -> dict[str, Any]:
    """Return what was reached, what is proven, and a hash of who has what."""
    value = worth_of(sold, lots)
    return {
        "value": value,
        "bound": proven,
        "gap_per_mille": round(1000 * (proven - value) / proven, 3),
        "placed": int((lots != NOBODY).sum()),
        "lots": hashlib.sha256(lots.tobytes()).hexdigest()[:16],
    }


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what work returns, and the processor seconds it took."""
    began = time.process_time()
    found = work()
    return found, round(time.process_time() - began, 6)


if __name__ == "__main__":
    main()
