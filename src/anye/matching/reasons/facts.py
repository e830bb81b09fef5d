"""What do the profiles of a seeker and a post say of the two together?

The same comparisons as those of the score, kept apart: which wish, how many skills, which items
are just met or not assessed, which accommodations are there or are to be provided.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import polars as pl

from anye.codes.catalogue import ACCOMMODATIONS, ITEMS
from anye.matching.candidates.bit_counts import LOWEST, bits_in, items_in
from anye.matching.candidates.limits import FULLY_REMOTE, SHUTTLE, is_for
from anye.matching.candidates.rows import CompiledRow, post_rows, seeker_rows
from anye.matching.candidates.score import BY_DEPTH, BY_WEIGHT, shared_depth
from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import ITEMS_A_WORD, WISHES, WORDS, Array, BitArrays, Flags, Ints
from anye.matching.profiles.bits import ALL, BITS_AN_ITEM, LEVELS_AS_BITS, bit_places, rows_of_table
from anye.matching.profiles.encode import Sides

FULL = np.uint64(0b1111)
ONE = np.uint64(1)


class Instead(NamedTuple):
    """The demands that an accommodation makes up for, post by post."""

    starts: Array  # int64 (m + 1)
    item: Ints  # place of the item in the catalogue
    level: BitArrays  # as bits
    by: BitArrays  # the accommodation, a bit


class Facts(NamedTuple):
    """What is said of n pairs."""

    depth: Ints  # (n) levels of 大典 shared with the wish that comes nearest
    wish: Ints  # (n) 1 to 3; 0 where there is none
    skills_there: Ints  # (n)
    skills_asked: Ints  # (n)
    is_directed: Flags  # (n) to some, of whom the seeker is one
    tight: BitArrays  # (n, WORDS) hard demands that are just met, the lowest bit of each item
    unknown: BitArrays  # (n, WORDS) hard demands on items that nobody assessed
    there: (
        BitArrays  # (n) accommodations that are there and wanted, or without which it could not be
    )
    to_provide: BitArrays  # (n) accommodations that are needed and not there yet


def facts(sides: Sides, tables: Mapping[str, pl.DataFrame], i: Ints, j: Ints) -> Facts:
    """Return what the profiles say of some pairs of rows."""
    found = _nothing(len(i))
    metres = sides.reach.metres[sides.seekers.township[i], sides.posts.township[j]]
    instead = _instead(tables["post_demands"], sides.posts.ids, sides.posts.offered)
    both = (seeker_rows(sides.seekers), post_rows(sides.posts))
    _fill(both, instead, (i, j, metres), found)
    return found


def _nothing(n: int) -> Facts:
    return Facts(
        depth=np.zeros(n, np.int32),
        wish=np.zeros(n, np.int32),
        skills_there=np.zeros(n, np.int32),
        skills_asked=np.zeros(n, np.int32),
        is_directed=np.zeros(n, np.bool_),
        tight=np.zeros((n, WORDS), np.uint64),
        unknown=np.zeros((n, WORDS), np.uint64),
        there=np.zeros(n, np.uint64),
        to_provide=np.zeros(n, np.uint64),
    )


def _instead(table: pl.DataFrame, posts: Array, offered: BitArrays) -> Instead:
    hard = pl.col("is_essential") & (pl.col("task") != "") & (pl.col("adaptable_by") != "")
    rows, of = rows_of_table(table.filter(hard).sort("post_id", "item"), "post_id", posts)
    by = ONE << bit_places(rows["adaptable_by"], ACCOMMODATIONS).astype(np.uint64)
    can = (offered[of] & by) != 0
    return Instead(
        np.searchsorted(of[can], np.arange(len(posts) + 1)).astype(np.int64),
        bit_places(rows["item"], ITEMS)[can].astype(np.int32),
        LEVELS_AS_BITS[rows["level"].to_numpy()[can]],
        by[can],
    )


@compiled
def _fill(
    both: tuple[Array, Array], instead: Instead, pairs: tuple[Ints, Ints, Ints], found: Facts
) -> None:
    i, j, metres = pairs
    for pair in range(len(i)):
        seeker, post = both[0][i[pair]], both[1][j[pair]]
        found.depth[pair], found.wish[pair] = nearest_wish(seeker, post)
        found.skills_there[pair], found.skills_asked[pair] = _skills(seeker, post)
        found.is_directed[pair] = _is_directed(seeker, post)
        for word in range(WORDS):
            asked = post.demand[word] & LOWEST
            met = asked & ~items_in(post.demand[word] & ~seeker.capacity[word])
            room = items_in(seeker.capacity[word] & ~post.demand[word])
            found.tight[pair, word] = met & seeker.known[word] & ~room
            found.unknown[pair, word] = asked & ~seeker.known[word]
        wanted, needed = seeker.needs | seeker.helps, seeker.needs
        if metres[pair] > seeker.limit_m and post.remote != FULLY_REMOTE:
            wanted |= SHUTTLE
        for demand in range(instead.starts[j[pair]], instead.starts[j[pair] + 1]):
            if _is_short_of(seeker, instead.item[demand], instead.level[demand]):
                wanted |= instead.by[demand]
                needed |= instead.by[demand]
            elif not _is_known(seeker, instead.item[demand]):
                word, shift = _place(instead.item[demand])
                found.unknown[pair, word] |= ONE << shift
        found.there[pair] = wanted & post.there
        found.to_provide[pair] = needed & post.offered & ~post.there


@compiled
def nearest_wish(seeker: CompiledRow, post: CompiledRow) -> tuple[int, int]:
    """Return how many levels of 大典 the wish that earns most shares, and which choice it is."""
    most, depth, choice = -1, 0, 0
    for place in range(WISHES):
        if seeker.wishes[place] != 0:
            shared = shared_depth(post.occupation, seeker.wishes[place])
            earned = BY_DEPTH[shared] * BY_WEIGHT[seeker.wish_weights[place]]
            if earned > most:
                most, depth, choice = earned, shared, WISHES + 1 - seeker.wish_weights[place]
    return depth, choice


@compiled
def _skills(seeker: CompiledRow, post: CompiledRow) -> tuple[int, int]:
    there, asked = 0, 0
    for word in range(WORDS):
        wanted = post.must[word] | post.nice[word]
        asked += bits_in(wanted)
        there += bits_in(wanted & seeker.skills[word])
    return there, asked


@compiled
def _is_directed(seeker: CompiledRow, post: CompiledRow) -> bool:
    to_all = post.levels == ALL and post.categories == ALL
    return not to_all and is_for(post.levels, post.categories, seeker)


@compiled
def _place(item: int) -> tuple[int, np.uint64]:
    return item // ITEMS_A_WORD, np.uint64(item % ITEMS_A_WORD * BITS_AN_ITEM)


@compiled
def _is_known(seeker: CompiledRow, item: int) -> bool:
    word, shift = _place(item)
    return bool((seeker.known[word] >> shift) & ONE)


@compiled
def _is_short_of(seeker: CompiledRow, item: int, level: np.uint64) -> bool:
    word, shift = _place(item)
    return bool(level & ~((seeker.capacity[word] >> shift) & FULL))
