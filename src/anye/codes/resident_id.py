"""Is this a resident ID (公民身份号码, GB 11643), and what does it say?

Seventeen digits (six of region, eight of birth date, three of order, the last of them odd for
men) and a check character. Regions are not checked: county codes come and go by year, and a
real ID keeps the one of its day.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.codes import letters
from anye.codes.letters import Letters, Numbers, Truths

WIDTH = 18
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = np.frombuffer(b"10X98765432", np.uint8)
FIRST_YEAR = 1900  # nobody alive was born before
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP_DAY = 229
_REAL_DAYS = np.zeros(10_000, np.bool_)  # by month and day, 1231 the last
for _month, _length in enumerate(_LONGEST_MONTHS, start=1):
    _REAL_DAYS[_month * 100 + 1 : _month * 100 + _length + 1] = True


def check_characters(body: Letters) -> Letters:
    """Return the check character of each row of seventeen digits (as bytes)."""
    found: Letters = CHECKS[letters.weighted(body - np.uint8(letters.ZERO), WEIGHTS) % len(CHECKS)]
    return found


def check_character(body: int) -> str:
    """Return the check character of one ID's first seventeen digits."""
    weighted = sum(
        int(digit) * weight for digit, weight in zip(f"{body:017}", WEIGHTS, strict=True)
    )
    return chr(CHECKS[weighted % len(CHECKS)])


def whole_ids(body: int) -> str:
    """Return the ID of its first seventeen digits."""
    return f"{body:017}{check_character(body)}"


def shortened(body: int) -> str:
    """Return as much of a person's ID as a screen may show; nothing for nobody."""
    return masked(whole_ids(body)) if body else ""


def masked(resident_id: str) -> str:
    """Return an ID as a screen or letter may show it: district and last four characters."""
    return f"{resident_id[:6]}********{resident_id[-4:]}" if resident_id else ""


def well_formed(rows: Letters) -> Truths:
    """Return the rows that are seventeen digits and a digit or X."""
    is_x: Truths = rows[:, 17] == ord("X")
    return letters.are_digits(rows[:, :17]) & (letters.are_digits(rows[:, 17:18]) | is_x)


def check_agrees(rows: Letters) -> Truths:
    """Return the rows whose last letter is their check character."""
    agrees: Truths = check_characters(rows[:, :17]) == rows[:, 17]
    return agrees


def birth_days(rows: Letters) -> NDArray[np.int32]:
    """Return the eight digits of the birth date as a number, 19650131."""
    return letters.number(rows[:, 6:14] - np.uint8(letters.ZERO), 10).astype(np.int32)


def days_are_real(days: NDArray[np.int32]) -> Truths:
    """Return the numbers that are days of the calendar from 1900 on."""
    year, day = days // 10_000, days % 10_000
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    real: Truths = (year >= FIRST_YEAR) & _REAL_DAYS[day] & (leap | (day != _LEAP_DAY))
    return real


def valid(column: pl.Series) -> Truths:
    """Return which texts are resident IDs: form, birth date and check character."""
    rows, _ = letters.matrix(column, WIDTH)
    return valid_rows(rows)


def valid_rows(rows: Letters) -> Truths:
    """Return which rows of letters are resident IDs."""
    return well_formed(rows) & days_are_real(birth_days(rows)) & check_agrees(rows)


def numbers_of(rows: Letters) -> Numbers:
    """Return the first seventeen digits of each row as a number."""
    return letters.number(rows[:, :17] - np.uint8(letters.ZERO), 10)


def person_ids(column: pl.Series) -> Numbers:
    """Return the integer key of each person; 0 where the text is not a resident ID."""
    rows, _ = letters.matrix(column, WIDTH)
    return np.where(valid_rows(rows), numbers_of(rows), 0)


def born_on(column: pl.Series) -> pl.Series:
    """Return the birth date written in each ID; null where the text is not a resident ID."""
    digits = pl.when(pl.Series(valid(column))).then(column.str.slice(6, 8))
    return pl.select(digits.str.to_date("%Y%m%d").alias("born_on")).to_series()


def is_male(column: pl.Series) -> Truths:
    """Return whether the seventeenth digit is odd."""
    rows, _ = letters.matrix(column, WIDTH)
    return male_rows(rows)


def male_rows(rows: Letters) -> Truths:
    """Return whether the seventeenth digit of each row is odd."""
    odd: Truths = rows[:, 16] % 2 == 1
    return odd
