"""Money to the fen, from its text and never through a float; and whole numbers."""

from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np
import polars as pl

from anye.sources.kinds.cells import Bounds, Cells, first_fault
from anye.tables.contracts import Field

LARGEST_MONTHLY = 100_000_000  # fen: a million yuan in one month
LARGEST_COUNT = 10_000_000
DECIMALS = 2
_WIDEST = 16  # characters; keeps the fen far below the limit of 64 bits
_FEN_BY_DECIMALS = np.array([100, 10, 1], np.int64)
_SIGN, _UNIT = r"^[¥￥] ?", r" ?元$"
_IN_THREES = r"^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$"  # 12,34 may be 12.34: it is left as it is
_SPARE_NOUGHTS = r"^(-?\d+\.\d\d)0+$"
_FLOAT = r"^-?\d+\.\d+$"
_DOUBLE = Context(prec=15, rounding=ROUND_HALF_UP)  # digits of a double that a spreadsheet shows


def read_money(texts: pl.Series, field: Field, _: Bounds) -> Cells:
    """Read yuan with at most two decimals, as fen."""
    width = texts.str.len_bytes().cast(pl.Int64).to_numpy()
    point = texts.str.find(".", literal=True).cast(pl.Int64).fill_null(-1).to_numpy()
    decimals = np.where(point < 0, 0, width - point - 1)
    digits = texts.str.replace(".", "", literal=True).cast(pl.Int64, strict=False)
    no_number = digits.is_null().to_numpy()
    too_wide = width > _WIDEST
    yuan = np.where(too_wide, 0, digits.fill_null(0).to_numpy())
    fen = yuan * _FEN_BY_DECIMALS[np.minimum(decimals, DECIMALS)]
    faults = first_fault(
        len(texts),
        ("money_form", no_number),
        ("money_decimals", decimals > DECIMALS),
        ("money_negative", fen < 0),
        ("money_absurd", too_wide | (fen > (field.largest or LARGEST_MONTHLY))),
    )
    return Cells({field.name: pl.Series(fen)}, faults)


def respelled_money(texts: pl.Series) -> pl.Series:
    """Return ¥1,234.5000元 as 1234.50, and 4123.4500000000007, a double's noise, as 4123.45."""
    plain = _unadorned(texts).str.replace(_SPARE_NOUGHTS, "$1")
    noisy = (plain.str.len_bytes() > _DOUBLE.prec) & plain.str.contains(_FLOAT)
    if not noisy.any():
        return plain
    shown = [format(_DOUBLE.plus(Decimal(text)).normalize(), "f") for text in plain.filter(noisy)]
    return plain.scatter(noisy.arg_true(), shown)


def read_count(texts: pl.Series, field: Field, _: Bounds) -> Cells:
    """Read whole numbers from nought."""
    numbers = texts.cast(pl.Int64, strict=False)
    faults = first_fault(
        len(texts),
        ("count_form", numbers.is_null()),
        ("count_out_of_range", ~numbers.is_between(0, field.largest or LARGEST_COUNT)),
    )
    return Cells({field.name: numbers}, faults)


def respelled_count(texts: pl.Series) -> pl.Series:
    """Return 1,234 and 1234.0 as 1234."""
    return _unadorned(texts).str.replace(r"\.0+$", "")


def _unadorned(texts: pl.Series) -> pl.Series:
    """Return amounts without sign and unit, and without commas where they part every three."""
    plain = texts.str.replace(_SIGN, "").str.replace(_UNIT, "")
    return plain.str.replace_all(",", "", literal=True).zip_with(
        plain.str.contains(_IN_THREES), plain
    )
