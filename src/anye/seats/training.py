"""Who gets which training place, and which courses are opened?

As many wishes as possible are met, the first ones before the others. A course is opened only with
enough seekers for a class, and the opened ones together cost no more than the budget.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from anye.seats.fail_if import refuse_training
from anye.seats.program import Effort, Entries, Program, Proof, Vector
from anye.tables.matching.seats import COURSE_PLACES, OPENED_COURSES

USUAL = Effort()
HALF = 0.5  # parts what is 0 from what is 1
NEARNESS = {"full": 0, "budget": 1, "not_opened": 2, "not_eligible": 3}


@dataclass(frozen=True, slots=True)
class TrainingRules:
    """What a place is worth and what may be spent."""

    budget: int  # fen
    points_a_place: int = 100
    points_a_rank: int = 5  # fewer for each rank after the first
    effort: Effort = USUAL


@dataclass(frozen=True, slots=True)
class Training:
    """The places, the courses, and how good the whole is."""

    places: pl.DataFrame
    courses: pl.DataFrame
    proof: Proof


@dataclass(frozen=True, slots=True)
class _Wishes:
    """Eligible wishes by row number of seeker and course."""

    seeker: Vector
    course: Vector
    worth: Vector
    seats: Vector
    least: Vector
    cost: Vector
    budget: int

    @property
    def n(self) -> int:
        return len(self.seeker)

    @property
    def m(self) -> int:
        return len(self.seats)


def train(courses: pl.DataFrame, wishes: pl.DataFrame, rules: TrainingRules) -> Training:
    """Hand out the places of courses by the wishes for them.

    Raises:
        NotToBeHandedOutError: if the tables contradict themselves or each other.
    """
    refuse_training(courses, wishes, rules.budget)
    courses = courses.sort("course_id")
    wishes = wishes.sort("seeker_id", "rank", "course_id")
    eligible = wishes.filter("is_eligible")
    known = _wishes(courses, eligible, rules)
    has_place, is_open, proof = _chosen(known, rules.effort)
    placed = eligible.filter(pl.Series(has_place, dtype=pl.Boolean))
    opened = _opened(courses, eligible, placed, is_open)
    places = _places(wishes, placed, opened, rules.budget)
    return Training(
        places.select(*COURSE_PLACES.columns), opened.select(*OPENED_COURSES.columns), proof
    )


def _wishes(courses: pl.DataFrame, eligible: pl.DataFrame, rules: TrainingRules) -> _Wishes:
    ids = eligible["seeker_id"].to_numpy()
    return _Wishes(
        np.searchsorted(np.unique(ids), ids),
        np.searchsorted(courses["course_id"].to_numpy(), eligible["course_id"].to_numpy()),
        rules.points_a_place - rules.points_a_rank * (eligible["rank"].to_numpy().astype(int) - 1),
        courses["seats"].to_numpy().astype(int),
        courses["class_min"].to_numpy().astype(int),
        courses["cost"].to_numpy(),
        rules.budget,
    )


def _chosen(wishes: _Wishes, effort: Effort) -> tuple[Vector, Vector, Proof]:
    """Return which wishes are met and which courses are opened."""
    n, m = wishes.n, wishes.m
    if not n:
        return np.zeros(0, bool), np.zeros(m, bool), Proof(0, 0)
    program, place, opened = _program(wishes)

    def broken(found: Vector) -> Entries:
        # nobody has more of a course than is opened: true of whole numbers, and too many rows
        links = np.flatnonzero(found[place] > found[opened][wishes.course] + 1e-6)
        both = np.column_stack((place[links], opened[wishes.course[links]])).astype(np.int32)
        return np.repeat(np.arange(len(links)), 2), both.ravel(), np.tile([1.0, -1.0], len(links))

    answer = program.solve(effort, broken=broken)
    is_open = answer.columns[opened] > HALF
    full = _filled(wishes, is_open)
    return full[place] > HALF, is_open, Proof(program.worth(full), answer.proof.bound)


def _program(wishes: _Wishes) -> tuple[Program, Vector, Vector]:
    program, every = Program(), np.arange(wishes.m)
    place = program.add_columns(wishes.worth, 1, whole=False)
    opened = program.add_columns(np.zeros(wishes.m), 1)
    ones = np.ones(wishes.n)
    program.add_rows((wishes.seeker, place, ones), most=1)
    row, column = np.concatenate((wishes.course, every)), np.concatenate((place, opened))
    program.add_rows((row, column, np.concatenate((ones, -wishes.seats))), most=0)
    program.add_rows((row, column, np.concatenate((ones, -wishes.least))), least=0)
    unit = max(1, wishes.budget)
    spent = wishes.cost / unit
    program.add_rows((np.zeros(wishes.m, int), opened, spent), most=wishes.budget / unit)
    return program, place, opened


def _filled(wishes: _Wishes, is_open: Vector) -> Vector:
    """Return the best answer with these courses opened and no others."""
    among = np.flatnonzero(is_open[wishes.course])
    answer = np.zeros(wishes.n + wishes.m)
    answer[wishes.n :] = is_open
    if len(among):
        courses, course = np.unique(wishes.course[among], return_inverse=True)
        _, seeker = np.unique(wishes.seeker[among], return_inverse=True)
        program, ones = Program(), np.ones(len(among))
        place = program.add_columns(wishes.worth[among], 1)
        program.add_rows((seeker, place, ones), most=1)
        program.add_rows(
            (course, place, ones), least=wishes.least[courses], most=wishes.seats[courses]
        )
        answer[among] = np.rint(program.relaxed().columns)  # a vertex of a flow is whole
    return answer


def _opened(
    courses: pl.DataFrame, eligible: pl.DataFrame, placed: pl.DataFrame, is_open: Vector
) -> pl.DataFrame:
    wished = eligible.group_by("course_id").len("wished")
    taken = placed.group_by("course_id").len("taken")
    opened = pl.Series("is_open", is_open, dtype=pl.Boolean)
    found = courses.with_columns(opened).join(wished, on="course_id", how="left")
    return (
        found.join(taken, on="course_id", how="left")
        .with_columns(
            pl.col("wished", "taken").fill_null(0).cast(pl.Int32),
            cost=pl.col("cost") * pl.col("is_open"),
            could_open=pl.col("wished").fill_null(0) >= pl.col("class_min"),
            price=pl.col("cost"),
        )
        .sort("course_id")
    )


def _places(
    wishes: pl.DataFrame, placed: pl.DataFrame, opened: pl.DataFrame, budget: int
) -> pl.DataFrame:
    """Return one row a seeker: the course they got, or the mildest reason why none."""
    left = budget - opened["cost"].sum()
    known = wishes.join(
        opened.select("course_id", "is_open", "could_open", "price"), on="course_id"
    )
    why = (
        pl.when(~pl.col("is_eligible"))
        .then(pl.lit("not_eligible"))
        .when(pl.col("is_open"))
        .then(pl.lit("full"))
        .when(pl.col("could_open") & (pl.col("price") > left))
        .then(pl.lit("budget"))
        .otherwise(pl.lit("not_opened"))
    )
    reasons = (
        known.with_columns(reason=why)
        .with_columns(nearness=pl.col("reason").replace_strict(NEARNESS, return_dtype=pl.Int8))
        .sort("seeker_id", "nearness", "rank")
        .group_by("seeker_id", maintain_order=True)
        .agg(pl.col("reason").first())
    )
    rows = reasons.join(placed.select("seeker_id", "course_id", "rank"), on="seeker_id", how="left")
    return rows.select(
        "seeker_id",
        pl.col("course_id").fill_null(0),
        pl.col("rank").fill_null(0).cast(pl.Int8),
        reason=pl.when(pl.col("course_id").is_null()).then("reason").otherwise(pl.lit("")),
    ).sort("seeker_id")
