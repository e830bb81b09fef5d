"""A made-up town as accepted tables: typed, with integer keys, without files to be checked.

For benchmarks of what comes after intake. Nothing is planted. ``<folder>/<feed>/<part>.parquet``
in the shapes of ``anye.tables.feeds.accepted``; parts are months, or ``all``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from anye.codes import credit_code, resident_id
from anye.kernel.months import MONTHS_OF_YEAR
from anye.synthetic.agreements import contract_frames, dispatch_rows
from anye.synthetic.declarations import Totals, declaration_rows, persons_of_year
from anye.synthetic.district import SEED, YEARS, Progress, draw_town, employer_rows
from anye.synthetic.firms import Firms
from anye.synthetic.months import BLOCK, MonthRows, rows_of_month
from anye.synthetic.registered import certificate_rows, military_rows
from anye.synthetic.sizes import DISTRICT, Size, Town
from anye.synthetic.workforce import Workforce
from anye.tables.contracts import CONTRACTS, Field
from anye.tables.engines.engine import WHOLE
from anye.tables.feeds.accepted import FEED_TABLES, LINES_OF_A_LOAD
from anye.tables.shape import Shape

ROW_GROUP = 250_000
FIRST_LINE = 2  # below the heading
Parts = Mapping[tuple[str, str], Path]  # by feed and part

_NOT_SENT = {  # optional, and the town's files lack them
    "address": pl.lit(""),
    "tax_number": pl.lit(""),
    "item": pl.lit(""),
    "old_retirement_age": pl.lit(0, pl.Int8()),
}
_TYPES: Mapping[str, pl.DataType] = {
    "int64": pl.Int64(),
    "int32": pl.Int32(),
    "int8": pl.Int8(),
    "bool": pl.Boolean(),
    "date": pl.Date(),
    "text": pl.String(),
}


def write_accepted(
    folder: Path,
    *,
    seed: int = SEED,
    years: Sequence[int] = YEARS,
    size: Size = DISTRICT,
    progress: Progress | None = None,
) -> Parts:
    """Write the accepted tables of a town and return the file of every feed and part."""
    town = Town(seed, tuple(years), size)
    firms, workforce, registered = draw_town(town)
    codes = firms.codes()
    out = _Tables(folder)
    out.write("disability_certificates", WHOLE, [certificate_rows(town, registered)])
    out.write("military_certificates", WHOLE, [military_rows(town, workforce)])
    starts = range(0, len(codes), BLOCK)
    blocks = (employer_rows(firms, codes, slice(start, start + BLOCK)) for start in starts)
    out.write("employers", WHOLE, blocks)
    out.write("labour_contracts", WHOLE, contract_frames(town, firms, workforce, codes))
    agreements = dispatch_rows(town, firms, workforce, registered, codes)
    out.write("dispatch_agreements", WHOLE, [agreements])
    declared = []
    for number, year in enumerate(town.years):
        totals = Totals(len(codes))
        for place in range(number * MONTHS_OF_YEAR, (number + 1) * MONTHS_OF_YEAR):
            if progress:
                progress(str(town.months[place]), place, len(town.months))
            out.month(town, (firms, workforce), totals, place)
        persons = persons_of_year(firms, workforce, registered, number)
        declared.append(declaration_rows(town, firms, totals, persons, codes, year))
    out.write("declarations", WHOLE, declared)
    return out.parts


class _Tables:
    """Parquet files in the making; numbers them so that source rows never meet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.parts: dict[tuple[str, str], Path] = {}

    def write(self, feed: str, part: str, frames: Iterable[pl.DataFrame]) -> None:
        """Write a part of a feed from frames as the department would send them."""
        with self._open(feed, part) as file:
            for frame in frames:
                file.add(typed(frame, CONTRACTS[feed].fields))

    def month(
        self, town: Town, people: tuple[Firms, Workforce], totals: Totals, place: int
    ) -> None:
        """Write both feeds of a month from numbers, without any text."""
        month = str(town.months[place])
        with (
            self._open("insured_months", month) as insured_file,
            self._open("wage_months", month) as wage_file,
        ):
            for rows in rows_of_month(town, people[1], place):
                totals.add(rows)
                insured, paid = _numbers(*people, rows)
                insured_file.add(insured)
                wage_file.add(paid)

    @contextmanager
    def _open(self, feed: str, part: str) -> Iterator["_Part"]:
        file = self._folder / feed / f"{part}.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        self.parts[feed, part] = file
        schema = _schema(FEED_TABLES[feed])
        with pq.ParquetWriter(file, schema, compression="zstd") as writer:
            yield _Part(FEED_TABLES[feed], writer, len(self.parts))


class _Part:
    """One Parquet file in the making."""

    def __init__(self, shape: Shape, writer: pq.ParquetWriter, number: int) -> None:
        self._shape, self._writer = shape, writer
        self._next = number * LINES_OF_A_LOAD + FIRST_LINE

    def add(self, frame: pl.DataFrame) -> None:
        """Add rows, numbered on from the last."""
        rows = pl.int_range(self._next, self._next + frame.height, dtype=pl.Int64)
        self._next += frame.height
        fitted = frame.with_columns(source_row=rows).select(_fitted(self._shape))
        table = fitted.to_arrow().cast(self._writer.schema)
        self._writer.write_table(table, row_group_size=ROW_GROUP)


def _numbers(
    firms: Firms, workforce: Workforce, rows: MonthRows
) -> tuple[pl.DataFrame, pl.DataFrame]:
    both = pl.DataFrame(
        {
            "month": np.full(len(rows.who), rows.month, dtype=np.int32),
            "person_id": workforce.person_id[rows.who],
            "employer_id": firms.employer_id[rows.firm],
        }
    )
    insured = both.with_columns(
        pl.Series("form", rows.form),
        pl.Series("base", rows.base),
        pl.Series("status", rows.status),
    )
    paid = both.with_columns(pl.Series("wage", rows.wage))
    return insured, paid.filter(pl.Series(rows.is_paid))


def typed(frame: pl.DataFrame, fields: Sequence[Field]) -> pl.DataFrame:
    """Return rows as a department would send them with codes and keys as numbers."""
    found = dict(_columns(frame, fields))
    return pl.DataFrame(found)


def _columns(frame: pl.DataFrame, fields: Sequence[Field]) -> Iterator[tuple[str, pl.Series]]:
    for field in fields:
        column = frame[field.heading]
        yield field.name, _coded(column, field)
        if field.kind == "resident_id":
            yield "person_id", pl.Series(resident_id.person_ids(column))
        elif field.kind == "credit_code":
            key = field.name.replace("credit_code", "employer_code").replace("_code", "_id")
            yield key, pl.Series(credit_code.employer_ids(column))


def _coded(column: pl.Series, field: Field) -> pl.Series:
    if field.kind == "money":
        return (column * 100).cast(pl.Int64)
    if field.kind == "yes_no":
        return column == "是"
    if field.codes is None:
        return column
    numbers = {word: number for number, word in field.codes.items()}
    return column.replace_strict(numbers, default=0, return_dtype=pl.Int8)


def _fitted(shape: Shape) -> list[pl.Expr]:
    """Return the columns of a shape, counts that are blank as nought."""
    return [
        _NOT_SENT[name].alias(name)
        if name in _NOT_SENT
        else pl.col(name).fill_null(0).cast(_TYPES[column.dtype])
        if column.dtype.startswith("int")
        else pl.col(name).cast(_TYPES[column.dtype])
        for name, column in shape.columns.items()
    ]


def _schema(shape: Shape) -> pa.Schema:
    types = {name: _TYPES[column.dtype] for name, column in shape.columns.items()}
    return pl.DataFrame(schema=types).to_arrow(compat_level=pl.CompatLevel.oldest()).schema
