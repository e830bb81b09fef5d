"""How does a column of codes become a matrix of letters, one row per code?

Check digits are sums over places. Over a matrix of bytes numpy adds them for a whole block of
a feed at once; a call per code would be four hundred times slower.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

Letters: TypeAlias = NDArray[np.uint8]
Truths: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = NDArray[np.int64]

ZERO, NINE = ord("0"), ord("9")


def matrix(column: pl.Series, width: int) -> tuple[Letters, Truths]:
    """Return the bytes of each text, and which texts fill the width; the others are noughts."""
    texts = column.fill_null("").to_arrow(compat_level=pl.CompatLevel.oldest())
    offsets, data = _buffers(texts)
    lengths = np.diff(offsets)
    data = data[offsets[0] : offsets[-1]]
    fits = lengths == width
    if fits.all():
        return data.reshape(-1, width), fits
    rows = np.zeros((len(lengths), width), np.uint8)
    rows[fits] = data[np.repeat(fits, lengths)].reshape(-1, width)
    return rows, fits


def _buffers(texts: pa.Array) -> tuple[Numbers, Letters]:
    _, offsets, data = texts.buffers()
    starts = np.frombuffer(offsets, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    return starts, np.frombuffer(data or b"", np.uint8)


def column(rows: Letters) -> pl.Series:
    """Return each row of letters as a text."""
    count, width = rows.shape
    offsets = np.arange(count + 1, dtype=np.int64) * width
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(rows))]
    texts = pa.Array.from_buffers(pa.large_string(), count, buffers)
    return pl.Series(values=texts, dtype=pl.String)


def are_digits(rows: Letters) -> Truths:
    """Return the rows that hold nothing but the digits 0 to 9."""
    found = np.ones(len(rows), np.bool_)
    for place in range(rows.shape[1]):
        found &= rows[:, place] - np.uint8(ZERO) <= NINE - ZERO  # below "0" wraps far above 9
    return found


def weighted(values: Letters, weights: Sequence[int]) -> NDArray[np.int32]:
    """Return for each row the sum of its values times the weights of their places."""
    total = np.zeros(len(values), np.int32)
    for place, weight in enumerate(weights):
        total += values[:, place] * np.int32(weight)
    return total


def number(values: Letters, base: int) -> Numbers:
    """Return each row of place values as a number of that base."""
    total = np.zeros(len(values), np.int64)
    for place in range(values.shape[1]):
        total *= base
        total += values[:, place]
    return total


def worth(alphabet: bytes, stranger: int = 255) -> Letters:
    """Return a table from byte to place in the alphabet."""
    table = np.full(256, stranger, np.uint8)
    table[np.frombuffer(alphabet, np.uint8)] = np.arange(len(alphabet))
    return table
