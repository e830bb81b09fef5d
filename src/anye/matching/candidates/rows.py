"""How does a seeker or post lie in memory while pairs are looked at? As one row each.

What a pair needs of a post then comes in one piece, and a compiled function takes a row where it
would have to take twenty-five arrays.
"""

from typing import Any

import numpy as np

from anye.matching.profiles.arrays import (
    ITEMS_A_WORD,
    WISHES,
    WORDS,
    Array,
    BitArrays,
    Posts,
    Seekers,
)

CompiledRow = Any  # of the arrays below; compiled code knows its fields

_WORDS = (np.uint64, (WORDS,))
SEEKER_ROW = np.dtype(
    [
        ("seeker_id", np.int64),
        ("capacity", *_WORDS),
        ("known", *_WORDS),  # the lowest bit of each item that is known
        ("skills", *_WORDS),
        ("needs", np.uint64),
        ("helps", np.uint64),
        ("wage_min", np.int64),
        ("refused_from", np.int64),
        ("refused_to", np.int64),
        ("township", np.int32),
        ("limit_m", np.int32),
        ("forms", np.int32),
        ("levels", np.int32),
        ("categories", np.int32),
        ("wishes", np.int32, (WISHES,)),
        ("wish_weights", np.int8, (WISHES,)),
        ("education", np.int8),
        ("hours", np.int8),
        ("days", np.int8),
        ("remote", np.int8),
        ("nights", np.int8),
        ("shifts", np.int8),
    ],
    align=True,
)
POST_ROW = np.dtype(
    [
        ("post_id", np.int64),
        ("demand", *_WORDS),
        ("helpful", *_WORDS),
        ("must", *_WORDS),
        ("nice", *_WORDS),
        ("there", np.uint64),
        ("offered", np.uint64),
        ("wage_min", np.int64),
        ("wage_max", np.int64),
        ("township", np.int32),
        ("occupation", np.int32),
        ("form", np.int32),
        ("openings", np.int32),
        ("levels", np.int32),
        ("categories", np.int32),
        ("reserved", np.int32),
        ("reserved_levels", np.int32),
        ("reserved_categories", np.int32),
        ("education", np.int8),
        ("hours", np.int8),
        ("days", np.int8),
        ("remote", np.int8),
        ("nights", np.int8),
        ("shifts", np.int8),
    ],
    align=True,
)


def seeker_rows(seekers: Seekers) -> Array:
    """Return the seekers as rows."""
    renamed = {
        "seeker_id": seekers.ids,
        "known": _as_lowest_bits(seekers.known),
        "refused_from": seekers.refused_from[:-1],
        "refused_to": seekers.refused_from[1:],
    }
    return _rows(SEEKER_ROW, {**seekers._asdict(), **renamed})


def post_rows(posts: Posts) -> Array:
    """Return the posts as rows."""
    return _rows(POST_ROW, {**posts._asdict(), "post_id": posts.ids})


def _rows(row: "np.dtype[Any]", columns: dict[str, Array]) -> Array:
    rows = np.zeros(len(columns["ids"]), row)
    for name in row.names or ():
        rows[name] = columns[name]
    return rows


def _as_lowest_bits(known: BitArrays) -> BitArrays:
    words = np.zeros((len(known), WORDS), np.uint64)
    for item in range(WORDS * ITEMS_A_WORD):
        bit = (known >> np.uint64(item)) & np.uint64(1)
        words[:, item // ITEMS_A_WORD] |= bit << np.uint64(item % ITEMS_A_WORD * 4)
    return words
