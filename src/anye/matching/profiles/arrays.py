"""Both sides as arrays: what the compiled steps of matching read.

Row numbers stand for ids here: a seeker is a row of ``Seekers``, a post a row of ``Posts``. Named
tuples, as compiled code takes them whole.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
BitArrays = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Array = NDArray[Any]

ITEMS_A_WORD = 16  # four bits an item: level n sets the lowest n
WORDS = 2  # of 64 bits, of capacities and of skills: at most 32 items and 128 skills
WISHES = 3
NOBODY = -1  # instead of a row


class Seekers(NamedTuple):
    """Job seekers, n of them."""

    ids: Array  # int64 (n), ascending
    township: Ints  # (n) row of Reach
    limit_m: Ints  # (n) metres one way; where not said, the default
    capacity: BitArrays  # (n, WORDS) levels as bits; all set where an item is unknown
    known: BitArrays  # (n) items that are known, a bit each
    needs: BitArrays  # (n) accommodations without which it cannot be, a bit each
    helps: BitArrays  # (n) accommodations that help
    skills: BitArrays  # (n, WORDS)
    education: Array  # int8 (n)
    hours: Array  # int8 (n) a day at most; 24 where not said
    days: Array  # int8 (n) a week at most; 7 where not said
    nights: Flags  # (n)
    shifts: Flags  # (n)
    remote: Array  # int8 (n) 0 no, 1 also, 2 only
    wage_min: Array  # int64 (n) fen a month
    forms: Ints  # (n) bits; all set where nothing is said
    wishes: Ints  # (n, WISHES) occupations; 0: none
    wish_weights: Array  # int8 (n, WISHES)
    refused_from: Array  # int64 (n + 1) where the refusals of a seeker begin
    refused: Ints  # occupations
    levels: Ints  # (n) 2**(level-1)
    categories: Ints  # (n) bits


class Posts(NamedTuple):
    """Posts, m of them."""

    ids: Array  # int64 (m), ascending
    township: Ints  # (m) row of Reach
    openings: Ints  # (m)
    occupation: Ints  # (m)
    form: Ints  # (m) one bit
    demand: BitArrays  # (m, WORDS) hard demands, after what the accommodations make up for
    helpful: BitArrays  # (m, WORDS) demands that only help
    adapted: (
        BitArrays  # (m) items demanded only without an accommodation that is there or to be bought
    )
    there: BitArrays  # (m) accommodations that are there
    offered: BitArrays  # (m) accommodations that are there or can be bought
    must: BitArrays  # (m, WORDS) skills
    nice: BitArrays  # (m, WORDS) skills
    education: Array  # int8 (m)
    hours: Array  # int8 (m) a day
    days: Array  # int8 (m) a week
    nights: Flags  # (m)
    shifts: Flags  # (m)
    remote: Array  # int8 (m) 0 no, 1 partly, 2 fully
    wage_min: Array  # int64 (m) fen a month
    wage_max: Array  # int64 (m)
    levels: Ints  # (m) directed to these; all bits where to everybody
    categories: Ints  # (m)
    reserved: Ints  # (m) seats of the openings
    reserved_levels: Ints  # (m)
    reserved_categories: Ints  # (m)


class Reach(NamedTuple):
    """How far it is from township to township, t of them."""

    townships: Array  # int64 (t) codes, ascending
    metres: Ints  # (t, t) by road, estimated; FAR where no point is known
    is_estimated: Flags  # (t) the point itself is an estimate


class Candidates(NamedTuple):
    """For each seeker the posts that fit, best first; the same score in the order of a hash."""

    starts: Array  # int64 (n + 1)
    post: Ints
    score: Ints  # 0 to 1000

    def of(self, seeker: int) -> slice:
        """Return where the candidates of a seeker stand."""
        return slice(int(self.starts[seeker]), int(self.starts[seeker + 1]))


FAR = np.iinfo(np.int32).max
