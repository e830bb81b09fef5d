"""Can those who are proposed to each other, shown or compared, come together, for those points?"""

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import polars as pl

from anye.matching.audit.case import PAIR, Audited
from anye.matching.audit.findings import Finding, of_rows
from anye.matching.audit.limits import LIMITS
from anye.matching.audit.pairs import Answer, ListedPairs, Pairs
from anye.matching.audit.parts import PARTS
from anye.tables.matching.proposals import COMPONENTS

AT_ONCE = 100_000  # pairs
LISTS = ("proposals", "shortlists", "other_ways")


def of_pairs(case: Audited) -> Iterator[Finding]:
    """Give what is found of the pairs that a match names."""
    for name in LISTS:
        seekers, posts = case.rows_of(case.tables[name])
        yield of_rows(f"matched:{name}", case.tables[name], PAIR, (seekers < 0) | (posts < 0))
    yield from _limits(case)
    yield from _points(case)


def _limits(case: Audited) -> Iterator[Finding]:
    """Look at every limit; a person may keep a seat against one."""
    kept = case.sides.kept
    named = pl.concat(case.tables[name].select(PAIR) for name in LISTS).unique().sort(PAIR)
    named = case.of_both_sides(named).join(kept, on=PAIR, how="anti", maintain_order="left")
    for limit, is_apart in _asked(case, named, LIMITS).items():
        yield of_rows(f"limit:{limit}", named, PAIR, is_apart)


def _points(case: Audited) -> Iterator[Finding]:
    proposed = case.of_both_sides(case.tables["proposals"])
    parts = _asked(case, proposed, PARTS)
    for part, points in parts.items():
        yield of_rows(f"part:{part}", proposed, PAIR, points != proposed[part].to_numpy())
    added = proposed.select(pl.sum_horizontal(*COMPONENTS) != pl.col("score")).to_series()
    yield of_rows("score:proposals", proposed, PAIR, added)
    for name in LISTS[1:]:
        shown = case.of_both_sides(case.tables[name])
        points = sum(_asked(case, shown, PARTS).values(), np.zeros(shown.height, np.int64))
        yield of_rows(f"score:{name}", shown, PAIR, points != shown["score"].to_numpy())


def _asked(
    case: Audited, pairs: pl.DataFrame, questions: Mapping[str, Callable[[Pairs], Answer]]
) -> dict[str, Answer]:
    seekers, posts = case.rows_of(pairs)
    cuts = range(AT_ONCE, len(seekers), AT_ONCE)
    pieces = [
        ListedPairs(case.sides, *piece)
        for piece in zip(np.split(seekers, cuts), np.split(posts, cuts), strict=True)
    ]
    return {
        name: np.concatenate([question(piece) for piece in pieces])
        for name, question in questions.items()
    }
