"""What happens to resident IDs; where a mistake cannot be made, the ID stays.

The columns may hold nothing (an empty text): nothing happens to it.
"""

import numpy as np
import polars as pl

from anye.codes import letters
from anye.codes.letters import ZERO, Letters
from anye.codes.resident_id import WIDTH
from anye.synthetic.chance import IntArray
from anye.synthetic.mistakes.characters import one_of

_BODY = 17
_EXCEL_DIGITS = 15  # a spreadsheet keeps no more of a number


def missing(_rng: np.random.Generator, ids: pl.Series) -> pl.Series:
    """Leave the ID out."""
    return pl.select(pl.when(ids == "").then(ids).otherwise(pl.lit(""))).to_series()


def one_digit(rng: np.random.Generator, ids: pl.Series) -> pl.Series:
    """Type one digit wrong."""
    return _written(ids, _one_digit(rng, letters.matrix(ids, WIDTH)[0]))


def two_digits(rng: np.random.Generator, ids: pl.Series) -> pl.Series:
    """Type two digits wrong; one of eleven such IDs has a check character that agrees."""
    rows, _ = letters.matrix(ids, WIDTH)
    return _written(ids, _one_digit(rng, _one_digit(rng, rows)))


def neighbours_swapped(rng: np.random.Generator, ids: pl.Series) -> pl.Series:
    """Swap two neighbouring digits that differ."""
    rows, _ = letters.matrix(ids, WIDTH)
    where = one_of(rng, rows[:, : _BODY - 1] != rows[:, 1:_BODY])
    who = np.arange(len(rows))
    found = rows.copy()
    found[who, where], found[who, where + 1] = rows[who, where + 1], rows[who, where]
    return _written(ids, found)


def fifteen(_rng: np.random.Generator, ids: pl.Series) -> pl.Series:
    """Write the old form, without the century and the check character; only of births to 1999."""
    old = pl.concat_str(ids.str.slice(0, 6), ids.str.slice(8, 9))
    is_old = (ids.str.len_chars() == WIDTH) & (ids.str.slice(6, 2) == "19")
    return pl.select(pl.when(is_old).then(old).otherwise(ids)).to_series()


def spreadsheet_number(rng: np.random.Generator, ids: pl.Series) -> pl.Series:
    """Let a spreadsheet take it for a number: 1.20225E+17, or the last three digits nought."""
    whole = pl.concat_str(ids.str.slice(0, _EXCEL_DIGITS), pl.lit("000"))
    short = pl.concat_str(ids.str.slice(0, 1), pl.lit("."), ids.str.slice(1, 5), pl.lit("E+17"))
    is_short = pl.Series(rng.random(len(ids)) < 0.5)  # noqa: PLR2004 (either is as likely)
    of_another = pl.when(is_short).then(short).otherwise(whole)
    fits = ids.str.len_chars() == WIDTH
    return pl.select(pl.when(fits).then(of_another).otherwise(ids)).to_series()


def another_person(rng: np.random.Generator, ids: pl.Series) -> pl.Series:
    """Give the ID of somebody else in the column (borrowed)."""
    order = rng.permutation(len(ids))
    borrowed = ids.gather(pl.Series(order.astype(np.uint32)))
    return pl.select(pl.when(ids == "").then(ids).otherwise(borrowed)).to_series()


def _one_digit(rng: np.random.Generator, rows: Letters) -> Letters:
    who, where = np.arange(len(rows)), rng.integers(0, _BODY, len(rows))
    found = rows.copy()
    found[who, where] = _moved(rows[who, where], rng.integers(1, 10, len(rows)))
    return found


def _moved(digits: Letters, by: IntArray) -> Letters:
    return ((digits.astype(np.int64) - ZERO + by) % 10 + ZERO).astype(np.uint8)


def _written(ids: pl.Series, rows: Letters) -> pl.Series:
    """Return the changed rows as texts; what was no ID stays as it was."""
    _, fits = letters.matrix(ids, WIDTH)
    changed = letters.column(np.where(fits[:, None], rows, np.uint8(ZERO)))
    return changed.zip_with(pl.Series(fits), ids)
