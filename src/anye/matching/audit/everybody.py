"""Which posts fit each seeker, with which score? Every pair in reach is looked at once more.

Seekers of a township who go about equally far are looked at together. What is farther than any of
them goes, with a bus, cannot fit, and is left out.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from anye.matching.audit.limits import BUS_M, FULLY, NOT_AT_HOME, ONLY, fits
from anye.matching.audit.pairs import Fitting, PairBlock, RowNumbers
from anye.matching.audit.parts import score
from anye.matching.audit.sides import SidesAnew

TOGETHER = 128  # seekers of a block
FoundOfChunk = TypeVar("FoundOfChunk")
Orders = NDArray[np.uint64]


class Fits(NamedTuple):
    """Some seekers, and the posts that fit each of them, one seeker after another."""

    seekers: RowNumbers  # (s)
    begins: RowNumbers  # (s + 1)
    seeker: RowNumbers  # (f) place among the seekers above
    post: RowNumbers  # (f)
    score: RowNumbers  # (f)
    order: Orders  # (f) greater for what goes first

    def by_seeker(self, reduced: np.ufunc, values: NDArray[Any], nothing: int) -> NDArray[Any]:
        """Return what is left of the values of each seeker; nothing where nothing fits."""
        found = np.full(len(self.seekers), nothing, values.dtype)
        has = np.diff(self.begins) > 0
        if len(values):
            found[has] = reduced.reduceat(values, self.begins[:-1][has])
        return found


def of_everybody(
    sides: SidesAnew, ask: Callable[[Fits], FoundOfChunk], seekers: RowNumbers, threads: int
) -> Iterator[FoundOfChunk]:
    """Give what is asked of each block of the seekers and what fits them, block by block."""
    with threadpool_limits(1), ThreadPoolExecutor(threads) as pool:  # a product takes one core
        yield from pool.map(lambda rows: ask(_fits(sides, rows)), blocks(sides, seekers))


def blocks(sides: SidesAnew, seekers: RowNumbers) -> list[RowNumbers]:
    """Return the seekers in blocks, each of one wish for work at home and of near townships."""
    columns = sides.seekers.columns
    home, remote, limit = (columns[name][seekers] for name in ("township", "remote", "limit_m"))
    order = np.lexsort((limit, home, remote))
    cuts = np.flatnonzero(np.diff(remote[order])) + 1
    return [
        rows[begin : begin + TOGETHER]
        for rows in np.split(seekers[order], cuts)
        for begin in range(0, len(rows), TOGETHER)
    ]


def in_reach(sides: SidesAnew, seekers: RowNumbers, beyond: int = 0) -> RowNumbers:
    """Return the posts that could be near enough for any of a block, or are worked at home."""
    columns, posts = sides.seekers.columns, sides.posts.columns
    homes, limits = columns["township"][seekers], columns["limit_m"][seekers]
    found = posts["remote"] == FULLY
    for home in np.unique(homes):
        farthest = limits[homes == home].max() + beyond + BUS_M * posts["has_bus"]
        found |= sides.metres[home][posts["township"]] <= farthest
        found |= posts["township"] == home
    return np.flatnonzero(found)


def orders(sides: SidesAnew, score: RowNumbers, seekers: RowNumbers, posts: RowNumbers) -> Orders:
    """Return numbers that are greater for the pairs that go first: by score, then by a hash."""
    with np.errstate(over="ignore"):
        of_seeker = splitmix(sides.seekers.ids[seekers].astype(np.uint64))
        tie = splitmix(of_seeker ^ sides.posts.ids[posts].astype(np.uint64))
    return (score.astype(np.uint64) << np.uint64(54)) | (tie >> np.uint64(10))


def _fits(sides: SidesAnew, seekers: RowNumbers) -> Fits:
    columns, posts = sides.seekers.columns, sides.posts.columns
    remote, there = columns["remote"][seekers[0]], in_reach(sides, seekers)
    unwanted = FULLY if remote == NOT_AT_HOME else -1
    at_home = posts["remote"][there] == FULLY
    there = there[at_home] if remote == ONLY else there[posts["remote"][there] != unwanted]
    block = PairBlock(sides, seekers, there)
    pairs = Fitting(block, fits(block))
    points = score(pairs).astype(np.int64)
    begins = np.searchsorted(pairs.i, np.arange(len(seekers) + 1))
    order = orders(sides, points, pairs.seekers, pairs.posts)
    return Fits(seekers, begins, pairs.i, pairs.posts, points, order)


def splitmix(number: Orders) -> Orders:
    """Return splitmix64 of numbers."""
    number = number + np.uint64(0x9E3779B97F4A7C15)
    number = (number ^ (number >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    number = (number ^ (number >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return number ^ (number >> np.uint64(31))
