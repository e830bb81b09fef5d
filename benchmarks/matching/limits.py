"""Which posts fit some seekers at all: the compiled search, or SQL written by hand on DuckDB.

``python -m benchmarks.matching.limits anye|sql SIDES OUT`` takes the first seekers of the crowd
and writes every pair that fits.
"""

import sys
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

from anye.matching.candidates.limits import SHUTTLE, SHUTTLE_M, SPANS
from anye.matching.candidates.search import candidates
from anye.matching.profiles.arrays import Seekers
from benchmarks.matching.kept import Kept, sides

SAMPLE = 500
QUERY = Path(__file__).with_name("by_hand.sql")
WORD_COLUMNS = {"seekers": ("capacity", "skills"), "posts": ("demand", "must")}


def main() -> None:
    """Find the pairs and write them."""
    way, both, out = sys.argv[1], _sampled(sides(Path(sys.argv[2]))), Path(sys.argv[3])
    found = {"anye": by_search, "sql": by_hand}[way](both)
    found.sort("seeker", "post").write_parquet(out)


def by_search(both: Kept) -> pl.DataFrame:
    """Return all that fits, by the search that otherwise keeps the best hundred."""
    found = candidates(both.seekers, both.posts, both.reach, len(both.posts.ids))
    of = np.repeat(np.arange(len(both.seekers.ids)), np.diff(found.starts))
    return pl.DataFrame({"seeker": of.astype(np.int32), "post": found.post})


def by_hand(both: Kept) -> pl.DataFrame:
    """Return all that fits, by SQL."""
    townships = len(both.reach.townships)
    with duckdb.connect() as connection:
        connection.register("seekers", _table(both.seekers, "seekers"))
        connection.register("posts", _table(both.posts, "posts"))
        connection.register("refused", _refused(both.seekers))
        connection.register(
            "reach",
            pl.DataFrame(
                {
                    "home": np.repeat(np.arange(townships), townships),
                    "township": np.tile(np.arange(townships), townships),
                    "metres": both.reach.metres.ravel().astype(np.int64),
                }
            ),
        )
        asked = {"bus": int(SHUTTLE), "bus_m": SHUTTLE_M}
        return pl.DataFrame(connection.execute(QUERY.read_text("utf-8"), asked).to_arrow_table())


def _sampled(both: Kept) -> Kept:
    kept = both.seekers._asdict()
    taken = {
        name: array if name == "refused" else array[: SAMPLE + (name == "refused_from")]
        for name, array in kept.items()
    }
    return both._replace(seekers=Seekers(**taken))


def _table(side: tuple[np.ndarray, ...], name: str) -> pl.DataFrame:
    arrays = side._asdict()  # type: ignore[attr-defined] # a named tuple
    rows = len(arrays["ids"])
    columns = {"row": np.arange(rows, dtype=np.int32)}
    for column, array in arrays.items():
        if column in WORD_COLUMNS[name]:
            columns |= {f"{column}_{word}": array[:, word].copy() for word in range(2)}
        elif array.ndim == 1 and len(array) == rows:
            columns[column] = array
    return pl.DataFrame(columns)


def _refused(seekers: Seekers) -> pl.DataFrame:
    """Return the occupations refused as spans of numbers: a group ends in zeros."""
    begins = seekers.refused_from
    named = seekers.refused[begins[0] : begins[-1]].astype(np.int64)
    spans = np.ones_like(named)
    for span in reversed(SPANS):
        spans[named % span == 0] = span
    return pl.DataFrame(
        {
            "seeker": np.repeat(np.arange(len(begins) - 1), np.diff(begins)),
            "first": named,
            "last": named + spans - 1,
        }
    )


if __name__ == "__main__":
    main()
