"""Who is placed where, without floors and with them, and how near is that to the best?"""

from typing import NamedTuple

import numpy as np

from anye.kernel.progress import Done
from anye.matching.allocation.allocations import Groups
from anye.matching.allocation.auction import auction, bound
from anye.matching.allocation.baseline import first_come
from anye.matching.allocation.floors import groups_of, with_floors
from anye.matching.allocation.flow import optimum
from anye.matching.allocation.market import Market, market, seekers_of
from anye.matching.candidates.score import parts_of_pairs
from anye.matching.profiles.arrays import NOBODY, Array, Candidates, Flags, Ints
from anye.matching.profiles.decided import Decisions
from anye.matching.profiles.encode import Sides


class Placed(NamedTuple):
    """The lot of each seeker in three ways, and what proves the best of them."""

    market: Market
    groups: Groups  # with their floors
    lots: Ints  # the optimum with floors
    without_floors: Ints  # the auction's
    first_come: Ints
    prices: Ints  # of each lot
    value: int  # of what is handed out; seats kept by people have none
    value_without_floors: int
    bound: int  # no allocation is worth more, with floors or without

    @property
    def post(self) -> Ints:
        """Return the post of each seeker; NOBODY where none."""
        return np.where(self.lots == NOBODY, NOBODY, self.market.post[self.lots])

    @property
    def is_placed(self) -> Flags:
        """Return whether each seeker is placed."""
        return np.asarray(self.lots != NOBODY)


def placed(
    sides: Sides,
    found: Candidates,
    decided: Decisions,
    floor_per_mille: int,
    done: Done,
) -> Placed:
    """Return who is placed where; say what is done."""
    offered = market(sides.seekers, sides.posts, found, decided)
    sold = auction(offered)
    done("auction")
    groups = groups_of(sides.seekers, sides.reach.townships)
    groups = with_floors(groups, int((sold.lots != NOBODY).sum()), floor_per_mille)
    lots = optimum(offered, groups)
    done("optimum")
    return Placed(
        offered,
        groups,
        lots,
        sold.lots,
        first_come(offered),
        sold.prices,
        worth_of(offered, lots),
        worth_of(offered, sold.lots),
        bound(offered, sold.prices),
    )


def worth_of(offered: Market, lots: Ints) -> int:
    """Return the sum of the scores of what is handed out."""
    is_taken = lots[seekers_of(offered)] == offered.lot
    return int(offered.score[is_taken].sum(dtype=np.int64))


def is_by_floor(made: Placed) -> Flags:
    """Return who is placed only because their group would be below its floor without it."""
    number = len(made.groups.names)
    without = made.without_floors != NOBODY
    before = np.bincount(made.groups.of[without], minlength=number)
    is_helped: Flags = (before < made.groups.floors)[made.groups.of] & made.is_placed & ~without
    return is_helped


def ranks(made: Placed, found: Candidates) -> Ints:
    """Return the place of each placed seeker's post among their candidates; 0: not among them."""
    of = np.repeat(np.arange(len(made.lots)), np.diff(found.starts))
    at = np.flatnonzero(found.post == made.post[of])
    places = np.zeros(len(made.lots), np.int32)
    places[of[at]] = at - found.starts[of[at]] + 1
    return places


def parts_of_scores(sides: Sides, made: Placed) -> tuple[Array, Array]:
    """Return the placed seekers, and the parts of their scores."""
    who = np.flatnonzero(made.is_placed).astype(np.int32)
    return who, parts_of_pairs(sides.seekers, sides.posts, sides.reach, who, made.post[who])
