"""Who of one part gets which of its seats, so that its groups reach their floors?

What the rounds sold to a part's seekers is the part's to hand out, and what they sold to nobody is
of the part it lies in. Within these seats the part takes the best allocation with its floors: the
sum is at least that of the rounds where no floor binds, and seats never cross a border for a floor.
"""

import numpy as np

from anye.matching.allocation.allocations import Groups
from anye.matching.allocation.flow import optimum
from anye.matching.allocation.market import Market
from anye.matching.nation.folder import Folder, offers_of
from anye.matching.profiles.arrays import NOBODY, Ints
from anye.matching.rounds.auction import value
from anye.matching.rounds.bidding import gains


def market_of(folder: Folder, part: int, seats: Ints) -> Market:
    """Return what the seekers of a part are offered, by the part's own numbers of the lots."""
    offers, lots = offers_of(folder, part), folder.kept(part, "lots")
    posts = len(folder.kept(part, "openings"))
    reserves = np.flatnonzero(folder.kept(part, "reserved") > 0)
    return Market(
        starts=offers.starts,
        lot=own_numbers(lots, offers.lot),
        score=offers.score,
        seats=seats,
        post=np.concatenate([np.arange(posts), reserves]).astype(np.int32),
        kept=own_numbers(lots, folder.kept(part, "kept")),
    )


def own_numbers(lots: Ints, of_whole: Ints) -> Ints:
    """Return a part's own numbers of some lots; its lots ascend by their numbers in the whole."""
    own = np.searchsorted(lots, of_whole)
    return np.where(of_whole == NOBODY, NOBODY, own).astype(np.int32)


def hand_out(folder: Folder, part: int) -> dict[str, int]:
    """Hand out the seats of a part; return what they are worth, and what any could be."""
    offers, lots = offers_of(folder, part), folder.kept(part, "lots")
    prices = np.zeros(int(lots.max(initial=-1)) + 1, np.int32)
    prices[lots] = folder.kept(part, "prices")
    made = market_of(folder, part, folder.kept(part, "share"))
    groups = folder.kept(part, "groups")
    floors = folder.kept(part, "floors")
    names = ("",) * len(floors)
    placed = optimum(made, Groups(groups, names, floors))
    of_whole = np.where(placed == NOBODY, NOBODY, lots[placed])
    folder.keep(part, {"handed_out": of_whole.astype(np.int32)})
    return {
        "objective": value(offers, of_whole),
        "objective_without_floors": value(offers, folder.kept(part, "sold")),
        "objective_first_come": value(offers, folder.kept(part, "first_come")),
        "gains": gains(offers, prices),
    }
