"""How near are two names to each other? The levels of linkage, outside a linkage."""

from collections.abc import Iterable
from functools import cache

import duckdb
import polars as pl

from anye.linkage.levels import NOTHING, ComparisonLevel
from anye.linkage.persons.holds import HOLDS, NOTHING_TO_COMPARE
from anye.linkage.persons.levels import NAME
from anye.linkage.persons.names.parts import NAME_PARTS, name_parts

CLEARLY_DIFFERENT = ("one_other", "surname", "differs")  # the rest are ways to write one name


def name_levels(pairs: Iterable[tuple[str, str]]) -> list[ComparisonLevel]:
    """Return the level of each pair of names."""
    rows = list(pairs)
    if not rows:
        return []
    sides = [name_parts(pl.Series([pair[side] for pair in rows])) for side in (0, 1)]
    compared = pl.concat(
        [
            side.rename({part: f"{part}_{end}" for part in (*NAME_PARTS, "name")})
            for side, end in zip(sides, "lr", strict=True)
        ],
        how="horizontal",
    ).with_row_index("row")
    with duckdb.connect() as connection:
        connection.register("compared", compared.to_arrow())
        found = connection.sql(f"SELECT {_level()} FROM compared ORDER BY row").fetchall()  # noqa: S608 (no input in it)
    return [NAME.level(number) for (number,) in found]


def clearly_different(pairs: Iterable[tuple[str, str]]) -> list[bool]:
    """Tell of each pair of names whether they are more than two ways to write one."""
    return [level.name in CLEARLY_DIFFERENT for level in name_levels(pairs)]


@cache
def _level() -> str:
    cases = "".join(
        f" WHEN {condition} THEN {NAME.number(level)}" for level, condition in HOLDS["name"].items()
    )
    nothing = f"WHEN {NOTHING_TO_COMPARE['name']} THEN {NOTHING}"
    return f"CASE {nothing}{cases} ELSE 0 END"
