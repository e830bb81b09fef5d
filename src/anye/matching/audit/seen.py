"""What could everybody have had: how many posts, the best of them, how much more at the prices?"""

from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.matching.audit.case import Audited
from anye.matching.audit.everybody import Fits, of_everybody
from anye.matching.audit.lots import OUT_OF_REACH, ByLot, by_lot, free_seats, least
from anye.matching.audit.pairs import RowNumbers

NOTHING = -1
WAYS = ("proposals", "without_floors", "first_come")


class StandingOfWay(NamedTuple):
    """What each seeker has in one way of handing out, and what would take a seat from another."""

    post: RowNumbers  # (n) row; -1 where none
    own: RowNumbers  # (n) score; -1 where none
    holds: ByLot  # the least score that holds a seat, where none is left
    left: ByLot  # -1 where a seat is left


class SeenWays(NamedTuple):
    """What is seen of each seeker, in the order of their rows."""

    fitting: RowNumbers  # posts that fit
    best: RowNumbers  # row of the post that goes first of those with a seat for them; -1 where none
    ranks: NDArray[np.int64]  # (n, ways) of the post among the k that go first; 0: none of them
    gain_listed: RowNumbers  # the most that one of those k is worth above its price
    gain: RowNumbers  # the most that any post is
    envied: NDArray[np.int64]  # (n, ways) posts held by somebody for whom it is worth less
    passed_by: NDArray[np.int64]  # (n, ways) better posts with a seat left


class _Asked(NamedTuple):
    case: Audited
    k: int
    prices: ByLot
    ways: tuple[StandingOfWay, ...]
    is_kept: NDArray[np.bool_]
    barred: NDArray[np.int64]  # keys of pairs


def seen(case: Audited, threads: int) -> SeenWays:
    """Return what could be had by everybody, every pair looked at."""
    asked = _asked(case)
    everybody = np.arange(len(case.sides.seekers.ids))
    pieces = of_everybody(case.sides, lambda fits: _see(asked, fits), everybody, threads)
    who, found = zip(*pieces, strict=True)
    back = np.argsort(np.concatenate(who))
    return SeenWays(*(np.concatenate(column)[back] for column in zip(*found, strict=True)))


def _asked(case: Audited) -> _Asked:
    sides, free = case.sides, free_seats(case.sides)
    prices = by_lot(sides, case.tables["lot_prices"], "price", 0)
    is_kept = np.zeros(len(sides.seekers.ids), np.bool_)
    is_kept[case.kept_rows()] = True
    barred = _keys(case, *case.rows_of(sides.barred))
    ways = tuple(_standing(case, way, free) for way in WAYS)
    at_prices = ByLot(
        *(
            np.where(seats > 0, price, OUT_OF_REACH)
            for seats, price in zip(free, prices, strict=True)
        )
    )
    k = case.match.manifest["config"]["candidates"]
    return _Asked(case, k, at_prices, ways, is_kept, barred)


def _standing(case: Audited, way: str, free: ByLot) -> StandingOfWay:
    """Return how a way stands; seats that people kept are nobody's to envy."""
    ways = case.tables["other_ways"].filter(pl.col("way") == way).drop("way")
    has = case.of_both_sides(ways if way != WAYS[0] else case.tables[way].select(ways.columns))
    rows, posts = case.rows_of(has)
    post, own = np.full((2, len(case.sides.seekers.ids)), NOTHING)
    post[rows], own[rows] = posts, has["score"].to_numpy()
    given = has.join(case.sides.kept, on="seeker_id", how="anti")
    of_lots = given.group_by("post_id", "is_reserved").agg(pl.len(), least=pl.col("score").min())
    filled = by_lot(case.sides, of_lots, "len", 0)
    lowest = by_lot(case.sides, of_lots, "least", OUT_OF_REACH)
    is_left = [there > taken for there, taken in zip(free, filled, strict=True)]
    return StandingOfWay(
        post,
        own,
        ByLot(
            *(np.where(left, OUT_OF_REACH, low) for left, low in zip(is_left, lowest, strict=True))
        ),
        ByLot(*(np.where(left, NOTHING, OUT_OF_REACH) for left in is_left)),
    )


def _keys(case: Audited, seekers: RowNumbers, posts: RowNumbers) -> NDArray[np.int64]:
    return seekers * len(case.sides.posts.ids) + posts


def _see(asked: _Asked, fits: Fits) -> tuple[RowNumbers, tuple[NDArray[np.int64], ...]]:
    sides, seekers = asked.case.sides, fits.seekers[fits.seeker]
    free = ~asked.is_kept[seekers] & ~np.isin(_keys(asked.case, seekers, fits.post), asked.barred)
    at_prices = least(sides, seekers, fits.post, asked.prices)
    orders = np.where(free & (at_prices < OUT_OF_REACH), fits.order, np.uint64(0))
    first = fits.by_seeker(np.maximum, orders, 0)
    is_first = (orders > 0) & (orders == first[fits.seeker])
    gain = np.where(free, np.maximum(fits.score - at_prices, 0), 0)
    ways = [_worse(asked, way, fits, free) for way in asked.ways]
    return fits.seekers, (
        np.diff(fits.begins),
        fits.by_seeker(np.maximum, np.where(is_first, fits.post, NOTHING), NOTHING),
        np.stack([_rank(asked.k, way, fits) for way in asked.ways], axis=1),
        fits.by_seeker(np.maximum, np.where(_is_listed(fits, asked.k), gain, 0), 0),
        fits.by_seeker(np.maximum, gain, 0),
        np.stack([envied for envied, _ in ways], axis=1),
        np.stack([passed for _, passed in ways], axis=1),
    )


def _is_listed(fits: Fits, k: int) -> NDArray[np.bool_]:
    """Return which pairs are among the k that go first for their seeker."""
    last = np.zeros(len(fits.seekers), np.uint64)
    for n in np.flatnonzero(np.diff(fits.begins) > k):
        theirs = fits.order[fits.begins[n] : fits.begins[n + 1]]
        last[n] = np.partition(theirs, -k)[-k]
    return np.asarray(fits.order >= last[fits.seeker])


def _rank(k: int, way: StandingOfWay, fits: Fits) -> RowNumbers:
    """Return the place of the post of each among all that fit; 0 where it is beyond the k."""
    is_own = fits.post == way.post[fits.seekers[fits.seeker]]
    own = fits.by_seeker(np.maximum, np.where(is_own, fits.order, np.uint64(0)), 0)
    rank = fits.by_seeker(np.add, (fits.order >= own[fits.seeker]).astype(np.int64), 0)
    return np.where((own > 0) & (rank <= k), rank, 0)


def _worse(
    asked: _Asked, way: StandingOfWay, fits: Fits, free: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return how many better posts each could have by this score: held for less, or left."""
    seekers = fits.seekers[fits.seeker]
    is_better = free & (fits.score > way.own[seekers])
    at = np.flatnonzero(is_better)
    lots = [
        least(asked.case.sides, seekers[at], fits.post[at], part) for part in (way.holds, way.left)
    ]
    is_held, is_left = np.zeros((2, len(is_better)), np.int64)
    is_left[at] = lots[1] == NOTHING
    is_held[at] = (fits.score[at] > lots[0]) & (lots[1] != NOTHING)
    return fits.by_seeker(np.add, is_held, 0), fits.by_seeker(np.add, is_left, 0)
