"""Which workshop of assisted employment does which lots of which order, in which week?

As much income as there can be, and the lowest income for an hour of capacity counts the most: an
hour in one workshop is to be worth as much as in another, as far as skills and due dates let it. A
week counts for an order if it can be worked from Monday to Friday: nothing is promised in half one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from anye.seats.fail_if import refuse_dispatch
from anye.seats.lots import LotCells, greedy
from anye.seats.program import Effort, Program, Proof, Vector
from anye.tables.matching.seats import DISPATCHES, UNMET_ORDERS, WORKSHOP_INCOMES

FRIDAY = pl.duration(days=4)
TWO_PER_CENT = Effort(gap=200, nodes=1, steps=10_000)


@dataclass(frozen=True, slots=True)
class DispatchRules:
    """What is sought, and how far an order may be divided."""

    workshops_an_order: int = 4
    weight_of_lowest: int = 10  # a fen an hour for the lowest counts so many on average
    effort: Effort = TWO_PER_CENT


@dataclass(frozen=True, slots=True)
class Dispatch:
    """The lots, what nobody can do, what each workshop earns, and how good the whole is."""

    dispatches: pl.DataFrame
    unmet: pl.DataFrame
    incomes: pl.DataFrame
    proof: Proof  # of income in fen, the lowest weighed in


def dispatch(
    tables: Mapping[str, pl.DataFrame], rules: DispatchRules = DispatchRules()
) -> Dispatch:
    """Send orders to workshops.

    Raises:
        NotToBeHandedOutError: if the tables contradict themselves or each other.
    """
    refuse_dispatch(tables)
    orders = (
        tables["orders"]
        .sort("order_id")
        .with_columns(
            lots=pl.col("hours") // pl.col("lot_hours"),
            lot_income=pl.col("lot_hours") * pl.col("pay") * pl.col("pieces_an_hour").clip(1),
        )
    )
    known = _possible(orders, tables)
    cells = _cells(known, orders, tables, rules.workshops_an_order)
    lots, proof = _lots(cells, rules)
    done = known.with_columns(
        lots=pl.Series(lots, dtype=pl.Int32),
        hours=pl.Series(lots, dtype=pl.Int32) * pl.col("lot_hours"),
        income=pl.Series(lots, dtype=pl.Int64) * pl.col("lot_income"),
    ).filter(pl.col("lots") > 0)
    return Dispatch(
        done.select(*DISPATCHES.columns).sort(DISPATCHES.key),
        _unmet(orders, known, done, tables, rules.workshops_an_order),
        _incomes(tables, done),
        proof,
    )


def _possible(orders: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return each order, workshop and week in which a lot of it can be done there."""
    weeks = tables["workshop_weeks"].rename({"hours": "room"})
    able = _able(orders, tables)
    return (
        able.join(weeks, on="workshop_id")
        .filter(
            pl.col("room") >= pl.col("lot_hours"),
            pl.col("week") >= pl.col("released_on"),
            pl.col("week") + FRIDAY <= pl.col("due_on"),
        )
        .sort("order_id", "workshop_id", "week")
    )


def _able(orders: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    skilled = orders.join(tables["workshop_skills"], on="skill")
    any_one = orders.filter(pl.col("skill") == "").join(
        tables["workshops"].select("workshop_id"), how="cross"
    )
    return pl.concat([skilled.select(any_one.columns), any_one])


def _cells(
    known: pl.DataFrame, orders: pl.DataFrame, tables: Mapping[str, pl.DataFrame], most: int
) -> LotCells:
    capacity = tables["workshop_weeks"].group_by("workshop_id").agg(pl.col("hours").sum())
    shops = known.select("workshop_id").unique().sort("workshop_id")
    weeks = known.select("workshop_id", "week", "room").unique().sort("workshop_id", "week")
    pairs = known.select("order_id", "workshop_id").unique().sort("order_id", "workshop_id")

    def row_in(keys: pl.DataFrame, by: list[str]) -> Vector:
        return (
            known.select(by)
            .join(keys.with_row_index("n"), on=by, how="left", maintain_order="left")["n"]
            .to_numpy()
            .astype(np.int64)
        )

    return LotCells(
        order=row_in(orders.select("order_id"), ["order_id"]),
        shop=row_in(shops, ["workshop_id"]),
        week=row_in(weeks, ["workshop_id", "week"]),
        pair=row_in(pairs, ["order_id", "workshop_id"]),
        pair_order=np.searchsorted(orders["order_id"].to_numpy(), pairs["order_id"].to_numpy()),
        lots=orders["lots"].to_numpy().astype(np.int64),
        lot_hours=orders["lot_hours"].to_numpy().astype(np.int64),
        lot_income=orders["lot_income"].to_numpy().astype(np.int64),
        due=orders["due_on"].to_physical().to_numpy(),
        room=weeks["room"].to_numpy().astype(np.int64),
        capacity=shops.join(capacity, on="workshop_id", maintain_order="left")["hours"].to_numpy(),
        most=most,
    )


def _lots(cells: LotCells, rules: DispatchRules) -> tuple[Vector, Proof]:
    if not len(cells.order):
        return np.zeros(0, int), Proof(0, 0)
    program, columns = _program(cells, rules.weight_of_lowest)

    def start(relaxed: Vector) -> Vector:
        return _answer(cells, greedy(cells, relaxed[columns]))

    found = program.solve(rules.effort, start=start)
    return np.rint(found.columns[columns]).astype(np.int64), found.proof


def _program(cells: LotCells, weight: int) -> tuple[Program, Vector]:
    program, ones = Program(), np.ones(len(cells.order))
    lots = program.add_columns(cells.income, cells.upper)
    used = program.add_columns(np.zeros(len(cells.pair_order)), 1)
    lowest = program.add_columns(np.array([weight * cells.capacity.sum()]), 2**31, whole=False)
    program.add_rows((cells.order, lots, ones), most=cells.lots[: cells.order.max() + 1])
    program.add_rows(
        (cells.week, lots, cells.lot_hours[cells.order].astype(float)), most=cells.room
    )
    every = np.arange(len(used))
    row, column = np.concatenate((cells.pair, every)), np.concatenate((lots, used))
    together = np.minimum(
        cells.lots[cells.pair_order], np.bincount(cells.pair, cells.upper).astype(np.int64)
    )
    program.add_rows((row, column, np.concatenate((ones, -together))), most=0)
    most = np.full(cells.pair_order.max() + 1, cells.most)
    program.add_rows((cells.pair_order, used, np.ones(len(used))), most=most)
    shops = np.arange(len(cells.capacity))
    row = np.concatenate((cells.shop, shops))
    column = np.concatenate((lots, np.full(len(shops), lowest[0])))
    an_hour = cells.income / cells.capacity[cells.shop]
    program.add_rows((row, column, np.concatenate((an_hour, -np.ones(len(shops))))), least=0)
    return program, lots


def _answer(cells: LotCells, lots: Vector) -> Vector:
    used = np.bincount(cells.pair, lots, len(cells.pair_order)) > 0
    income = np.bincount(cells.shop, lots * cells.income, len(cells.capacity))
    return np.concatenate((lots, used, [(income / cells.capacity).min()]))


def _unmet(
    orders: pl.DataFrame,
    known: pl.DataFrame,
    done: pl.DataFrame,
    tables: Mapping[str, pl.DataFrame],
    most: int,
) -> pl.DataFrame:
    """Return what nobody does: for want of a skill, of hours before it is due, or for others."""
    able = _able(orders, tables).select("order_id").unique()
    shop_lots = (pl.col("room") // pl.col("lot_hours")).sum().alias("could")
    could = (
        known.group_by("order_id", "workshop_id")
        .agg(shop_lots)
        .group_by("order_id")
        .agg(pl.col("could").top_k(most).sum())
    )
    met = done.group_by("order_id").agg(pl.col("lots").sum().alias("met"))
    left = (
        orders.join(met, on="order_id", how="left")
        .join(could, on="order_id", how="left")
        .join(able.with_columns(is_able=True), on="order_id", how="left")
        .with_columns(left=pl.col("lots") - pl.col("met").fill_null(0))
        .filter(pl.col("left") > 0)
    )
    why = (
        pl.when(pl.col("is_able").is_null())
        .then(pl.lit("no_skill"))
        .when(pl.col("could").fill_null(0) < pl.col("lots"))
        .then(pl.lit("no_capacity"))
        .otherwise(pl.lit("contested"))
    )
    found = left.select("order_id", lots=pl.col("left").cast(pl.Int32), reason=why)
    return found.select(*UNMET_ORDERS.columns).sort("order_id")


def _incomes(tables: Mapping[str, pl.DataFrame], done: pl.DataFrame) -> pl.DataFrame:
    capacity = tables["workshop_weeks"].group_by("workshop_id").agg(capacity=pl.col("hours").sum())
    earned = done.group_by("workshop_id").agg(pl.col("hours").sum(), pl.col("income").sum())
    return (
        tables["workshops"]
        .select("workshop_id")
        .join(capacity, on="workshop_id", how="left")
        .join(earned, on="workshop_id", how="left")
        .with_columns(pl.col("capacity", "hours", "income").fill_null(0))
        .with_columns(income_an_hour=pl.col("income") // pl.col("capacity").clip(1))
        .select(
            pl.col("workshop_id"),
            pl.col("capacity", "hours").cast(pl.Int32),
            pl.col("income", "income_an_hour").cast(pl.Int64),
        )
        .select(*WORKSHOP_INCOMES.columns)
        .sort("workshop_id")
    )
