"""From a block of text to accepted rows, typed, and rejected ones with their reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa

from anye.codes.letters import Truths
from anye.sources.agreements import disagreements, mark_swapped
from anye.sources.blocks import Block, Broken, Faults
from anye.sources.columns import read_column
from anye.sources.kinds.cells import Bounds, Cells
from anye.sources.reasons import ROW_REASONS
from anye.tables.contracts import Contract, Field
from anye.tables.shape import DType, Shape

POLARS_TYPES: Mapping[DType, type[pl.DataType]] = {
    "int64": pl.Int64,
    "int32": pl.Int32,
    "int8": pl.Int8,
    "bool": pl.Boolean,
    "date": pl.Date,
    "text": pl.String,
}
NONE_IS_NOUGHT = ("int64", "int32", "int8")  # an empty optional code or count
LINE, REASONS, RAW = "line", "reasons", "raw"
BLANK_LINE = "blank_line"


@dataclass(frozen=True, slots=True)
class TypedBlock:
    """One block, checked: every line of it is in one of the two tables."""

    rows: pl.DataFrame
    rejected: pl.DataFrame


def typed(block: Block, contract: Contract, bounds: Bounds, first_row: int) -> TypedBlock:
    """Check a block; ``first_row`` is the source row of line nought of the file."""
    fields = {field.name: field for field in (*contract.fields, *contract.also)}
    present = {name: fields[name] for name in block.texts.columns}
    cells = _cells(block, present, bounds, contract.table)
    mark_swapped(cells, block.texts)
    faults = [(name, read.faults) for name, read in cells.items()] + disagreements(cells)
    wrong = np.logical_or.reduce([found != 0 for _, found in faults])
    source_rows = pl.Series("source_row", block.lines + first_row)
    rows = _rows(contract.table, cells, source_rows, ~wrong)
    rejected = _rejected(block, tuple(fields.values()), faults, wrong)
    return TypedBlock(rows, rejected)


def _cells(
    block: Block, fields: Mapping[str, Field], bounds: Bounds, table: Shape
) -> dict[str, Cells]:
    cells = {
        name: read_column(block.texts[name], field, bounds, kept=name in table.columns)
        for name, field in fields.items()
    }
    for name, found in block.cell_faults.items():
        cells[name].faults[found != 0] = found[found != 0]
    return cells


def _rows(
    shape: Shape,
    cells: Mapping[str, Cells],
    source_rows: pl.Series,
    right: Truths,
) -> pl.DataFrame:
    found = {name: column for read in cells.values() for name, column in read.values.items()}
    found["source_row"] = source_rows
    rows = pl.DataFrame({name: found[name] for name in shape.columns})
    if not right.all():
        rows = rows.filter(pl.Series(right))
    return rows.select(
        pl.col(name).fill_null(0).cast(POLARS_TYPES[column.dtype])
        if column.dtype in NONE_IS_NOUGHT
        else pl.col(name).cast(POLARS_TYPES[column.dtype])
        for name, column in shape.columns.items()
    )


def rejected_schema(contract: Contract) -> pa.Schema:
    """Return the columns of rejected rows: line, reasons, the cells as sent, the raw line."""
    names = [field.name for field in (*contract.fields, *contract.also)]
    texts = [(name, pa.string()) for name in (REASONS, *names, RAW)]
    return pa.schema([(LINE, pa.int64()), *texts])


def _rejected(
    block: Block,
    fields: tuple[Field, ...],
    faults: list[tuple[str, Faults]],
    wrong: Truths,
) -> pl.DataFrame:
    places = np.flatnonzero(wrong)
    told = pl.select(
        pl.concat_str(
            [_codes(name, found[places]) for name, found in faults],
            separator=";",
            ignore_nulls=True,
        ).alias(REASONS)
    ).to_series()
    texts = block.texts[places]
    is_blank = texts.select(pl.all_horizontal(pl.all() == "")).to_series()
    told = told.cast(pl.String).set(is_blank, f":{BLANK_LINE}")
    columns = [pl.Series(LINE, block.lines[places]), told]
    for field in fields:
        present = field.name in texts.columns
        empty = pl.Series(field.name, [None], dtype=pl.String).new_from_index(0, len(places))
        columns.append(texts[field.name] if present else empty)
    columns.append(pl.Series(RAW, [None], dtype=pl.String).new_from_index(0, len(places)))
    checked = pl.DataFrame(columns)
    if block.broken:
        checked = pl.concat([checked, _broken(block.broken, checked)])
    return checked.sort(LINE)


def _codes(name: str, found: Faults) -> pl.Series:
    codes = [None, *(f"{name}:{reason.code}" for reason in ROW_REASONS)]
    return pl.Series(codes, dtype=pl.String).gather(found.astype(np.int64))


def _broken(broken: tuple[Broken, ...], like: pl.DataFrame) -> pl.DataFrame:
    empty = dict.fromkeys(like.columns)
    rows = [
        empty | {LINE: line.line, REASONS: f":{line.reason}", RAW: line.text} for line in broken
    ]
    return pl.DataFrame(rows, schema=like.schema)
