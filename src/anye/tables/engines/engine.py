"""Who computes a table: the few things a stage asks of DuckDB or Spark.

The steps themselves are written once, with Narwhals; an engine only reads, holds and writes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import narwhals as nw

from anye.kernel.months import months_of
from anye.tables.feeds.accepted import FEED_TABLES
from anye.tables.links.identities import UNIDENTIFIED
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
    """One part of a feed: the rows of its loads, less what later rows supersede.

    Linkage removes rows that are not about the person they name, and adds rows whose person it
    found; no added row has the key of an accepted one. ``unidentified`` rows are what it looks at.
    """

    files: tuple[Path, ...] = ()
    superseded: tuple[Path, ...] = ()
    unidentified: tuple[Path, ...] = ()  # in the order of loading
    removed: tuple[Path, ...] = ()
    added: tuple[Path, ...] = ()


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
        return self.of_months(feed, months_of(year))

    def of_months(self, feed: str, months: Sequence[int]) -> Table:
        """Return the rows of some months that no later row supersedes."""
        return self._current(feed, tuple(str(month) for month in months))

    def part(self, feed: str, part: str) -> Part:
        """Return the files of a part; none where nothing was loaded."""
        return self.parts.get((feed, part), Part())

    def unidentified(self, feed: str) -> Table:
        """Return the rows of a feed that are wrong in nothing but whom they speak of."""
        files = [
            file for (of, _), part in self.parts.items() if of == feed for file in part.unidentified
        ]
        return self.engine.scan(UNIDENTIFIED[feed], files)

    def unidentified_of(self, feed: str, part: str = WHOLE) -> Table:
        """Return the unidentified rows of a part with ``loaded``, the place of their load.

        Of two rows of one key the one loaded later holds, within a load that of the later line.
        """
        files = self.parts.get((feed, part), Part()).unidentified
        tables = [
            self.engine.scan(UNIDENTIFIED[feed], [file]).with_columns(loaded=nw.lit(place))
            for place, file in enumerate(files, start=1)
        ]
        nothing = self.engine.scan(UNIDENTIFIED[feed], []).with_columns(loaded=nw.lit(0))
        return nw.concat(tables or [nothing])

    def _current(self, feed: str, parts: tuple[str, ...]) -> Table:
        found = [self.part(feed, part) for part in parts]
        rows = self.engine.scan(FEED_TABLES[feed], [file for part in found for file in part.files])
        gone = {file for part in found for file in (*part.superseded, *part.removed)}
        if gone:
            gone_rows = self.engine.scan(GONE, sorted(gone))
            rows = rows.join(gone_rows, on="source_row", how="anti")
        if added := [file for part in found for file in part.added]:
            rows = nw.concat([rows, self.engine.scan(FEED_TABLES[feed], added)])
        return rows


GONE = Shape(
    name="gone",
    zh="已被替代或移除的行",
    key=("source_row",),
    columns={"source_row": FEED_TABLES["employers"].columns["source_row"]},
)
