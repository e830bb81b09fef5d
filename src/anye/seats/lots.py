"""Which lots does a plain hand give out: to who has earned the least, what pays best?"""

from dataclasses import dataclass

import numpy as np

from anye.seats.program import SLACK, Vector


@dataclass(frozen=True, slots=True)
class LotCells:
    """Where lots can be done: an order, a workshop and a week each, by row number."""

    order: Vector
    shop: Vector
    week: Vector  # of a workshop
    pair: Vector  # of order and workshop
    pair_order: Vector
    lots: Vector  # by order, as the next three
    lot_hours: Vector
    lot_income: Vector
    due: Vector
    room: Vector  # hours by week of a workshop
    capacity: Vector  # hours of all weeks by workshop
    most: int  # workshops an order

    @property
    def income(self) -> Vector:
        """Return what a lot earns in each cell."""
        return np.asarray(self.lot_income[self.order])

    @property
    def upper(self) -> Vector:
        """Return how many lots fit into each cell."""
        fit = self.room[self.week] // self.lot_hours[self.order]
        return np.asarray(np.minimum(fit, self.lots[self.order]))


def greedy(cells: LotCells, begin: Vector | None = None) -> Vector:  # noqa: PLR0915 (one state, one loop)
    """Return lots by cell; whole lots of what is begun with are kept as far as they are allowed."""
    used = _kept(cells, begin)
    begun = np.zeros(len(cells.order)) if begin is None else np.floor(begin + SLACK)
    given = np.where(used[cells.pair], begun, 0).astype(np.int64)
    hours, income = cells.lot_hours[cells.order], cells.income
    room = cells.room - _sums(cells.week, given * hours, cells.room)
    left = cells.lots - _sums(cells.order, given, cells.lots)
    earned = _sums(cells.shop, given * income, cells.capacity)
    shops = _sums(cells.pair_order, used, cells.lots)  # by order
    best = np.lexsort((cells.due[cells.order], -income / hours, cells.shop))
    begins = np.searchsorted(cells.shop[best], np.arange(len(cells.capacity) + 1))
    still = {shop: best[begins[shop] : begins[shop + 1]] for shop in range(len(cells.capacity))}
    while still:
        shop = min(still, key=lambda one: (earned[one] / cells.capacity[one], one))
        mine = still[shop]
        order = cells.order[mine]
        fits = (room[cells.week[mine]] >= hours[mine]) & (left[order] > 0)
        still[shop] = mine = mine[fits & (used[cells.pair[mine]] | (shops[order] < cells.most))]
        if not len(mine):
            del still[shop]
            continue
        cell = mine[0]
        given[cell] += 1
        room[cells.week[cell]] -= hours[cell]
        left[cells.order[cell]] -= 1
        earned[shop] += income[cell]
        shops[cells.order[cell]] += not used[cells.pair[cell]]
        used[cells.pair[cell]] = True
    return given


def _sums(of: Vector, amounts: Vector, like: Vector) -> Vector:
    return np.bincount(of, amounts, len(like)).astype(np.int64)


def _kept(cells: LotCells, begin: Vector | None) -> Vector:
    """Return which pairs are kept of a beginning: the largest of each order, not too many."""
    kept = np.zeros(len(cells.pair_order), bool)
    if begin is not None:
        lots = np.bincount(cells.pair, np.floor(begin + SLACK), len(kept))
        by_order = np.lexsort((-lots, cells.pair_order))
        begins = np.searchsorted(cells.pair_order[by_order], cells.pair_order[by_order])
        kept[by_order] = (np.arange(len(kept)) - begins < cells.most) & (lots[by_order] > 0)
    return kept
