"""Training places, orders to workshops and the interviews of a fair, made up, handed out once.

``python -m benchmarks.seats.ours courses|orders|fair [DIVISOR]`` prints what was reached and what
is proven, beside a plain way, and counts what a plain check finds wrong. The divisor makes it
smaller.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from anye.codes.divisions import TOWNSHIPS
from anye.seats.dispatch import DispatchRules, dispatch
from anye.seats.fair_seats import fair_seats
from anye.seats.handed_out import clashes
from anye.seats.timetable import timetable
from anye.seats.training import TrainingRules, train
from anye.synthetic.days import day_number
from anye.synthetic.pay import minimum_wage_of
from anye.synthetic.profiles.setting import Setting
from anye.synthetic.profiles.workshops import workshop_tables

SEED = 20261124
WISHES, LEAST = 8, 12
SEEKERS, COURSES, BUDGET_SHARE = 10_000, 300, 0.6
WORKSHOPS, MORE_ORDERS = 60, 15  # twice as many orders as workshops are drawn: 120 and 30
COMING, BOOTHS, SLOTS, TALKS = 3_000, 300, 12, 6
MONDAY = date(2026, 3, 2)


def courses(divisor: int) -> dict[str, Any]:
    """Hand out training places."""
    chance, n, m = np.random.default_rng(SEED), SEEKERS // divisor, COURSES // divisor
    seats = chance.integers(20, 41, m)
    offered = pl.DataFrame(
        {
            "course_id": np.arange(1, m + 1),
            "title": ["课"] * m,
            "occupation": np.zeros(m, np.int32),
            "seats": seats.astype(np.int32),
            "class_min": np.full(m, LEAST, np.int32),
            "cost": chance.integers(150, 600, m) * 10_000,
            "starts_on": [MONDAY] * m,
            "until": [MONDAY + timedelta(30)] * m,
        }
    )
    liked = np.argsort(-chance.gumbel(size=(n, m)) - np.log1p(np.arange(m))[::-1] / 3, axis=1)
    wishes = pl.DataFrame(
        {
            "seeker_id": np.repeat(np.arange(1, n + 1), WISHES),
            "course_id": liked[:, :WISHES].ravel() + 1,
            "rank": np.tile(np.arange(1, WISHES + 1, dtype=np.int8), n),
            "is_eligible": np.ones(n * WISHES, bool),
        }
    )
    budget = int(offered["cost"].to_numpy().sum() * BUDGET_SHARE)
    made, seconds = _timed(lambda: train(offered, wishes, TrainingRules(budget)))
    opened = made.courses.join(offered, on="course_id", suffix="_asked")
    wrong = opened.filter(pl.col("is_open") & ~pl.col("taken").is_between(LEAST, pl.col("seats")))
    spent = int(opened["cost"].to_numpy().sum())
    return {
        "value": made.proof.value,
        "bound": made.proof.bound,
        "gap_per_10000": made.proof.gap,
        "first come, first served": _first_come(offered, wishes, budget),
        "wrong": wrong.height + int(spent > budget),
        **seconds,
    }


def _first_come(offered: pl.DataFrame, wishes: pl.DataFrame, budget: int) -> int:
    """Return what is reached if the most wished are opened and seekers choose in turn."""
    firsts = wishes.filter(pl.col("rank") == 1)["course_id"].to_numpy()
    popular = np.argsort(-np.bincount(firsts, minlength=offered.height + 1)[1:], kind="stable")
    cost, seats = offered["cost"].to_numpy(), offered["seats"].to_numpy()
    reached = popular[np.cumsum(cost[popular]) <= budget]
    left = dict(zip((reached + 1).tolist(), seats[reached].tolist(), strict=True))
    worth, done = {course: [] for course in left}, set()
    for seeker, course, rank, _ in wishes.iter_rows():
        if seeker not in done and left.get(course, 0):
            left[course] -= 1
            done.add(seeker)
            worth[course].append(105 - 5 * rank)
    return sum(sum(points) for points in worth.values() if len(points) >= LEAST)


def orders(divisor: int) -> dict[str, Any]:
    """Send orders to workshops."""
    tables = _orders_and_workshops(divisor)
    plain = DispatchRules()
    made, seconds = _timed(lambda: dispatch(tables, plain))
    used = made.dispatches.group_by("workshop_id", "week").agg(pl.col("hours").sum())
    over = used.join(tables["workshop_weeks"], on=["workshop_id", "week"], suffix="_there")
    spread = made.dispatches.group_by("order_id").agg(pl.col("workshop_id").n_unique())
    late = made.dispatches.join(tables["orders"], on="order_id").filter(
        (pl.col("week") < pl.col("released_on"))
        | (pl.col("week") + pl.duration(days=4) > pl.col("due_on"))
    )
    return {
        "value": made.proof.value,
        "bound": made.proof.bound,
        "gap_per_10000": made.proof.gap,
        "income, fen": int(made.incomes["income"].to_numpy().sum()),
        "lowest an hour, fen": min(made.incomes["income_an_hour"].to_list()),
        "wrong": over.filter(pl.col("hours") > pl.col("hours_there")).height
        + spread.filter(pl.col("workshop_id") > plain.workshops_an_order).height
        + late.height,
        **seconds,
    }


def _orders_and_workshops(divisor: int) -> Mapping[str, pl.DataFrame]:
    day, wage, where = day_number(2026), minimum_wage_of(202601), list(TOWNSHIPS)
    tables = workshop_tables(Setting(SEED, day, wage), where, WORKSHOPS // divisor)
    more = workshop_tables(Setting(SEED + 1, day, wage), where, MORE_ORDERS // divisor)
    known = tables["workshop_skills"]
    others = more["orders"].join(known, on="skill", how="semi")
    renamed = others.with_columns(order_id=pl.col("order_id") + 1_000)
    tables["orders"] = pl.concat([tables["orders"], renamed])
    return tables


def fair(divisor: int) -> dict[str, Any]:
    """Lay interviews, and hand out seats by both sides' ranks."""
    chance, n, m = np.random.default_rng(SEED), COMING // divisor, BOOTHS // divisor
    liked = np.argsort(-chance.gumbel(size=(n, m)) - np.log1p(np.arange(m))[::-1] / 3, axis=1)
    pairs = pl.DataFrame(
        {
            "fair_id": np.ones(n * TALKS, np.int64),
            "seeker_id": np.repeat(np.arange(1, n + 1), TALKS),
            "booth_id": liked[:, :TALKS].ravel() + 1,
            "score": np.clip(chance.normal(600, 150, n * TALKS), 0, 1000).astype(np.int32),
            "rank": np.tile(np.arange(1, TALKS + 1, dtype=np.int32), n),
        }
    )
    booths = pl.DataFrame(
        {
            "fair_id": np.ones(m, np.int64),
            "booth_id": np.arange(1, m + 1),
            "employer_id": np.arange(1, m + 1),
            "post_id": np.arange(1, m + 1),
            "tables": chance.integers(1, 4, m).astype(np.int32),
            "seats": chance.integers(1, 9, m).astype(np.int32),
        }
    )
    opens = {"opens_at": [540], "slots": [SLOTS], "slot_minutes": [15]}
    fairs = pl.DataFrame({"fair_id": [1], "day": [MONDAY], **opens})
    seen = pairs["score"].to_numpy() + 150 * chance.standard_normal(n * TALKS)
    ranks = pairs.with_columns(seen=pl.Series(seen)).select(
        "fair_id",
        "booth_id",
        "seeker_id",
        rank=pl.col("seen").rank("ordinal", descending=True).over("booth_id").cast(pl.Int32),
    )
    tables = {"fairs": fairs, "booths": booths, "interview_wishes": pairs, "booth_ranks": ranks}
    talks, seconds = _timed(lambda: timetable(tables))
    made, of_seats = _timed(lambda: fair_seats(tables))
    return {
        "interviews": talks.height,
        "slots of all tables": int(booths["tables"].to_numpy().sum()) * SLOTS,
        "seekers with one": talks["seeker_id"].n_unique(),
        "wrong": clashes(talks) + made.blocking,
        **seconds,
        "seats": {
            "taken": made.seats.height,
            "score": made.score,
            "best score": made.best_score,
            "best taken": made.best_taken,
            "price, per cent": round(100 * (1 - made.score / max(made.best_score, 1)), 2),
            **of_seats,
        },
    }


def _timed(work: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    began, used = time.perf_counter(), time.process_time()
    made = work()
    return made, {
        "seconds": round(time.perf_counter() - began, 2),
        "CPU seconds": round(time.process_time() - used, 2),
    }


TASKS: Mapping[str, Callable[[int], dict[str, Any]]] = {
    "courses": courses,
    "orders": orders,
    "fair": fair,
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](int(*sys.argv[2:]) if sys.argv[2:] else 1)))
