"""Is what would help true? The limits that alone keep posts away are counted once more.

Of a city some of those without a proposal are looked at, drawn by a hash; of a district all.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.codes.catalogue import ACCOMMODATIONS, SKILLS
from anye.codes.words.match_reasons import NONE_ALONE, SEATS_CONTESTED, SEATS_LEFT
from anye.matching.audit.case import Audited
from anye.matching.audit.everybody import blocks, in_reach, splitmix
from anye.matching.audit.findings import Finding, of_difference
from anye.matching.audit.limits import BUS_M, FULLY, LIMITS
from anye.matching.audit.lots import by_lot, free_seats, least
from anye.matching.audit.pairs import Answer, Fitting, PairBlock, Pairs, RowNumbers
from anye.matching.audit.sides import DEMANDS

MOST = 5_000  # seekers looked at
SETS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "capacity": ("lacked_demands", "hard_demands", tuple(item for item, _ in DEMANDS)),
    "accommodation": ("unmet_needs", "not_offered", tuple(ACCOMMODATIONS)),
    "skill": ("lacked_skills", "must_skills", tuple(SKILLS)),
}


class _Counted(NamedTuple):
    seeker: RowNumbers
    post: RowNumbers
    limit: list[str]


def of_help(case: Audited) -> Iterator[Finding]:
    """Give what is found of what is said to help."""
    without = np.setdiff1d(
        np.arange(len(case.sides.seekers.ids)), case.rows_of(case.tables["proposals"])[0]
    )
    order = np.argsort(splitmix(case.sides.seekers.ids[without].astype(np.uint64)), kind="stable")
    looked_at = np.sort(without[order[:MOST]])
    pairs = _pairs(case, looked_at)
    of_them = pl.Series(case.sides.seekers.ids[looked_at]).implode()
    said = case.tables["why_not"].filter(pl.col("seeker_id").is_in(of_them))
    worked_out = _of_seekers(pairs, looked_at, case.sides.seekers.ids)
    yield of_difference("helped", said, worked_out, ["seeker_id", "limit"])
    if len(looked_at) == len(without):
        is_limit = ~pl.col("limit").is_in([SEATS_CONTESTED, SEATS_LEFT])
        of_posts = pairs.filter(is_limit).group_by("post_id", "limit")
        advice = of_posts.agg(seekers=pl.len().cast(pl.Int32))
        yield of_difference("advice", case.tables["advice"], advice, ["post_id", "limit"])


def _of_seekers(pairs: pl.DataFrame, looked_at: RowNumbers, ids: NDArray[np.int64]) -> pl.DataFrame:
    counted = pairs.group_by("seeker_id", "limit").agg(posts=pl.len().cast(pl.Int32))
    everybody = pl.DataFrame({"seeker_id": ids[looked_at]})
    rest = everybody.join(counted, on="seeker_id", how="anti").with_columns(
        limit=pl.lit(NONE_ALONE), posts=pl.lit(0, pl.Int32)
    )
    return pl.concat([counted, rest])


def _pairs(case: Audited, seekers: RowNumbers) -> pl.DataFrame:
    """Return the pairs that one limit keeps apart, or none, without those that people barred."""
    sides = case.sides
    nothing = _Counted(np.zeros(0, np.int64), np.zeros(0, np.int64), [])
    found = [nothing, *(_one_limit(case, rows) for rows in blocks(sides, seekers))]
    table = pl.DataFrame(
        {
            "seeker_id": sides.seekers.ids[np.concatenate([one.seeker for one in found])],
            "post_id": sides.posts.ids[np.concatenate([one.post for one in found])],
            "limit": pl.Series([name for one in found for name in one.limit], dtype=pl.String),
        }
    )
    return table.join(sides.barred, on=["seeker_id", "post_id"], how="anti")


def _one_limit(case: Audited, rows: RowNumbers) -> _Counted:
    block = PairBlock(case.sides, rows, in_reach(case.sides, rows, BUS_M))
    held = sum(_held(block, limit) for limit in LIMITS)
    at_home = block.post("remote") == FULLY
    near = block.metres() <= block.seeker("limit_m") + BUS_M
    near = near | at_home | (block.seeker("township") == block.post("township"))
    pairs = Fitting(block, near & (held <= 1))
    names = np.full(len(pairs.seekers), SEATS_CONTESTED, object)
    names[_has_seat_left(case, pairs)] = SEATS_LEFT
    for limit in LIMITS:
        at = np.flatnonzero(_held(pairs, limit) == 1)
        names[at] = _codes(pairs, at, limit) if limit in SETS else limit
    return _Counted(pairs.seekers, pairs.posts, list(names))


def _held(pairs: Pairs, limit: str) -> Answer:
    """Return how often a limit holds: of sets, once for each code."""
    if limit in SETS:
        return pairs.both(*SETS[limit][:2]).astype(np.int64)
    return LIMITS[limit](pairs).astype(np.int64)


def _codes(pairs: Fitting, at: RowNumbers, limit: str) -> list[str]:
    of_seekers, of_posts, codes = SETS[limit]
    seekers = pairs.sides.seekers.sets[of_seekers][pairs.seekers[at]]
    lacking = seekers * pairs.sides.posts.sets[of_posts][pairs.posts[at]]
    return [f"{limit}:{codes[place]}" for place in lacking.argmax(axis=1)]


def _has_seat_left(case: Audited, pairs: Fitting) -> NDArray[np.bool_]:
    given = case.asked.group_by("post_id", "is_reserved").len("given")
    taken = by_lot(case.sides, given, "given", 0)
    full = type(taken)(
        *(
            (there <= filled).astype(np.int64)
            for there, filled in zip(free_seats(case.sides), taken, strict=True)
        )
    )
    return np.asarray(least(case.sides, pairs.seekers, pairs.posts, full) == 0)
