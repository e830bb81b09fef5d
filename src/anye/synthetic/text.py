"""Numbers to text for whole columns, without one Python string being made."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.codes.letters import ZERO, Letters
from anye.synthetic.chance import IntArray


def digits(numbers: IntArray, places: int) -> Letters:
    """Write numbers as rows of ASCII digits, with leading noughts."""
    rows = np.empty((len(numbers), places), dtype=np.uint8)
    rest = np.asarray(numbers, dtype=np.int64)
    for place in range(places - 1, -1, -1):
        rest, digit = np.divmod(rest, 10)
        rows[:, place] = digit + ZERO
    return rows


def picked(words: Sequence[str] | pl.Series, places: NDArray[Any]) -> pl.Series:
    """Return the words at the given places."""
    pool = words if isinstance(words, pl.Series) else pl.Series(words, dtype=pl.String)
    return pool.gather(pl.Series(places.astype(np.uint32)))


def joined(*parts: pl.Series) -> pl.Series:
    """Join columns of text, row by row."""
    frame = pl.DataFrame({str(n): part for n, part in enumerate(parts)})
    return frame.select(pl.concat_str(pl.all())).to_series()
