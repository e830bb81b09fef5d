"""How is a programme in whole numbers solved alike on every machine, and how good is the answer?

The programme is first solved with parts of a whole allowed: no answer is worth more than that. What
its prices show to be in no better answer than one already known is left out, and only the rest is
searched. One thread, a fixed seed and a number of steps instead of a clock: a busy machine takes
longer and finds the same. Only where value and bound meet is an answer called the best there is.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

Vector = NDArray[Any]
Entries = tuple[Vector, Vector, Vector]  # row, column, how much of the column counts in the row
PER = 10_000  # a gap is so many of these
ROUNDS = 5  # of leaving out what is there in part, before all that is whole is settled
SLACK = 1e-6  # of the solver's arithmetic


class NotSolvedError(Exception):
    """The solver found no answer to a programme that has one."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was reached, and what no answer passes."""

    value: int
    bound: int

    @property
    def gap(self) -> int:
        """Return how far the best answer can be above this one, per 10,000, rounded up."""
        return -(-PER * (self.bound - self.value) // self.bound) if self.bound > 0 else 0

    @property
    def is_proven(self) -> bool:
        """Test whether no answer is better."""
        return self.bound <= self.value


@dataclass(frozen=True, slots=True)
class Effort:
    """When to stop searching: near enough, or after so much work."""

    gap: int = 10  # per 10,000
    nodes: int = 50
    steps: int = 20_000  # of the simplex method


NONE: Entries = (np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0))
CutsBroken = Callable[[Vector], Entries]
Start = Callable[[Vector], Vector]


@dataclass(slots=True)
class Program:
    """The greatest value of columns, each between 0 and its upper bound, under rows."""

    values: list[Vector] = field(default_factory=list)
    uppers: list[Vector] = field(default_factory=list)
    whole: list[Vector] = field(default_factory=list)
    bounds: list[tuple[Vector, Vector]] = field(default_factory=list)
    entries: list[Entries] = field(default_factory=list)
    columns: int = 0
    rows: int = 0

    def add_columns(self, value: Vector, upper: Vector | int, *, whole: bool = True) -> Vector:
        """Add columns worth so much a unit; return their numbers."""
        n = len(value)
        self.values.append(value.astype(float))
        self.uppers.append(np.broadcast_to(upper, n).astype(float))
        self.whole.append(np.full(n, whole))
        self.columns += n
        return np.arange(self.columns - n, self.columns)

    def add_rows(
        self, entries: Entries, *, least: Vector | float = -np.inf, most: Vector | float = np.inf
    ) -> None:
        """Add rows, numbered from 0 in the entries, whose sums are between two bounds."""
        row, column, value = entries
        n = int(row.max()) + 1 if len(row) else 0
        self.entries.append((row + self.rows, column, value.astype(float)))
        self.bounds.append(
            (np.broadcast_to(least, n).astype(float), np.broadcast_to(most, n).astype(float))
        )
        self.rows += n

    def solve(
        self, effort: Effort, *, broken: CutsBroken | None = None, start: Start | None = None
    ) -> "Answer":
        """Return an answer at least as good as the start, which is made of the relaxed one.

        Without a start, what is there in part is left out until all is whole: for programmes in
        which less is always allowed.

        ``broken`` names rows, each to be at most 0, that are too many to be stated beforehand.

        Raises:
            NotSolvedError: if the programme cannot be solved.
        """
        solver, relaxed = self._relaxed(broken)
        best, prices = solver.getObjectiveValue(), np.asarray(solver.getSolution().col_dual)
        known = start(relaxed) if start else self._rounded(solver, relaxed, broken)
        value = self.worth(known)
        proof = Proof(value, max(value, int(np.floor(best + SLACK))))
        if proof.gap <= effort.gap:
            return Answer(known, proof)
        # no answer worth a whole more than the known one can have changed what costs more than this
        costly = np.abs(prices) > best - (value + 1) + SLACK
        fixed = costly & (np.abs(relaxed - np.rint(relaxed)) < SLACK)
        upper = np.where(fixed, np.rint(relaxed), np.concatenate(self.uppers))
        self._bound(solver, np.where(fixed, upper, 0.0), upper)
        return self._searched(solver, Answer(known, proof), effort)

    def relaxed(self) -> "Answer":
        """Return the best answer that may have parts of a whole.

        Raises:
            NotSolvedError: if there is none.
        """
        solver, columns = self._relaxed(None)
        return Answer(columns, Proof(self.worth(columns), round(solver.getObjectiveValue())))

    def worth(self, columns: Vector) -> int:
        """Return the value of an answer."""
        return int(np.floor(float(np.concatenate(self.values) @ columns) + SLACK))

    def _relaxed(self, broken: CutsBroken | None) -> tuple[highspy.Highs, Vector]:
        solver = _solver()
        solver.passModel(self._as_lp())
        return solver, _run(solver, broken)

    def _rounded(self, solver: highspy.Highs, found: Vector, broken: CutsBroken | None) -> Vector:
        lower, upper = np.zeros(self.columns), np.concatenate(self.uppers)
        is_whole = np.concatenate(self.whole)
        for turn in range(ROUNDS):
            in_part = is_whole & (np.abs(found - np.rint(found)) > SLACK)
            if not in_part.any():
                break
            settled = is_whole if turn == ROUNDS - 1 else in_part
            upper[settled] = np.floor(found[settled] + SLACK)
            lower[settled] = upper[settled]
            self._bound(solver, lower, upper)
            found = _run(solver, broken)
        return found

    def _bound(self, solver: highspy.Highs, lower: Vector, upper: Vector) -> None:
        every = np.arange(self.columns, dtype=np.int32)
        solver.changeColsBounds(self.columns, every, lower, upper)

    def _searched(self, solver: highspy.Highs, known: "Answer", effort: Effort) -> "Answer":
        is_whole = np.concatenate(self.whole)
        solver.changeColsIntegrality(
            self.columns, np.arange(self.columns, dtype=np.int32), is_whole.astype(np.uint8)
        )
        for name, value in (
            ("mip_rel_gap", effort.gap / PER),
            ("mip_abs_gap", 1 - SLACK),  # values are whole: less than one more is none more
            ("mip_max_nodes", effort.nodes),
        ):
            solver.setOptionValue(name, value)

        def stop(event: Any) -> None:  # noqa: ANN401 (the solver's own, untyped)
            event.data_in.user_interrupt = event.data_out.simplex_iteration_count > effort.steps

        solver.cbMipInterrupt.subscribe(stop)
        begin = highspy.HighsSolution()
        begin.col_value = known.columns.tolist()
        solver.setSolution(begin)
        solver.run()
        reached = solver.getInfo()
        bound = known.proof.value  # a search that is empty shows that nothing is better
        if np.isfinite(reached.mip_dual_bound):
            bound = max(bound, int(np.floor(reached.mip_dual_bound + SLACK)))
        bound = min(bound, known.proof.bound)
        if reached.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Answer(known.columns, Proof(known.proof.value, bound))
        columns = np.asarray(solver.getSolution().col_value)
        columns[is_whole] = np.rint(columns[is_whole])
        value = self.worth(columns)
        if value < known.proof.value:
            return Answer(known.columns, Proof(known.proof.value, bound))
        return Answer(columns, Proof(value, max(value, bound)))

    def _as_lp(self) -> highspy.HighsLp:
        row, column, value = (np.concatenate(part) for part in zip(*self.entries, strict=True))
        order = np.lexsort((column, row))
        counts = np.bincount(row, minlength=self.rows)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.columns, self.rows
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.concatenate(self.values)
        lp.col_lower_ = np.zeros(self.columns)
        lp.col_upper_ = np.concatenate(self.uppers)
        lp.row_lower_ = np.concatenate([least for least, _ in self.bounds])
        lp.row_upper_ = np.concatenate([most for _, most in self.bounds])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.concatenate(([0], np.cumsum(counts)))
        lp.a_matrix_.index_ = column[order]
        lp.a_matrix_.value_ = value[order]
        return lp


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns' values, and what is proven of them."""

    columns: Vector
    proof: Proof


def _run(solver: highspy.Highs, broken: CutsBroken | None) -> Vector:
    """Solve, adding the rows that are broken until none is."""
    while True:
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise NotSolvedError(solver.modelStatusToString(solver.getModelStatus()))
        found = np.asarray(solver.getSolution().col_value)
        row, column, value = broken(found) if broken else NONE
        if not len(row):
            return found
        n = int(row[-1]) + 1
        starts = np.searchsorted(row, np.arange(n))
        least = np.full(n, -highspy.kHighsInf)
        solver.addRows(n, least, np.zeros(n), len(row), starts, column, value)


def _solver() -> highspy.Highs:
    with _silence():
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in (
        ("log_to_console", False),  # its banner too
        ("output_flag", False),
        ("threads", 1),
        ("parallel", "off"),
        ("random_seed", 1),
    ):
        solver.setOptionValue(name, value)
    return solver


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the solver's banner, which no option turns off, out of what the command prints."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
