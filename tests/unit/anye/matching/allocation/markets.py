"""Small markets of seats, and the best there is found by trying everything."""

import numpy as np

from anye.matching.allocation.allocations import Groups
from anye.matching.allocation.market import Market
from anye.matching.profiles.arrays import NOBODY


def market(offers, seats, kept=None):
    """Return the market in which each seeker is offered lots at scores."""
    best_first = [sorted(some.items(), key=lambda pair: -pair[1]) for some in offers]
    flat = [pair for some in best_first for pair in some]
    return Market(
        starts=np.concatenate([[0], np.cumsum([len(some) for some in offers])]).astype(np.int64),
        lot=np.array([lot for lot, _ in flat], np.int32),
        score=np.array([score for _, score in flat], np.int32),
        seats=np.array(seats, np.int32),
        post=np.arange(len(seats), dtype=np.int32),
        kept=np.full(len(offers), NOBODY, np.int32) if kept is None else np.array(kept, np.int32),
    )


def groups(of, floors):
    """Return groups of seekers with floors."""
    names = tuple(str(n) for n in range(len(floors)))
    return Groups(np.array(of, np.int32), names, np.array(floors, np.int32))


def drawn(seed, seekers=7, lots=4, scores=20):
    """Draw offers and seats."""
    chance = np.random.default_rng(seed)
    offers = [
        {lot: int(chance.integers(1, scores)) for lot in range(lots) if chance.random() < 0.6}
        for _ in range(seekers)
    ]
    return offers, chance.integers(1, 3, lots).tolist()


def value(offers, lots):
    """Return the sum of the scores."""
    return sum(offers[seeker][lot] for seeker, lot in enumerate(lots) if lot != NOBODY)


def best(offers, seats, of=None, floors=()):
    """Return, of all allocations, the fewest below the floors and then the greatest value."""
    found = []

    def go_on(seeker, left, worth, placed):
        if seeker == len(offers):
            short = sum(max(floor - placed.count(g), 0) for g, floor in enumerate(floors))
            found.append((-short, worth))
            return
        go_on(seeker + 1, left, worth, placed)
        for lot, score in offers[seeker].items():
            if left[lot]:
                fewer = [*left[:lot], left[lot] - 1, *left[lot + 1 :]]
                group = [of[seeker]] if of else []
                go_on(seeker + 1, fewer, worth + score, placed + group)

    go_on(0, list(seats), 0, [])
    short, worth = max(found)
    return -short, worth
