"""How is a column of text read as what its contract says?

First as it stands. Only what is wrong then is tidied (full width to half width, spaces and stray
marks off, capitals) and read once more, so clean files pay nothing for untidy ones. What was taken
off is counted.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.sources.kinds.amounts import (
    read_count,
    read_money,
    respelled_count,
    respelled_money,
)
from anye.sources.kinds.cells import Bounds, Cells, Reader, number_of_reason
from anye.sources.kinds.days import (
    read_day,
    read_month,
    read_year,
    respelled_day,
    respelled_month,
    respelled_year,
)
from anye.sources.kinds.identifiers import (
    read_certificate_number,
    read_credit_code,
    read_resident_id,
)
from anye.sources.kinds.tidied import AROUND, IDENTIFIERS, WORDS, tidy_code, tidy_words
from anye.sources.kinds.words import (
    read_code,
    read_industry,
    read_level,
    read_sex,
    read_text,
    read_township,
    read_yes_no,
    respelled_number,
)
from anye.sources.taken_off import taken_off
from anye.tables.contracts import Field, KindOfCell

READERS: Mapping[KindOfCell, Reader] = {
    "resident_id": read_resident_id,
    "credit_code": read_credit_code,
    "certificate_number": read_certificate_number,
    "name": read_text,
    "text": read_text,
    "month": read_month,
    "year": read_year,
    "day": read_day,
    "money": read_money,
    "count": read_count,
    "level": read_level,
    "code": read_code,
    "township": read_township,
    "industry": read_industry,
    "yes_no": read_yes_no,
    "sex": read_sex,
}
RESPELLINGS: Mapping[KindOfCell, Callable[[pl.Series], pl.Series]] = {
    "day": respelled_day,
    "month": respelled_month,
    "year": respelled_year,
    "money": respelled_money,
    "count": respelled_count,
    "level": respelled_number,
    "code": respelled_number,
    "township": respelled_number,
}


def read_column(texts: pl.Series, field: Field, bounds: Bounds, *, kept: bool = True) -> Cells:
    """Read a column; where it is wrong as it stands, read it tidied.

    Words are tidied at once, for untidy ones are not wrong; those not kept only as to blanks.
    """
    if field.kind in WORDS:
        tidy = tidy_words(texts) if kept else texts.str.strip_chars(AROUND)
        return _read(tidy, field, bounds)
    cells = _read(texts, field, bounds)
    wrong = np.flatnonzero(cells.faults)
    if not len(wrong):
        return cells
    tidy = tidy_code(texts.gather(wrong))
    respelled = RESPELLINGS.get(field.kind)
    again = _read(respelled(tidy) if respelled else tidy, field, bounds)
    mended = pl.Series(again.faults == 0) & (tidy != "")
    found = taken_off(texts.gather(wrong).filter(mended), field)
    return replace(_patched(cells, wrong, again), taken_off=found)


def _read(texts: pl.Series, field: Field, bounds: Bounds) -> Cells:
    cells = READERS[field.kind](texts, field, bounds)
    blank = (texts == "").to_numpy()
    if blank.any():
        cells.faults[blank] = _of_a_blank(field)
    return cells


def _of_a_blank(field: Field) -> np.uint8:
    if not field.required:
        return np.uint8(0)
    return number_of_reason("blank_id" if field.kind in IDENTIFIERS else "blank")


def _patched(cells: Cells, rows: NDArray[np.intp], again: Cells) -> Cells:
    cells.faults[rows] = again.faults
    right = again.faults == 0
    if not right.any():
        return cells
    mended = pl.Series(np.flatnonzero(right))
    values = {
        name: column.clone().scatter(rows[right], again.values[name].gather(mended))
        for name, column in cells.values.items()
    }
    return Cells(values, cells.faults)
