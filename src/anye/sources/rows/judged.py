"""A block of lines with every cell read and every fault found: what does each row say?"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from anye.codes.letters import Truths
from anye.sources.files.blocks import Block
from anye.sources.kinds.cells import Bounds, Cells, Faults, number_of_reason
from anye.sources.reasons import ROW_REASONS
from anye.sources.rows.agreements import disagreements, mark_swapped
from anye.sources.rows.columns import read_column
from anye.sources.rows.no_data import set_apart
from anye.tables.contracts import WITHDRAWS, Contract, Field
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


@dataclass(frozen=True, slots=True)
class Judged:
    """The cells of a block, typed, and what is wrong with them, by field."""

    contract: Contract
    block: Block
    cells: Mapping[str, Cells]
    faults: list[tuple[str, Faults]]
    first_row: int  # the source row of line nought of the file

    def wrong(self) -> Truths:
        """Return which rows have any fault."""
        wrong: Truths = np.logical_or.reduce([found != 0 for _, found in self.faults])
        return wrong

    def withdraws(self) -> Truths:
        """Return which rows are to withdraw an earlier one."""
        read = self.cells.get(WITHDRAWS.name)
        if read is None:
            return np.zeros(len(self.block.lines), np.bool_)
        return read.values[WITHDRAWS.name].fill_null(value=False).to_numpy()

    def taken_off(self) -> Counter[str]:
        """Count what was taken off lines and cells before they could be read."""
        of_cells = (Counter(read.taken_off) for read in self.cells.values())
        return sum(of_cells, Counter(self.block.taken_off))

    def rows(self, where: Truths) -> pl.DataFrame:
        """Return some rows as the contract's table holds them."""
        found = {"source_row": pl.Series(self.block.lines + self.first_row)}
        for read in self.cells.values():
            found |= read.values
        columns = self.contract.table.columns
        lacking = {  # the file lacks an optional column
            name: pl.Series(["" if column.dtype == "text" else None]).new_from_index(0, len(where))
            for name, column in columns.items()
            if name not in found
        }
        rows = pl.DataFrame({name: found.get(name, lacking.get(name)) for name in columns})
        return _fitted(rows if where.all() else rows.filter(pl.Series(where)), self.contract.table)

    def told(self, places: np.ndarray) -> pl.Series:
        """Return of some rows what is wrong with them: field and reason of each fault."""
        codes = [_codes(name, found[places]) for name, found in self.faults]
        told = pl.concat_str(codes, separator=";", ignore_nulls=True)
        return pl.select(told).to_series().cast(pl.String)


def judged_rows(
    block: Block,
    contract: Contract,
    bounds: Bounds,
    first_row: int,
    unfit: Mapping[int, str] | None = None,
) -> Judged:
    """Read every cell of a block and find what is wrong; some lines are known to be unfit."""
    fields = {field.name: field for field in (*contract.fields, *contract.also)}
    present = {name: fields[name] for name in block.texts.columns}
    cells = _cells(block, present, bounds, contract.table)
    mark_swapped(cells, block.texts)
    faults = [(name, read.faults) for name, read in cells.items()] + disagreements(cells)
    if unfit:
        of_line = [
            number_of_reason(unfit[line]) if line in unfit else 0 for line in block.lines.tolist()
        ]
        faults.append(("", np.array(of_line, np.uint8)))
    wrong = np.logical_or.reduce([found != 0 for _, found in faults])
    apart = set_apart(block.texts, contract, wrong)
    if apart.any():  # such a row lacks nothing: it is no data
        faults = [(name, np.where(apart, np.uint8(0), found)) for name, found in faults]
        faults.append(("", apart))
    return Judged(contract, block, cells, faults, first_row)


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


def _fitted(rows: pl.DataFrame, shape: Shape) -> pl.DataFrame:
    return rows.select(
        pl.col(name).fill_null(0).cast(POLARS_TYPES[column.dtype])
        if column.dtype in NONE_IS_NOUGHT
        else pl.col(name).cast(POLARS_TYPES[column.dtype])
        for name, column in shape.columns.items()
    )


def _codes(name: str, found: Faults) -> pl.Series:
    codes = [None, *(f"{name}:{reason.code}" for reason in ROW_REASONS)]
    return pl.Series(codes, dtype=pl.String).gather(found.astype(np.int64))
