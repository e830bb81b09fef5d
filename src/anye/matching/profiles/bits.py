"""How do the rows of a table become bits of one word a seeker or post?

Rows of somebody who is not among the given ids are passed over: they are set aside, not matched.
"""

from collections.abc import Mapping

import numpy as np
import polars as pl

from anye.codes.catalogue import Entry
from anye.matching.profiles.arrays import ITEMS_A_WORD, WORDS, Array, BitArrays

BITS_AN_ITEM = 4
LEVELS_AS_BITS = np.array([0b0000, 0b0001, 0b0011, 0b0111, 0b1111], np.uint64)
EVERY_BIT = np.uint64(2**64 - 1)
ALL = -1  # as an int32: every bit
NONE_KNOWN = 1 << 30  # of a seeker: no level or category is known; meets ALL, and nothing else


def rows_of_table(table: pl.DataFrame, key: str, ids: Array) -> tuple[pl.DataFrame, Array]:
    """Return the rows of those with an id, and where in the ids each row's is."""
    found = table[key].to_numpy()
    at = np.searchsorted(ids, found)
    there = at < len(ids)
    there[there] = ids[at[there]] == found[there]
    return table.filter(pl.Series(there)), at[there]


def bit_places(codes: pl.Series, entries: Mapping[str, Entry]) -> Array:
    """Return the bit of each code of a catalogue's list; -1 where there is none."""
    as_listed = codes.cast(pl.Enum(list(entries)), strict=False)
    return as_listed.to_physical().cast(pl.Int64).fill_null(-1).to_numpy()


def one_bit_each(rows: Array, places: Array, n: int) -> BitArrays:
    """Return a word for each of n, with the given bits set."""
    words = np.zeros(n, np.uint64)
    np.bitwise_or.at(words, rows, np.uint64(1) << places.astype(np.uint64))
    return words


def bits_over_words(rows: Array, places: Array, n: int) -> BitArrays:
    """Return several words for each of n, with the given bits set."""
    words = np.zeros((n, WORDS), np.uint64)
    shifted = np.uint64(1) << (places % 64).astype(np.uint64)
    np.bitwise_or.at(words, (rows, places // 64), shifted)
    return words


def levels_over_words(rows: Array, places: Array, levels: Array, n: int) -> BitArrays:
    """Return several words for each of n: of each item, as many bits as its level."""
    words = np.zeros((n, WORDS), np.uint64)
    shifts = (places % ITEMS_A_WORD * BITS_AN_ITEM).astype(np.uint64)
    np.bitwise_or.at(words, (rows, places // ITEMS_A_WORD), LEVELS_AS_BITS[levels] << shifts)
    return words


def groups_or(bits: Array, nothing: int) -> Array:
    """Return levels or categories as bits, with another value where none is said."""
    said = bits.astype(np.int32)
    return np.where(said == 0, np.int32(nothing), said)
