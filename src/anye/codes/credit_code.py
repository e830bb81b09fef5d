"""Is this a unified social credit code (GB 32100), and whose is it?

Registering department (1), kind of body (1), region (6 digits), organisation identifier of
GB 11714 (8, and its own check character), check character. The first two places may be letters:
codes of villages' co-operatives begin with N, and some checkers refuse them wrongly.
"""

import numpy as np
import polars as pl

from anye.codes import letters, organisation_code
from anye.codes.letters import Letters, Numbers, Truths

WIDTH = 18
ALPHABET = b"0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_LETTERS = np.frombuffer(ALPHABET, np.uint8)
_BASE = len(ALPHABET)
_STRANGER = 255
_WORTH = letters.worth_table(ALPHABET, _STRANGER)
_WORTH_OR_NOUGHT = letters.worth_table(ALPHABET, stranger=0)
_BASE_36 = 36
_WORTH_36 = letters.worth_table(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", stranger=0)


def check_characters(body: Letters) -> Letters:
    """Return the check character of each row of seventeen letters (as bytes)."""
    rest = letters.weighted(letters.worths(body, _WORTH), WEIGHTS) % _BASE
    found: Letters = _LETTERS[(_BASE - rest) % _BASE]
    return found


def well_formed(rows: Letters) -> Truths:
    """Return the rows of the standard's alphabet, with a region of digits."""
    worths = letters.by_place(letters.worths(rows, _WORTH))
    known: Truths = worths.max(axis=0, initial=0) != _STRANGER
    return known & letters.are_digits(rows[:, 2:8])


def check_agrees(rows: Letters) -> Truths:
    """Return the rows whose last letter is their check character."""
    agrees: Truths = check_characters(rows[:, :17]) == rows[:, 17]
    return agrees


def valid_rows(rows: Letters) -> Truths:
    """Return which rows of letters are credit codes."""
    return well_formed(rows) & check_agrees(rows)


def valid(column: pl.Series) -> Truths:
    """Return which texts are credit codes: alphabet, region and check character."""
    rows, _ = letters.matrix(column, WIDTH)
    return valid_rows(rows)


def one_slip_away(column: pl.Series) -> pl.DataFrame:
    """Return the credit codes that each text becomes by mending one letter or one adjacent swap.

    Every place has just one letter that makes the check agree, so a text has at most eighteen of
    the first kind. The columns are ``row``, the place of the text in the column, and ``code``.
    """
    rows, _ = letters.matrix(column, WIDTH)
    worths = letters.worths(rows, _WORTH_OR_NOUGHT)
    rest = letters.weighted(worths, (*WEIGHTS, 1)).astype(np.int64) % _BASE
    mended = []
    for place, weight in enumerate((*WEIGHTS, 1)):
        others = rest - worths[:, place].astype(np.int64) * weight
        changed = rows.copy()
        changed[:, place] = _LETTERS[-others * pow(weight, -1, _BASE) % _BASE]
        mended.append(changed)
    for place in range(WIDTH - 1):
        swapped = rows.copy()
        swapped[:, [place, place + 1]] = rows[:, [place + 1, place]]
        mended.append(swapped)
    found = [(np.flatnonzero(valid_rows(tried)), tried) for tried in mended]
    codes = pl.concat(
        pl.DataFrame({"row": pl.Series(at, dtype=pl.Int64), "code": letters.column(tried[at])})
        for at, tried in found
    )
    return codes.filter(pl.col("code") != column.gather(codes["row"])).unique(maintain_order=True)


def numbers_of(rows: Letters) -> Numbers:
    """Return the organisation identifier of each row as a number of base 36.

    Whether every code keeps the inner check character of GB 11714 is not settled, so a code that
    does not is nobody else's: its number is that of all nine places, beyond those of eight.
    """
    numbers = letters.number(letters.worths(rows[:, 8:16], _WORTH_36), _BASE_36)
    odd = organisation_code.check_characters(rows[:, 8:16]) != rows[:, 16]
    if odd.any():
        numbers[odd] = organisation_code.BEYOND_EIGHT + letters.number(
            letters.worths(rows[odd, 8:17], _WORTH_36), _BASE_36
        )
    return numbers


def employer_ids(column: pl.Series) -> Numbers:
    """Return the integer key of each employer; 0 where the text is not a credit code."""
    rows, _ = letters.matrix(column, WIDTH)
    return np.where(valid_rows(rows), numbers_of(rows), 0)
