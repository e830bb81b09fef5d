"""How do the columns of a file become those its table declares?

An empty cell says what "not said" is in its column. Each row keeps its file and line until all
checks are done.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import polars as pl

from anye.matching.profiles.faults import SHOWN, Fault
from anye.tables.shape import Column, DType, Shape

DTYPES: Mapping[DType, Any] = {
    "int64": pl.Int64,
    "int32": pl.Int32,
    "int8": pl.Int8,
    "bool": pl.Boolean,
    "date": pl.Date,
    "text": pl.String,
}
TRUTH = {"true": True, "1": True, "是": True, "false": False, "0": False, "否": False}
NOT_SAID: Mapping[str, Mapping[str, int]] = {
    "seekers": {
        "commute_km": -1,
        "education": 0,
        "hours_a_day": 0,
        "days_a_week": 0,
        "wage_min": 0,
        "forms": 0,
        "sex": 0,
    },
    "posts": {"education_min": 0, "directed_levels": 0, "directed_categories": 0},
    "reserved_seats": {"levels": 0, "categories": 0},
    "interview_wishes": {"rank": 0},
}
MAY_BE_EMPTY = frozenset({"valid_to", "answered_on"})


class Lines(NamedTuple):
    """The file of a table and the line of its first row."""

    file: str
    first: int


def empty(shape: Shape) -> pl.DataFrame:
    """Return a table without rows, for a file that may be absent."""
    columns = {name: DTYPES[column.dtype] for name, column in shape.columns.items()}
    return pl.DataFrame(schema={**columns, "line": pl.Int64, "file": pl.String})


def typed_table(
    raw: pl.DataFrame, shape: Shape, lines: Lines
) -> tuple[pl.DataFrame | None, list[Fault]]:
    """Return the declared columns of a file, with ``line`` and ``file``; None if one is missing."""
    headed = _headed(raw, shape)
    missing = [column.zh for name, column in shape.columns.items() if name not in headed]
    if missing:
        return None, [Fault("column_missing", lines.file, heading) for heading in missing]
    numbered = pl.int_range(lines.first, lines.first + raw.height, eager=True, dtype=pl.Int64)
    columns, faults = {}, []
    for name, column in shape.columns.items():
        cells = raw[headed[name]]
        found = _cast(cells, column.dtype).rename(name)
        wrong = found.is_null() & _is_said(cells)
        faults += fault_where("wrong_type", lines.file, headed[name], numbered.filter(wrong))
        found = _filled(found, ~wrong, shape.name, column)
        lacking = found.is_null() & ~wrong & (name not in MAY_BE_EMPTY)
        faults += fault_where("empty", lines.file, headed[name], numbered.filter(lacking))
        columns[name] = found
    file = pl.repeat(lines.file, raw.height, eager=True)
    return pl.DataFrame({**columns, "line": numbered, "file": file}), faults


def fault_where(
    kind: str, file: str, column: str, lines: pl.Series, says: tuple[str, str] | None = None
) -> list[Fault]:
    """Return the fault of some lines; nothing if there are none."""
    shown = tuple(lines.head(SHOWN).to_list())
    return [Fault(kind, file, column, shown, len(lines), says)] if shown else []


def _headed(raw: pl.DataFrame, shape: Shape) -> dict[str, str]:
    tidy = {heading.strip(" \ufeff"): heading for heading in raw.columns}
    return {
        name: tidy[heading]
        for name, column in shape.columns.items()
        for heading in (column.zh, name)
        if heading in tidy
    }


def _is_said(cells: pl.Series) -> pl.Series:
    if cells.dtype == pl.String:
        return cells.is_not_null() & (cells.str.strip_chars() != "")
    return cells.is_not_null()


def _cast(cells: pl.Series, dtype: DType) -> pl.Series:
    if cells.dtype != pl.String:
        return _from_typed(cells, dtype)
    plain = cells.str.strip_chars()
    if dtype == "bool":
        truth = plain.str.to_lowercase()
        return truth.replace_strict(TRUTH, default=None, return_dtype=pl.Boolean)
    if dtype == "date":
        return plain.str.to_date("%Y-%m-%d", strict=False)
    return plain.cast(DTYPES[dtype], strict=False)


def _from_typed(cells: pl.Series, dtype: DType) -> pl.Series:
    """Cast what a Parquet file holds; a number is no truth, and a date no number."""
    wanted = DTYPES[dtype]
    if cells.dtype == wanted:
        return cells
    if cells.dtype.is_integer() and wanted.is_integer():
        return cells.cast(wanted, strict=False)
    if isinstance(cells.dtype, pl.Categorical | pl.Enum) and wanted == pl.String:
        return cells.cast(pl.String)
    return pl.Series(cells.name, [None] * len(cells), dtype=wanted)


def _filled(found: pl.Series, may: pl.Series, table: str, column: Column) -> pl.Series:
    """Return the cells with what "not said" is in the column where they are empty."""
    nothing: int | str | None = NOT_SAID.get(table, {}).get(found.name)
    if column.dtype == "text":
        nothing = ""
    if nothing is None:
        return found
    return (
        pl.select(
            pl.when(found.is_null() & may).then(pl.lit(nothing, found.dtype)).otherwise(found)
        )
        .to_series()
        .rename(found.name)
    )
