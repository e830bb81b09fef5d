"""Is this an organisation code (GB 11714), and which organisation's?

Eight digits or capital letters and a check character, X for ten. Since 2015 it lives on inside
the credit code (places 9 to 17); tax numbers of the years before are the region and this code.
"""

import numpy as np
import polars as pl

from anye.codes import letters
from anye.codes.letters import Letters, Numbers, Truths

WIDTH = 9
WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_MODULUS = 11
_CHECKS = np.frombuffer(b"0123456789X0", np.uint8)  # eleven is written as nought
_BASE = 36
BEYOND_EIGHT: int = _BASE ** (WIDTH - 1)  # no number of eight places reaches it
_STRANGER = 255
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WORTH = letters.worth_table(_DIGITS.encode(), _STRANGER)


def check_characters(identifier: Letters) -> Letters:
    """Return the check character of each row of eight letters (as bytes)."""
    rest = letters.weighted(letters.worths(identifier, _WORTH), WEIGHTS) % _MODULUS
    found: Letters = _CHECKS[_MODULUS - rest]
    return found


def valid_rows(rows: Letters) -> Truths:
    """Return which rows of letters are organisation codes."""
    worths = letters.by_place(letters.worths(rows[:, :8], _WORTH))
    known: Truths = worths.max(axis=0, initial=0) != _STRANGER
    agrees: Truths = check_characters(rows[:, :8]) == rows[:, 8]
    return known & agrees


def valid(column: pl.Series) -> Truths:
    """Return which texts are organisation codes."""
    rows, _ = letters.matrix(column, WIDTH)
    return valid_rows(rows)


def employer_ids(column: pl.Series) -> Numbers:
    """Return the integer key of each employer; 0 where the text is not an organisation code."""
    rows, _ = letters.matrix(column, WIDTH)
    worths = letters.worths(rows[:, :8], _WORTH)
    return np.where(valid_rows(rows), letters.number(worths, _BASE), 0)


def organisation(employer_id: int) -> str:
    """Write an employer's number as its organisation identifier: the code but for its check.

    The number of an identifier whose check character is another one is written with it.
    """
    is_odd = employer_id >= BEYOND_EIGHT
    employer_id -= BEYOND_EIGHT * is_odd
    places = []
    for _ in range(WIDTH - (not is_odd)):
        employer_id, digit = divmod(employer_id, _BASE)
        places.append(_DIGITS[digit])
    return "".join(reversed(places))
