"""How rare is a name, by stored frequencies of surnames and of characters?"""

import polars as pl


def commonness(names: pl.Series) -> pl.Series:
    """Return the thousandths of a bit by which each name is rarer than names are on average."""
    return pl.Series([0] * len(names), dtype=pl.Int32)
