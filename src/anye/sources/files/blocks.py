"""What a reader hands to the check: some lines of a file, as text, each with its number."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.sources.kinds.cells import Faults
from anye.sources.refusals import FileRefusedError
from anye.tables.contracts import Field


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that could not be cut into its columns."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a file: texts by field name, and those that could not be cut into columns."""

    lines: NDArray[np.int64]
    texts: pl.DataFrame
    broken: tuple[Broken, ...] = ()
    cell_faults: Mapping[str, Faults] = field(default_factory=dict)
    read_bytes: int = 0  # of the file, for the progress bar
    taken_off: Mapping[str, int] = field(default_factory=dict)  # of its lines


def refuse_values_without_heading(columns: Iterable[tuple[int, pl.Series]]) -> None:
    """Refuse a file in which anything stands under no heading, for nobody would read it.

    Raises:
        FileRefusedError: if a column, of those given with their places, holds anything.
    """
    for place, texts in columns:
        if (texts.str.strip_chars() != "").any():
            raise FileRefusedError("values_without_heading", column=place + 1)


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file opened as a feed: its lines counted apart, its blocks still to come."""

    encoding: str
    lines: int  # of data, counted without cutting them
    fields: tuple[Field, ...]  # present in the file
    blocks: Iterator[Block]
    taken_off: Mapping[str, int] = field(default_factory=dict)  # of the file, before any block
    titles: tuple[str, ...] = ()  # what stands above the headings
