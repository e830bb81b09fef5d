"""Money to the fen, from its text and never through a float; and whole numbers."""

import polars as pl

from anye.sources.kinds.cells import Bounds, Cells, first_fault
from anye.tables.contracts import Field

LARGEST_MONTHLY = 100_000_000  # fen: a million yuan in one month
LARGEST_COUNT = 10_000_000
DECIMALS = 2
_WIDEST = 16  # characters; keeps the fen far below the limit of 64 bits
_FEN_BY_DECIMALS = pl.Series([100, 10, 1], dtype=pl.Int64)
_ORNAMENTS = r"[,，¥￥元 ]"


def read_money(texts: pl.Series, field: Field, _: Bounds) -> Cells:
    """Read yuan with at most two decimals, as fen."""
    width = texts.str.len_bytes().cast(pl.Int64)
    point = texts.str.find(".", literal=True).cast(pl.Int64)
    decimals = (width - point - 1).fill_null(0)
    digits = texts.str.replace(".", "", literal=True).cast(pl.Int64, strict=False)
    fen = digits.set(width > _WIDEST, None) * _FEN_BY_DECIMALS.gather(decimals.clip(0, DECIMALS))
    faults = first_fault(
        len(texts),
        ("money_decimals", digits.is_not_null() & (decimals > DECIMALS)),
        ("money_absurd", digits.is_not_null() & (width > _WIDEST)),
        ("money_form", fen.is_null()),
        ("money_negative", fen < 0),
        ("money_absurd", fen > (field.largest or LARGEST_MONTHLY)),
    )
    return Cells({field.name: fen}, faults)


def respelled_money(texts: pl.Series) -> pl.Series:
    """Return ¥1,234.50元 as 1234.50."""
    return texts.str.replace_all(_ORNAMENTS, "")


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
    return texts.str.replace_all(_ORNAMENTS, "").str.strip_suffix(".0")
