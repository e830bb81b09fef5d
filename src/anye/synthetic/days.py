"""Columns of days: as day numbers since 1970-01-01, as yyyymmdd, as months, as dates."""

from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.kernel.months import MONTHS_OF_YEAR
from anye.synthetic.chance import IntArray

NO_DAY = 0  # of a day number: none; 1970-01-01 itself never occurs
_EPOCH = 1970


def day_number(year: int) -> int:
    """Return the number of 1 January."""
    return (date(year, 1, 1) - date(_EPOCH, 1, 1)).days


def month_number(year: int) -> int:
    """Return the number of January, months since 1970-01."""
    return (year - _EPOCH) * MONTHS_OF_YEAR


def months_of_days(days: IntArray) -> IntArray:
    """Return the months in which days fall, since 1970-01."""
    return _numbers(days.astype("datetime64[D]").astype("datetime64[M]"))


def as_digits(days: IntArray) -> IntArray:
    """Return day numbers as yyyymmdd."""
    months = months_of_days(days)
    year, month = np.divmod(months, MONTHS_OF_YEAR)
    first = (year + _EPOCH) * 10_000 + (month + 1) * 100
    found: IntArray = first + days - first_days(months) + 1
    return found


def birthdays(persons: IntArray) -> IntArray:
    """Return the birthdays in person numbers as day numbers."""
    born = persons // 1000 % 100_000_000
    found: IntArray = first_days(months_of_written(born)) + born % 100 - 1
    return found


def months_of_written(days: IntArray) -> IntArray:
    """Return the months of days written as yyyymmdd, since 1970-01."""
    found: IntArray = (days // 10_000 - _EPOCH) * MONTHS_OF_YEAR + days // 100 % 100 - 1
    return found


def first_days(months: IntArray) -> IntArray:
    """Return the day number of the first day of months since 1970-01."""
    return _numbers(months.astype("datetime64[M]").astype("datetime64[D]"))


def dates(days: IntArray) -> pl.Series:
    """Return day numbers as dates, NO_DAY as none."""
    return pl.Series(days.astype("datetime64[D]")).set(pl.Series(days == NO_DAY), None)


def _numbers(moments: NDArray[np.datetime64]) -> IntArray:
    found: IntArray = moments.astype(np.int64)
    return found
