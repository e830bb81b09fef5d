"""Who is placed how often, by group, with and without floors, and if who comes first chooses?"""

from math import sqrt
from typing import NamedTuple

import polars as pl

from anye.codes.lists import DISABILITY_CATEGORIES
from anye.kernel.units import PER_TEN_THOUSAND
from anye.matching.profiles.arrays import Flags, Ints

Z = 1.959964  # of 95 % of a normal distribution


class Outcomes(NamedTuple):
    """Whether each seeker is placed, by way of handing out, and with which score."""

    placed: Flags
    without_floors: Flags
    first_come: Flags
    score: Ints  # 0 where not placed


def fairness(seekers: pl.DataFrame, outcomes: Outcomes) -> pl.DataFrame:
    """Return the outcomes by level, category, township, sex and age band of the seekers."""
    shown = seekers.select(
        "categories",
        *(pl.col(name).cast(pl.String) for name in ("level", "township", "sex", "age_band")),
        *(pl.Series(name, values) for name, values in outcomes._asdict().items()),
    )
    parts = [_by(shown, name) for name in ("level", "township", "sex", "age_band")]
    parts += [
        _by(shown.filter(pl.col("categories") & (1 << (code - 1)) != 0), "category", str(code))
        for code in DISABILITY_CATEGORIES
    ]
    found = pl.concat(parts).sort("grouping", "group")
    bounds = [wilson(*counts) for counts in found.select("placed", "seekers").iter_rows()]
    return found.with_columns(
        lowest=pl.Series([low for low, _ in bounds], dtype=pl.Int32),
        highest=pl.Series([high for _, high in bounds], dtype=pl.Int32),
    ).select(*COLUMNS)


COLUMNS = (
    "grouping",
    "group",
    "seekers",
    "placed",
    "without_floors",
    "first_come",
    "lowest",
    "highest",
    "score_sum",
)


def wilson(placed: int, seekers: int) -> tuple[int, int]:
    """Return the interval of a share by Wilson, per 10,000; the widest where nobody is."""
    if not seekers:
        return 0, PER_TEN_THOUSAND
    share, spread = placed / seekers, Z * Z / seekers
    middle = share + spread / 2
    half = Z * sqrt(share * (1 - share) / seekers + spread / seekers / 4)
    lowest, highest = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    return round(PER_TEN_THOUSAND * max(lowest, 0)), round(PER_TEN_THOUSAND * min(highest, 1))


def _by(shown: pl.DataFrame, grouping: str, group: str = "") -> pl.DataFrame:
    named = pl.lit(group).alias("group") if group else pl.col(grouping).alias("group")
    counts = {
        "seekers": pl.len().cast(pl.Int32),
        "placed": pl.col("placed").sum().cast(pl.Int32),
        "without_floors": pl.col("without_floors").sum().cast(pl.Int32),
        "first_come": pl.col("first_come").sum().cast(pl.Int32),
        "score_sum": pl.col("score").cast(pl.Int64).sum(),
    }
    return (
        shown.with_columns(named)
        .group_by("group")
        .agg(**counts)
        .select(pl.lit(grouping).alias("grouping"), "group", *counts)
    )
