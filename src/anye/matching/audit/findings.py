"""What was looked at, in how many rows, and which of them are not as they should be?"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import ArrayLike

SHOWN = 5  # rows that are named
BETWEEN = ";"


class Finding(NamedTuple):
    """One question to a match, and its answer."""

    check: str
    rows: int  # looked at
    offences: int
    first: tuple[str, ...]  # numbers of seekers and posts, never what else is known of them


def of_rows(check: str, table: pl.DataFrame, key: Sequence[str], is_wrong: ArrayLike) -> Finding:
    """Return which rows of a table are wrong, named by their key."""
    wrong = table.filter(pl.Series(np.asarray(is_wrong, np.bool_)))
    first = ["/".join(map(str, row)) for row in wrong.select(key).head(SHOWN).iter_rows()]
    return Finding(check, table.height, wrong.height, tuple(first))


def of_names(check: str, looked_at: int, wrong: Iterable[object]) -> Finding:
    """Return which of some names are wrong."""
    named = [str(name) for name in wrong]
    return Finding(check, looked_at, len(named), tuple(named[:SHOWN]))


def of_difference(
    check: str, written: pl.DataFrame, worked_out: pl.DataFrame, key: Sequence[str]
) -> Finding:
    """Return which rows stand in one of two tables alone, or say another thing there."""
    columns = worked_out.columns
    both = [written.select(columns).cast(worked_out.schema), worked_out]
    apart = pl.concat(
        [one.join(other, on=columns, how="anti") for one, other in (both, reversed(both))]
    )
    wrong = apart.select(key).unique().sort(key)
    first = ["/".join(map(str, row)) for row in wrong.head(SHOWN).iter_rows()]
    looked_at = pl.concat([one.select(key) for one in both]).unique().height
    return Finding(check, looked_at, wrong.height, tuple(first))
