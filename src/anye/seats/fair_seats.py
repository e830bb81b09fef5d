"""Who is taken on by whom at a job fair, once both sides have ranked those they spoke with?

Deferred acceptance, by fair: no seeker and booth would both rather have each other than what they
have. Only those a booth ranked can come to it. What that costs is told beside it: the sum of scores
of the best there is for the same pairs, which asks nobody whom they would rather have.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from anye.matching.allocation.allocations import Groups
from anye.matching.allocation.deferred import Ranked, blocking, deferred
from anye.matching.allocation.flow import optimum
from anye.matching.allocation.market import Market
from anye.matching.candidates.ties import ties_of
from anye.matching.profiles.arrays import NOBODY, Array
from anye.seats.fail_if import refuse_fair, refuse_ranks
from anye.tables.matching.seats import FAIR_SEATS

PAIR = ("fair_id", "booth_id", "seeker_id")


@dataclass(frozen=True, slots=True)
class FairSeats:
    """Who goes to which booth, and what another way would have given."""

    seats: pl.DataFrame
    blocking: int  # pairs that would both rather have each other: none, by another count
    score: int
    best_score: int
    best_taken: int


def fair_seats(tables: Mapping[str, pl.DataFrame]) -> FairSeats:
    """Hand out the seats of fairs by the ranks of both sides.

    Raises:
        NotToBeHandedOutError: if the tables contradict themselves or each other.
    """
    refuse_fair(tables)
    refuse_ranks(tables)
    found = [_of_fair(fair, tables) for fair in tables["fairs"]["fair_id"].sort()]
    return FairSeats(
        pl.concat([one.seats for one in found]).sort(FAIR_SEATS.key),
        *(
            sum(getattr(one, name) for one in found)
            for name in ("blocking", "score", "best_score", "best_taken")
        ),
    )


def _of_fair(fair: int, tables: Mapping[str, pl.DataFrame]) -> FairSeats:
    here = pl.col("fair_id") == fair
    booths = tables["booths"].filter(here).sort("booth_id")
    both = _both(tables, here)
    ids, seeker = np.unique(both["seeker_id"].to_numpy(), return_inverse=True)
    ranked = Ranked(
        seeker.astype(np.int32),
        np.searchsorted(booths["booth_id"].to_numpy(), both["booth_id"].to_numpy()).astype(
            np.int32
        ),
        both["wish"].to_numpy(),
        both["liked"].to_numpy(),
        ties_of(both["seeker_id"].to_numpy(), both["booth_id"].to_numpy()),
    )
    seats = booths["seats"].to_numpy().astype(np.int32)
    lots = deferred(ranked, len(ids), seats)
    is_taken = pl.Series(lots[ranked.seeker] == ranked.lot, dtype=pl.Boolean)
    taken = both.filter(is_taken).select(
        "fair_id", "seeker_id", "booth_id", "wish", pl.col("liked").alias("rank"), "score"
    )
    best = _best(ranked, len(ids), seats, both["score"].to_numpy())
    return FairSeats(
        taken.select(*FAIR_SEATS.columns),
        int(blocking(ranked, lots, seats).sum()),
        int(taken["score"].sum()),
        int(both["score"].to_numpy()[best].sum()),
        int(best.sum()),
    )


def _both(tables: Mapping[str, pl.DataFrame], here: pl.Expr) -> pl.DataFrame:
    """Return who ranked each other; what a seeker did not rank comes after it, by its score."""
    liked = tables["booth_ranks"].filter(here).rename({"rank": "liked"})
    order = pl.struct(last=pl.col("rank") == 0, first="rank", then=-pl.col("score"))
    return (
        tables["interview_wishes"]
        .filter(here)
        .join(liked, on=list(PAIR))
        .with_columns(wish=order.rank("dense").over("seeker_id").cast(pl.Int32))
        .sort("seeker_id", "booth_id")
    )


def _best(pairs: Ranked, seekers: int, seats: Array, score: Array) -> Array:
    """Return which pairs the greatest sum of scores has."""
    usable = seats[pairs.lot] > 0
    lots = optimum(
        Market(
            np.searchsorted(pairs.seeker[usable], np.arange(seekers + 1)),
            pairs.lot[usable],
            score[usable],
            seats,
            np.arange(len(seats), dtype=np.int32),
            np.full(seekers, NOBODY, np.int32),
        ),
        Groups(np.zeros(seekers, np.int32), ("",), np.zeros(1, np.int32)),
    )
    return np.asarray(lots[pairs.seeker] == pairs.lot)
