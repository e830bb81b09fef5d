"""What a table must hold before a stage may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import narwhals as nw

# pay: whoever pays it may know; elsewhere: of a person at another employer, for officers alone
Visibility = Literal["open", "official", "personal", "health", "pay", "elsewhere"]
DType = Literal["int64", "int32", "int8", "bool", "date", "text"]

DTYPES: Mapping[DType, Any] = {
    "int64": nw.Int64,
    "int32": nw.Int32,
    "int8": nw.Int8,
    "bool": nw.Boolean,
    "date": nw.Date,
    "text": nw.String,
}


class NotThisShapeError(Exception):
    """A table lacks a column, or a column holds another type."""

    def __init__(self, table: str, wrong: Mapping[str, str]) -> None:
        """Keep the table and, by column, what was found instead."""
        super().__init__(table, dict(wrong))
        self.table, self.wrong = table, wrong


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, who may see it, what it is called, what it says."""

    dtype: DType
    visibility: Visibility
    zh: str
    says: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A table's name, key and columns.

    Of one file, rows of one key that differ in ``adds_up_by`` are parts of one record and are added
    up; of those that differ in ``ordered_by`` the later one holds.
    """

    name: str
    zh: str
    key: tuple[str, ...]
    columns: Mapping[str, Column]
    adds_up_by: str = ""
    ordered_by: str = ""

    @property
    def of_one_file(self) -> tuple[str, ...]:
        """Return the columns in which two different rows of one file must differ."""
        return (*self.key, *filter(None, (self.adds_up_by, self.ordered_by)))

    def fit(self, table: "nw.LazyFrame[Any]") -> "nw.LazyFrame[Any]":
        """Return the table cut to this shape.

        Raises:
            NotThisShapeError: if a column is missing or of another type.
        """
        found = table.collect_schema()
        wrong = {
            name: str(found.get(name, "missing"))
            for name, column in self.columns.items()
            if found.get(name) != DTYPES[column.dtype]
        }
        if wrong:
            raise NotThisShapeError(self.name, wrong)
        return table.select(*self.columns)

    def cast(self, table: "nw.LazyFrame[Any]") -> "nw.LazyFrame[Any]":
        """Return the table cut to this shape, each column cast to its type."""
        return table.select(
            nw.col(name).cast(DTYPES[column.dtype]) for name, column in self.columns.items()
        )
