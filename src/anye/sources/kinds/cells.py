"""What every reader of a kind of column takes and gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.codes.letters import Truths
from anye.sources.reasons import NUMBERS
from anye.tables.contracts import Field

Faults = NDArray[np.uint8]  # by row: the number of the reason, 0 where nothing is wrong


@dataclass(frozen=True, slots=True)
class Bounds:
    """What lies outside the file: the day of the check, and the district's townships."""

    today: date
    townships: Mapping[int, str]  # code to name; empty: only the form is checked


@dataclass(frozen=True, slots=True)
class Cells:
    """A column read: its values by the name of the table's column, and what is wrong by row.

    ``taken_off`` counts what was taken off its cells before they could be read.
    """

    values: Mapping[str, pl.Series]
    faults: Faults
    taken_off: Mapping[str, int] = field(default_factory=dict)


Reader: TypeAlias = Callable[[pl.Series, Field, Bounds], Cells]


def number_of_reason(reason: str) -> np.uint8:
    """Return the number of a reason."""
    return np.uint8(NUMBERS[reason])


def first_fault(rows: int, *wrong: tuple[str, Truths | pl.Series]) -> Faults:
    """Return for each row the first reason whose mask holds, else 0."""
    faults = np.zeros(rows, np.uint8)
    for reason, mask in reversed(wrong):
        held = mask.fill_null(value=False).to_numpy() if isinstance(mask, pl.Series) else mask
        faults[held] = number_of_reason(reason)
    return faults


def is_of_form(texts: pl.Series, doubtful: Truths, form: str) -> Truths:
    """Return which of the doubtful texts match a form; the others are not looked at."""
    found = np.zeros(len(texts), np.bool_)
    if doubtful.any():
        seen = texts.filter(pl.Series(doubtful)).str.contains(form)
        found[doubtful] = seen.fill_null(value=False).to_numpy()
    return found
