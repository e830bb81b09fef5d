"""Which rows between those of a table are none of its own: sums, headings, notes?

Such a row names nobody. It is sent back as what it is, once, not for each of the cells it lacks.
"""

import re
from collections.abc import Sequence

import numpy as np
import polars as pl

from anye.codes.letters import Truths
from anye.sources.files.foot import IDENTIFIER, kind_of_row
from anye.sources.files.headings import columns_named, tidied
from anye.sources.kinds.cells import Faults, number_of_reason
from anye.tables.contracts import Contract

_REASONS = {
    "subtotal_rows": "sum_row",
    "total_rows": "sum_row",
    "signature_rows": "note_row",
    "note_rows": "note_row",
}
_UNDER_A_HEADING = re.compile(r"\([^()]{1,6}\)|(?:单位:)?(?:元|人|人月|月|年)|必填|选填")


def set_apart(texts: pl.DataFrame, contract: Contract, wrong: Truths) -> Faults:
    """Return for each row the number of the reason why it is no data; 0 where it is, or may be."""
    found = np.zeros(texts.height, np.uint8)
    places = np.flatnonzero(wrong)
    if not len(places):
        return found
    has_identifier = pl.any_horizontal(pl.all().str.contains(f"(?i){IDENTIFIER}"))
    named = texts[places].select(has_identifier).to_series().fill_null(value=False).to_numpy()
    for place in places[~named].tolist():
        if reason := reason_of(texts.row(place), contract):
            found[place] = number_of_reason(reason)
    return found


def reason_of(row: Sequence[str], contract: Contract) -> str:
    """Return why a row that names nobody is no data; empty where it may be."""
    if kind := kind_of_row(row):
        return _REASONS[kind]
    cells = [tidy for cell in row if (tidy := tidied(cell))]
    rest = [cell for cell in cells if not _UNDER_A_HEADING.fullmatch(cell)]
    return "heading_row" if cells and columns_named(rest, contract) == len(rest) else ""
