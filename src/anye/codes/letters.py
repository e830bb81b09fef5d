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
    fits = (column.str.len_bytes() == width).fill_null(value=False)
    whole = column if fits.all() else column.zip_with(fits, pl.Series(["\0" * width]))
    texts = whole.to_arrow(compat_level=pl.CompatLevel.oldest())
    _, offsets, data = texts.buffers()
    start = int(np.frombuffer(offsets, np.int64)[texts.offset]) if len(texts) else 0
    letters = np.frombuffer(data or b"", np.uint8)[start : start + len(texts) * width]
    return letters.reshape(-1, width), fits.to_numpy()


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
    for letters in by_place(rows):
        found &= letters - np.uint8(ZERO) <= NINE - ZERO  # below "0" wraps far above 9
    return found


def weighted(values: Letters, weights: Sequence[int]) -> NDArray[np.uint16]:
    """Return for each row the sum of its values times the weights of their places."""
    total = np.zeros(len(values), np.uint16)  # 17 places of at most 30 times 30 stay far below
    for worths, weight in zip(by_place(values), weights, strict=True):
        total += worths * np.uint16(weight)
    return total


def number(values: Letters, base: int) -> Numbers:
    """Return each row of place values as a number of that base."""
    total = np.zeros(len(values), np.int64)
    for worths in by_place(values):
        total *= base
        total += worths
    return total


def by_place(rows: Letters) -> Letters:
    """Return the letters place by place: columns that lie together are added several at once."""
    return np.ascontiguousarray(rows.T)


def worths(rows: Letters, table: bytes) -> Letters:
    """Return each letter's worth by a table of 256; many times faster than indexing."""
    return np.frombuffer(rows.tobytes().translate(table), np.uint8).reshape(rows.shape)


def worth_table(alphabet: bytes, stranger: int) -> bytes:
    """Return a table from byte to place in the alphabet."""
    table = bytearray([stranger] * 256)
    for place, letter in enumerate(alphabet):
        table[letter] = place
    return bytes(table)
