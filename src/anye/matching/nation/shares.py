"""Which seats are whose part's to hand out, how many of each group are to get one, and what if not?

What only can be said of the whole is worked out here, between the steps that parts do alone.
"""

import numpy as np

from anye.matching.allocation.allocations import Groups
from anye.matching.allocation.baseline import first_come, tops
from anye.matching.allocation.floors import groups_of, sizes_of, with_floors
from anye.matching.allocation.market import Market
from anye.matching.candidates.why_not import OPEN_LEFT, RESERVED_LEFT
from anye.matching.nation.cut import Whole
from anye.matching.nation.folder import Folder, PartsOfMatch
from anye.matching.profiles.arrays import NOBODY, Array, Flags, Ints
from anye.matching.rounds.auction import lots_of_parts
from anye.matching.rounds.settling import LotsHeld


def keep_sold(folder: Folder, whole: Whole, held: LotsHeld) -> None:
    """Keep for each part what its seekers got, at which prices, and its share of the seats."""
    unsold, homes = np.diff(held.begins) - held.filled, whole.homes()
    for part, lots in enumerate(lots_of_parts(PartsOfMatch(folder, whole.number), held)):
        own, kept = folder.kept(part, "lots"), folder.kept(part, "kept")
        won = np.bincount(lots[lots != NOBODY], minlength=len(unsold))
        share = won + np.where(homes == part, unsold, 0)
        sold = np.where(kept == NOBODY, lots, kept)
        prices = held.prices[own]
        folder.keep(part, {"sold": sold, "share": share[own].astype(np.int32), "prices": prices})


def keep_first_come(folder: Folder, whole: Whole) -> int:
    """Keep who has which lot if whoever comes first chooses, part by part.

    Returns:
        How many are placed at most if everybody asks for their best post alone.
    """
    left, crowds = whole.market.seats.copy(), np.zeros(len(whole.sides.posts.ids), np.int64)
    for part, offers in enumerate(PartsOfMatch(folder, whole.number)):
        kept = folder.kept(part, "kept")
        market = Market(offers.starts, offers.lot, offers.score, left, whole.market.post, kept)
        lots, asked = first_come(market), tops(market)
        folder.keep(part, {"first_come": lots})
        crowds += _counts(whole.market.post[asked[asked != NOBODY]], len(crowds))
        left -= _counts(lots[(lots != NOBODY) & (kept == NOBODY)], len(left)).astype(np.int32)
    seats = np.bincount(whole.market.post, weights=whole.market.seats, minlength=len(crowds))
    is_kept = whole.market.kept != NOBODY
    return int(np.minimum(crowds, seats.astype(np.int64)).sum() + is_kept.sum())


def keep_floors(folder: Folder, whole: Whole, sold: Flags, per_mille: int) -> Groups:
    """Keep for each part its groups with their floors; return the groups of all.

    A group that lies in several parts has a share of its floor in each, rounded up.
    """
    groups = groups_of(whole.sides.seekers, whole.sides.reach.townships)
    groups = with_floors(groups, int(sold.sum()), per_mille)
    sizes, before = sizes_of(groups), _counts(groups.of[sold], len(groups.names))
    for part in range(whole.number):
        there, of = np.unique(groups.of[whole.seekers(part)], return_inverse=True)
        own = np.bincount(of, minlength=len(there))
        floors = -(-groups.floors[there].astype(np.int64) * own // sizes[there])
        is_below = before[there] < groups.floors[there]
        folder.keep(
            part,
            {
                "groups": of.astype(np.int32),
                "floors": floors.astype(np.int32),
                "helped": np.where(is_below, own + 1, 0).astype(np.int32),  # above all it could be
            },
        )
    return groups


def keep_left(folder: Folder, whole: Whole, handed_out: Ints) -> None:
    """Keep for each part which seats of its posts are left, as bits, in whichever part."""
    counted = handed_out[(handed_out != NOBODY) & (whole.market.kept == NOBODY)]
    is_left = _counts(counted, len(whole.market.seats)) < whole.market.seats
    posts = len(whole.sides.posts.ids)
    left = np.where(is_left[:posts], OPEN_LEFT, 0).astype(np.int32)
    left[whole.market.post[posts:]] |= np.where(is_left[posts:], RESERVED_LEFT, 0)
    for part in range(whole.number):
        own = folder.kept(part, "lots")
        folder.keep(part, {"left": left[own[own < posts]]})


def of_all_parts(folder: Folder, whole: Whole, name: str) -> Ints:
    """Return lots of all seekers that the parts keep under a name."""
    found = np.full(len(whole.sides.seekers.ids), NOBODY, np.int32)
    for part in range(whole.number):
        found[whole.seekers(part)] = folder.kept(part, name)
    return found


def _counts(of: Ints, number: int) -> Array:
    return np.bincount(of, minlength=number)
