"""Several ways of handing out seats to a made-up year's arrivals, beside the hindsight optimum.

``python -m benchmarks.arrivals.ours SEEKERS SEED`` prints what each way reaches of the hindsight
optimum. Futures are drawn from others than those who come: last year's seekers, ten years',
last year's where the more severe were half as many; and, as the study that the goal was set by,
from those themselves who come, which nobody can do.
"""

import json
import sys
from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from anye.matching.allocation.auction import auction
from anye.matching.allocation.market import Market, market
from anye.matching.candidates.search import candidates
from anye.matching.profiles.arrays import Array, Seekers
from anye.matching.profiles.encode import encode
from anye.synthetic.profiles.draw import SEEKERS_A_POST, draw_crowd
from benchmarks.arrivals.future import Expected
from benchmarks.arrivals.offers import offers_to
from benchmarks.arrivals.year import (
    Reached,
    Year,
    at_fixed_prices,
    at_prices_ahead,
    batch_by_batch,
    in_hindsight,
    one_by_one,
)

BATCHES = 50
SPARE = 1.15  # drawn for one who comes: some do not seek, some object
YEARS = 10
SEVERE = 0b0011  # levels 1 and 2
HALF = 0.5
PER_CENT = 100


def main(number: int, seed: int) -> None:
    """Measure and print."""
    this_year = draw_crowd(round(SPARE * number), number // SEEKERS_A_POST, seed=seed)
    comes, _ = _crowd(this_year, this_year, number)
    before = [
        _crowd(this_year, draw_crowd(round(SPARE * number), 4, seed=1000 * seed + year), number)
        for year in range(1, YEARS + 1)
    ]
    order = np.random.default_rng(seed).permutation(number)
    year = Year(comes, order, BATCHES)
    last = before[0][0]
    known = in_hindsight(year)
    found = {
        "one by one": one_by_one(year),
        "optimum inside each batch": batch_by_batch(year),
        "last year's prices, fixed": at_fixed_prices(year, auction(last).prices),
        "last year's seekers": at_prices_ahead(year, Expected(last, seed)),
        "ten years' seekers": at_prices_ahead(
            year, Expected(_together([one for one, _ in before]), seed)
        ),
        "last year, the severe half as many": at_prices_ahead(
            year, Expected(_fewer_severe(*before[0], seed), seed)
        ),
        "who truly comes": at_prices_ahead(year, Expected(comes, seed)),
    }
    print(json.dumps({name: _said(one, known) for name, one in found.items()}))


def _crowd(
    posts: Mapping[str, pl.DataFrame], people: Mapping[str, pl.DataFrame], number: int
) -> tuple[Market, Seekers]:
    """Return so many seekers of one crowd, as offers of the posts of another."""
    theirs = {name: table for name, table in people.items() if name.startswith("seeker")}
    nobody = posts["placement_decisions"].head(0)
    sides = encode({**posts, **theirs, "placement_decisions": nobody})
    found = candidates(sides.seekers, sides.posts, sides.reach)
    sold = market(sides.seekers, sides.posts, found)
    assert len(sold.kept) >= number, "too few of the drawn seek work"
    return offers_to(sold, np.arange(number), sold.seats), sides.seekers


def _together(years: Sequence[Market]) -> Market:
    counts = np.concatenate([np.diff(one.starts) for one in years])
    return years[0]._replace(
        starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        lot=np.concatenate([one.lot for one in years]),
        score=np.concatenate([one.score for one in years]),
        kept=np.concatenate([one.kept for one in years]),
    )


def _fewer_severe(sold: Market, seekers: Seekers, seed: int) -> Market:
    chance = np.random.default_rng([seed, 7])
    severe: Array = (seekers.levels[: len(sold.kept)] & SEVERE) != 0
    stays = np.flatnonzero(~severe | (chance.random(len(severe)) < HALF))
    return offers_to(sold, stays, sold.seats)


def _said(one: Reached, known: Reached) -> dict[str, float]:
    return {
        "of hindsight, per cent": round(PER_CENT * one.value / known.value, 2),
        "placed": one.placed,
        "placed in hindsight": known.placed,
    }


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
