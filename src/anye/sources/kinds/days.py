"""Days, months and years, in the forms people write them."""

from datetime import date

import polars as pl

from anye.sources.kinds.cells import Bounds, Cells, first_fault, is_of_form
from anye.tables.contracts import Field

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9999, 12, 31)
FIRST_MONTH = 199001
FIRST_YEAR = 2000
_MONTH_WIDTH, _YEAR_WIDTH = 6, 4
_SEPARATED = r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00(?:\.0+)?)?)?$"
_TOGETHER = r"^(\d{4})(\d{2})(\d{2})$"
_ISO = r"^\d{4}-\d{1,2}-\d{1,2}$"
_MONTH = r"^(\d{4})[-/.年](\d{1,2})月?(?:[-/]0?1(?: 00:00:00)?)?$"  # a spreadsheet makes it a day
_TWO_MONTHS = r"^\d{4}\.1$"  # as a number, 2025.10 is the same as 2025.1
_WHOLE = r"\.0+$"  # what a column of whole numbers with blanks becomes
_BARE_NUMBER = r"^\d{1,6}(?:\.\d+)?$"  # days since 1900, as spreadsheets count them


def read_day(texts: pl.Series, field: Field, bounds: Bounds) -> Cells:
    """Read days as 2025-03-01."""
    days = texts.str.to_date("%Y-%m-%d", strict=False)
    missed = days.is_null().to_numpy()
    latest = LAST_DAY if field.may_be_future else bounds.today
    faults = first_fault(
        len(texts),
        ("day_as_number", is_of_form(texts, missed, _BARE_NUMBER)),
        ("day_not_real", is_of_form(texts, missed, _ISO)),
        ("day_form", missed),
        ("day_before_1900", days < FIRST_DAY),
        ("day_after_today", days > latest),
    )
    return Cells({field.name: days}, faults)


def respelled_day(texts: pl.Series) -> pl.Series:
    """Return 2025/3/1, 2025.3.1, 20250301 and 2025年3月1日 as 2025-03-01."""
    return texts.str.replace(_SEPARATED, "$1-$2-$3").str.replace(_TOGETHER, "$1-$2-$3")


def read_month(texts: pl.Series, field: Field, bounds: Bounds) -> Cells:
    """Read months as 202503."""
    months = _number(texts, _MONTH_WIDTH)
    last = bounds.today.year * 100 + bounds.today.month
    faults = first_fault(
        len(texts),
        ("month_or_october", is_of_form(texts, months.is_null().to_numpy(), _TWO_MONTHS)),
        ("month_form", months.is_null() | ~(months % 100).is_between(1, 12)),
        ("month_out_of_range", ~months.is_between(FIRST_MONTH, last)),
    )
    return Cells({field.name: months}, faults)


def respelled_month(texts: pl.Series) -> pl.Series:
    """Return 2025-03, 2025/3 and 2025年3月 as 202503; 2025.1 may be October and stays."""
    spelled = texts.str.extract(_MONTH, 1) + texts.str.extract(_MONTH, 2).str.zfill(2)
    told = spelled.is_not_null() & ~texts.str.contains(_TWO_MONTHS)
    return spelled.zip_with(told, texts.str.replace(_WHOLE, ""))


def read_year(texts: pl.Series, field: Field, bounds: Bounds) -> Cells:
    """Read years of four digits."""
    years = _number(texts, _YEAR_WIDTH)
    faults = first_fault(
        len(texts),
        ("year_form", years.is_null()),
        ("year_out_of_range", ~years.is_between(FIRST_YEAR, bounds.today.year)),
    )
    return Cells({field.name: years}, faults)


def respelled_year(texts: pl.Series) -> pl.Series:
    """Return 2025年 as 2025."""
    return texts.str.strip_suffix("年").str.replace(_WHOLE, "")


def _number(texts: pl.Series, width: int) -> pl.Series:
    numbers = texts.cast(pl.Int32, strict=False)
    return numbers.set((texts.str.len_bytes() != width) | (numbers < 0), None)
