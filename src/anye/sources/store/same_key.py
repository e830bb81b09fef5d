"""Which rows of one file cannot hold beside each other?

Two rows of one key that say different things are no correction of each other: nobody knows which
of them is meant, and both go back. Rows that say the same are one row; rows that the feed's shape
adds up, or puts in order by a day they declare, are each what they say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from anye.sources.store.held import ROWS, WITHDRAWALS
from anye.tables.feeds.accepted import LINES_OF_A_LOAD
from anye.tables.shape import Shape

AT_ONCE = 4_000_000  # keys looked at together
ROW, SAID = "source_row", "said"


@dataclass(frozen=True, slots=True)
class SameKeys:
    """Whether any two rows of a file have one key, and by line why one cannot hold for it."""

    any: bool
    conflicts: Mapping[int, str]


def same_keys(folder: Path, shape: Shape, at_once: int = AT_ONCE) -> SameKeys:
    """Look for rows of one key in a checked file."""
    found: set[int] = set()
    any_two = False
    files = [*(folder / ROWS).glob("*.parquet"), *(folder / WITHDRAWALS).glob("*.parquet")]
    for part in {file.stem for file in files}:
        of_part = [file for file in files if file.stem == part]
        ways = 1 + sum(pq.read_metadata(file).num_rows for file in of_part) // at_once
        for way in range(ways):
            hashes = pl.concat(_hashes(of_part, shape, (way, ways)))
            if hashes.n_unique() < len(hashes):
                any_two = True
                several = hashes.filter(hashes.is_duplicated()).unique()
                found.update(_disagreeing(of_part, shape, several))
    conflicts = dict.fromkeys((row % LINES_OF_A_LOAD for row in found), "conflict")
    return SameKeys(any_two, conflicts)


def _hashes(files: Sequence[Path], shape: Shape, part: tuple[int, int]) -> Iterator[pl.Series]:
    """Yield the hashes of keys, one part of so many."""
    way, ways = part
    for frame in _frames(files, shape.key, whole=ways == 1):
        found = frame.hash_rows()
        yield found if ways == 1 else found.filter(found % ways == way)


def _frames(
    files: Sequence[Path], columns: Sequence[str], *, whole: bool = False
) -> Iterator[pl.DataFrame]:
    for file in files:
        if whole:
            yield pl.DataFrame(pq.ParquetFile(file).read(columns=list(columns)))
            continue
        for batch in pq.ParquetFile(file).iter_batches(columns=list(columns)):
            yield pl.DataFrame(pa.Table.from_batches([batch]))


def _disagreeing(files: Sequence[Path], shape: Shape, several: pl.Series) -> list[int]:
    """Return the rows whose key, by its hash one of several rows, is that of a different row."""
    key, columns = list(shape.key), list(shape.columns)
    said = [name for name in columns if name not in (*shape.of_one_file, ROW)]
    found = []
    for file in files:
        for frame in _frames([file], columns):
            rows = frame.filter(frame.select(key).hash_rows().is_in(several.implode()))
            what = rows.select(*said, withdraws=pl.lit(file.parent.name)).hash_rows()
            found.append(rows.select(*shape.of_one_file, ROW, what.alias(SAID)))
    differ = pl.col(SAID).n_unique().over(shape.of_one_file) > 1
    if part := shape.adds_up_by:  # a part that is not named may be the whole
        several_parts = pl.col(part).n_unique().over(key) > 1
        differ |= several_parts & (pl.col(part) == "").any().over(key)
    return pl.concat(found).filter(differ)[ROW].to_list()
