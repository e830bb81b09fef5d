"""How mistakes are put into rows, and how each row is told what went wrong in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import polars as pl

from anye.synthetic.chance import chosen_of

Make = Callable[[np.random.Generator, pl.Series], pl.Series]
NO_MISTAKE = "none"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One kind of mistake: what it is in Chinese, and what it does to a column."""

    zh: str
    column: str
    make: Make

    def made(self, rng: np.random.Generator, said: pl.DataFrame) -> pl.DataFrame:
        """Return the rows with the mistake in them."""
        return said.with_columns(self.make(rng, said[self.column]).alias(self.column))


class MakesMistakes(Protocol):
    """Anything that puts a mistake into rows."""

    def made(self, rng: np.random.Generator, said: pl.DataFrame) -> pl.DataFrame:
        """Return the rows with the mistake in them."""
        ...


Kinds = Mapping[str, MakesMistakes]  # by name
Mix = Sequence[tuple[float, tuple[str, ...]]]  # share, and what goes wrong together


def with_mistakes(
    rng: np.random.Generator, said: pl.DataFrame, kinds: Kinds, mix: Mix
) -> tuple[pl.DataFrame, pl.Series]:
    """Make mistakes in rows that say who somebody is; return them and what went wrong in each.

    A mistake that a row leaves no room for (a dot in a name without one) is not made and not named.
    Several in one row are joined by a plus.
    """
    chosen = chosen_of(rng, range(len(mix)), [share for share, _ in mix], said.height)
    parts = []
    for number, (_, wrong) in enumerate(mix):
        where = np.flatnonzero(chosen == number)
        if len(where):
            spoilt = _spoilt(rng, said[where], [(name, kinds[name]) for name in wrong])
            parts.append(spoilt.with_columns(_row=pl.Series(where)))
    whole = pl.concat(parts).sort("_row")
    return whole.drop("_row", "_kind"), whole["_kind"].alias("kind")


def _spoilt(
    rng: np.random.Generator, said: pl.DataFrame, wrong: Sequence[tuple[str, MakesMistakes]]
) -> pl.DataFrame:
    kinds = pl.Series([""] * said.height, dtype=pl.String)
    for name, mistake in wrong:
        changed = mistake.made(rng, said)
        differs = pl.any_horizontal(
            changed[column].ne_missing(said[column]) for column in said.columns
        )
        longer = pl.when(kinds == "").then(pl.lit(name)).otherwise(kinds + f"+{name}")
        kinds = pl.select(pl.when(differs).then(longer).otherwise(kinds)).to_series()
        said = changed
    return said.with_columns(_kind=kinds.replace("", NO_MISTAKE))
