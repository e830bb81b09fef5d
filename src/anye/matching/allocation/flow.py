"""Which allocation has the greatest sum of scores, with at least so many of each group placed?

A flow of least cost: every seeker flows through a lot, or through the node of the unplaced of their
group. That node lets through as many as the floor leaves; whoever is beyond pays a penalty that no
gain of score outweighs, so that the flow exists whatever the floors are.
"""

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from anye.matching.allocation.allocations import Groups
from anye.matching.allocation.floors import sizes_of
from anye.matching.allocation.market import Market, seekers_of
from anye.matching.profiles.arrays import NOBODY, Array, Flags, Ints

BELOW_FLOOR = 100_000  # points: a hundred placements with the full score


class FlowFailedError(Exception):
    """The solver did not end with an optimum."""


def optimum(sold: Market, groups: Groups) -> Ints:
    """Return the lot of each seeker in the best allocation, those kept by people included.

    Raises:
        FlowFailedError: if the solver gives up; a flow always exists.
    """
    takes = np.flatnonzero(sold.kept == NOBODY)
    seekers, lots, number = len(sold.kept), len(sold.seats), len(groups.names)
    lot_node, group_node, sink = seekers, seekers + lots, seekers + lots + number
    solver = SimpleMinCostFlow()
    offers = _arcs(solver, seekers_of(sold), lot_node + sold.lot, None, -sold.score)
    _arcs(solver, takes, group_node + groups.of[takes], None, None)
    _arcs(solver, lot_node + np.arange(lots), sink, sold.seats, None)
    nodes = group_node + np.arange(number)
    sizes = sizes_of(groups)
    _arcs(solver, nodes, sink, np.maximum(sizes - groups.floors, 0), None)
    _arcs(solver, nodes, sink, sizes, BELOW_FLOOR)
    solver.set_nodes_supplies(np.append(takes, sink), np.append(np.ones_like(takes), -len(takes)))
    if solver.solve() != SimpleMinCostFlow.OPTIMAL:
        raise FlowFailedError
    return _taken(sold, solver.flows(offers) > 0)


def _arcs(
    solver: SimpleMinCostFlow,
    tails: Array,
    heads: Array | int,
    seats: Array | None,
    costs: Array | int | None,
) -> Array:
    """Add arcs, of one seat and no cost where nothing else is said."""
    like = np.zeros(len(tails), np.int64)
    found: Array = solver.add_arcs_with_capacity_and_unit_cost(
        tails.astype(np.int32),
        (like + heads).astype(np.int32),
        like + (1 if seats is None else seats),
        like + (0 if costs is None else costs),
    )
    return found


def _taken(sold: Market, is_taken: Flags) -> Ints:
    lots = sold.kept.copy()
    lots[seekers_of(sold)[is_taken]] = sold.lot[is_taken]
    return lots
