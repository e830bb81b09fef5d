"""From a block of text to accepted rows, typed, and rejected ones with their reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl
import pyarrow as pa

from anye.codes.letters import Truths
from anye.sources.files.blocks import Block, Broken
from anye.sources.files.foot import holds_identifier
from anye.sources.kinds.cells import Bounds
from anye.sources.rows.judged import Judged, judged_rows
from anye.sources.rows.no_data import reason_of
from anye.sources.rows.unidentified import unidentified
from anye.tables.contracts import Contract

LINE, REASONS, RAW = "line", "reasons", "raw"
BLANK_LINE, COLUMN_COUNT = "blank_line", "column_count"


@dataclass(frozen=True, slots=True)
class TypedBlock:
    """One block, checked: every line of it is in one of the first three tables."""

    rows: pl.DataFrame
    withdrawals: pl.DataFrame
    rejected: pl.DataFrame
    unidentified: pl.DataFrame | None = None  # of the rejected; None: not one
    taken_off: Mapping[str, int] = field(default_factory=dict)  # of cells, before they were read


def typed(
    block: Block,
    contract: Contract,
    bounds: Bounds,
    first_row: int,
    unfit: Mapping[int, str] | None = None,
) -> TypedBlock:
    """Check a block.

    Args:
        block: its lines.
        contract: what they are to hold.
        bounds: what lies outside the file.
        first_row: the source row of line nought of the file.
        unfit: by line, why it cannot hold beside other rows.
    """
    found = judged_rows(block, contract, bounds, first_row, unfit)
    wrong, withdraws = found.wrong(), found.withdraws()
    return TypedBlock(
        found.rows(~(wrong | withdraws)),
        found.rows(withdraws & ~wrong),
        _rejected(found, wrong),
        unidentified(found) if wrong.any() else None,
        found.taken_off(),
    )


def rejected_schema(contract: Contract) -> pa.Schema:
    """Return the columns of rejected rows: line, reasons, the cells as sent, the raw line."""
    names = [one.name for one in (*contract.fields, *contract.also)]
    texts = [(name, pa.string()) for name in (REASONS, *names, RAW)]
    return pa.schema([(LINE, pa.int64()), *texts])


def _rejected(found: Judged, wrong: Truths) -> pl.DataFrame:
    block, contract, places = found.block, found.contract, np.flatnonzero(wrong)
    texts = block.texts[places]
    is_blank = texts.select(pl.all_horizontal(pl.all() == "")).to_series()
    told = found.told(places).alias(REASONS).set(is_blank, f":{BLANK_LINE}")
    columns = [pl.Series(LINE, block.lines[places]), told]
    for name in (one.name for one in (*contract.fields, *contract.also)):
        empty = pl.Series(name, [None], dtype=pl.String).new_from_index(0, len(places))
        columns.append(texts[name] if name in texts.columns else empty)
    columns.append(pl.Series(RAW, [None], dtype=pl.String).new_from_index(0, len(places)))
    checked = pl.DataFrame(columns)
    if block.broken:
        checked = pl.concat([checked, _broken(block.broken, checked, contract)])
    return checked.sort(LINE)


def _broken(broken: tuple[Broken, ...], like: pl.DataFrame, contract: Contract) -> pl.DataFrame:
    empty = dict.fromkeys(like.columns)
    rows = [
        empty | {LINE: line.line, REASONS: f":{_why(line, contract)}", RAW: line.text}
        for line in broken
    ]
    return pl.DataFrame(rows, schema=like.schema)


def _why(line: Broken, contract: Contract) -> str:
    """Return why a line could not be cut; 共3人 alone lacks no commas, it is no data."""
    cells = line.text.split(",")
    is_short = line.reason == COLUMN_COUNT and not holds_identifier(cells)
    return (is_short and reason_of(cells, contract)) or line.reason
