"""Who computes a table: the few things a stage asks of DuckDB or Spark.

The steps themselves are written once, with Narwhals; an engine only reads, holds and writes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import narwhals as nw

from anye.kernel.months import months_of
from anye.tables.feeds import FEED_TABLES
from anye.tables.shape import Shape

Table = nw.LazyFrame[Any]

WHOLE = "all"  # the one part of a feed that is not cut into months


class Engine(Protocol):
    """Reads, holds and writes tables; the steps between belong to the stages."""

    def scan(self, shape: Shape, files: Sequence[Path]) -> Table:
        """Return the rows of Parquet files, or an empty table where there is none."""
        ...

    def open(self, files: Sequence[Path]) -> Table:
        """Return the rows of Parquet files with all the columns they have."""
        ...

    def small(self, columns: Mapping[str, Sequence[Any]]) -> Table:
        """Return a small table of given values."""
        ...

    def hold(self, name: str, table: Table) -> Table:
        """Compute a table now and keep it under a name, to be read more than once."""
        ...

    def write(self, table: Table, file: Path, by: Sequence[str]) -> int:
        """Write a table ordered by its key, always the same bytes; return its rows."""
        ...

    def fetch(self, table: Table) -> list[dict[str, Any]]:
        """Return the rows of a small table."""
        ...

    def close(self) -> None:
        """Let go of memory and files."""
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a feed: the rows of its loads, less what later rows supersede."""

    files: tuple[Path, ...] = ()
    superseded: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Feeds:
    """The current rows of every feed, as an engine reads them."""

    engine: Engine
    parts: Mapping[tuple[str, str], Part]  # by feed and part

    def current(self, feed: str, part: str = WHOLE) -> Table:
        """Return the rows of a part that no later row supersedes."""
        return self._current(feed, (part,))

    def of_year(self, feed: str, year: int) -> Table:
        """Return the rows of a year's months that no later row supersedes."""
        return self._current(feed, tuple(str(month) for month in months_of(year)))

    def _current(self, feed: str, parts: tuple[str, ...]) -> Table:
        found = [self.parts.get((feed, part), Part()) for part in parts]
        files = [file for part in found for file in part.files]
        superseded = sorted({file for part in found for file in part.superseded})
        rows = self.engine.scan(FEED_TABLES[feed], files)
        if not superseded:
            return rows
        gone = self.engine.scan(SUPERSEDED, superseded)
        return rows.join(gone, on="source_row", how="anti")


SUPERSEDED = Shape(
    name="superseded",
    zh="已被替代的行",
    key=("source_row",),
    columns={"source_row": FEED_TABLES["employers"].columns["source_row"]},
)
