"""Is this a number of a disability certificate (残疾人证), and does it agree with its row?

The resident ID (18), the category (1 to 7), the level (1 to 4), and for a certificate issued
again a tail. The tail's form is not settled (one or two digits, mostly after a B), so up to four
letters or digits are let through.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.codes import letters, resident_id
from anye.codes.letters import Letters, Truths
from anye.codes.lists import DISABILITY_CATEGORIES

WIDTH = 20
FORM = r"^\d{17}[0-9X][1-7][1-4][0-9A-Z]{0,4}$"
LEVELS = 4


@dataclass(frozen=True, slots=True)
class NumberParts:
    """What the first twenty letters of each number say."""

    ids: Letters  # 18 wide
    category: NDArray[np.int8]
    level: NDArray[np.int8]
    well_formed: Truths


def parts_of_numbers(column: pl.Series) -> NumberParts:
    """Return the parts of each number; noughts where it is not a number of a certificate."""
    form = column.str.contains(FORM).fill_null(value=False)
    rows, _ = letters.matrix(column.str.slice(0, WIDTH).set(~form, ""), WIDTH)
    digits = (rows[:, resident_id.WIDTH :] - np.uint8(letters.ZERO)).astype(np.int8)
    known = form.to_numpy()
    category, level = (np.where(known, digits[:, place], 0).astype(np.int8) for place in (0, 1))
    return NumberParts(rows[:, : resident_id.WIDTH], category, level, known)


def valid(column: pl.Series) -> Truths:
    """Return which texts are numbers of certificates with a valid resident ID inside."""
    found = parts_of_numbers(column)
    levels = (found.level >= 1) & (found.level <= LEVELS)
    categories = np.isin(found.category, list(DISABILITY_CATEGORIES))
    valid_parts: Truths = found.well_formed & categories & levels
    return valid_parts & resident_id.valid_rows(found.ids)
