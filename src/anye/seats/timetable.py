"""Who speaks with whom at a job fair, at which table, and when?

Interviews are chosen by score, a first one for a seeker before a third one for another. They are
then laid into slots as the edges of a two-sided graph are coloured: where nobody has more
interviews than there are slots, all of them fit, and nobody is in two places at once (Kőnig 1916).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from anye.seats.colouring import colours_of
from anye.seats.fail_if import refuse_fair
from anye.seats.program import Vector
from anye.tables.matching.seats import INTERVIEWS


@dataclass(frozen=True, slots=True)
class FairRules:
    """How many interviews a seeker has, and what the first ones are worth beside their score."""

    most: int = 3
    points_first: int = 1000
    points_second: int = 500


def timetable(tables: Mapping[str, pl.DataFrame], rules: FairRules = FairRules()) -> pl.DataFrame:
    """Return the interviews of the fairs in the tables, without a clash.

    Raises:
        NotToBeHandedOutError: if the tables contradict themselves or each other.
    """
    refuse_fair(tables)
    fairs = tables["fairs"].sort("fair_id")
    found = [_of_fair(fair, tables, rules) for fair in fairs.iter_rows(named=True)]
    return pl.concat(found).sort(INTERVIEWS.key)


def _of_fair(
    fair: Mapping[str, int], tables: Mapping[str, pl.DataFrame], rules: FairRules
) -> pl.DataFrame:
    here = pl.col("fair_id") == fair["fair_id"]
    booths = tables["booths"].filter(here).sort("booth_id")
    wishes = tables["interview_wishes"].filter(here).sort("seeker_id", "booth_id")
    chosen = wishes.filter(
        pl.Series(_chosen(wishes, booths, fair["slots"], rules), dtype=pl.Boolean)
    )
    booth = np.searchsorted(booths["booth_id"].to_numpy(), chosen["booth_id"].to_numpy())
    # the interviews of a booth are dealt to its tables in turn: none has more than there are slots
    turn = chosen.select(pl.int_range(pl.len()).over("booth_id")).to_series().to_numpy()
    table = turn % booths["tables"].to_numpy()[booth]
    first = np.cumsum(booths["tables"].to_numpy()) - booths["tables"].to_numpy()
    _, seeker = np.unique(chosen["seeker_id"].to_numpy(), return_inverse=True)
    ends = (seeker.tolist(), (first[booth] + table).tolist())
    slot = np.array(colours_of(*ends, fair["slots"]), np.int32)
    return chosen.select("fair_id", "seeker_id", "booth_id").with_columns(
        table=pl.Series(table + 1, dtype=pl.Int32),
        slot=pl.Series(slot + 1, dtype=pl.Int32),
        begins_at=pl.Series(fair["opens_at"] + slot * fair["slot_minutes"], dtype=pl.Int32),
    )


def _chosen(wishes: pl.DataFrame, booths: pl.DataFrame, slots: int, rules: FairRules) -> Vector:
    """Return which wishes become interviews: the flow of the greatest score."""
    if wishes.is_empty():
        return np.zeros(0, bool)
    ids, seeker = np.unique(wishes["seeker_id"].to_numpy(), return_inverse=True)
    booth = np.searchsorted(booths["booth_id"].to_numpy(), wishes["booth_id"].to_numpy())
    n, m, most = len(ids), booths.height, min(rules.most, slots)
    flow = SimpleMinCostFlow()

    def arcs(tail: Vector, head: Vector, capacity: Vector, cost: Vector) -> Vector:
        return np.asarray(flow.add_arcs_with_capacity_and_unit_cost(tail, head, capacity, cost))

    source, sink = n + m, n + m + 1
    met = arcs(seeker, n + booth, np.ones(len(seeker), int), -wishes["score"].to_numpy())
    for worth in [rules.points_first, rules.points_second, *[0] * most][:most]:
        arcs(np.full(n, source), np.arange(n), np.ones(n, int), np.full(n, -worth))
    room = booths["tables"].to_numpy() * slots
    arcs(n + np.arange(m), np.full(m, sink), room, np.zeros(m, int))
    arcs(np.array([source]), np.array([sink]), np.array([n * most]), np.array([0]))
    flow.set_node_supply(source, n * most)
    flow.set_node_supply(sink, -n * most)
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("a flow that may always be empty was not found")
    return np.asarray(np.asarray(flow.flows(met)) > 0)
