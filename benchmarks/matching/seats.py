"""All seats handed out without floors, by the auction or by the flow of least cost.

``python -m benchmarks.matching.seats auction|flow SIDES CANDIDATES``
"""

import json
import sys
from pathlib import Path

import numpy as np

from anye.matching.allocation.auction import auction, bound
from anye.matching.allocation.floors import groups_of
from anye.matching.allocation.flow import optimum
from anye.matching.allocation.market import market
from anye.matching.allocation.placed import worth_of
from anye.matching.profiles.arrays import NOBODY
from benchmarks.matching.kept import candidates, sides


def main() -> None:
    """Hand out and say what it is worth, and for the auction what no way exceeds."""
    way, both = sys.argv[1], sides(Path(sys.argv[2]))
    offered = market(both.seekers, both.posts, candidates(Path(sys.argv[3])))
    said: dict[str, int] = {}
    if way == "auction":
        lots, prices = auction(offered)
        said["bound"] = bound(offered, prices)
    else:
        lots = optimum(offered, groups_of(both.seekers, both.reach.townships))
    said |= {"value": worth_of(offered, lots), "placed": int(np.sum(lots != NOBODY))}
    print(json.dumps(said))


if __name__ == "__main__":
    main()
