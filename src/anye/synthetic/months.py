"""The two monthly feeds, month by month and block by block, so memory does not grow with years."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from anye.codes.lists import EMPLOYMENT_FORMS, INSURANCE_STATUSES, EmploymentForm
from anye.kernel.months import MONTHS_OF_YEAR
from anye.synthetic.chance import BoolArray, IntArray
from anye.synthetic.identifiers import resident_ids
from anye.synthetic.pay import bases_of, statuses_of, wages_of
from anye.synthetic.sizes import Town
from anye.synthetic.text import picked
from anye.synthetic.workforce import Spells, Workforce

BLOCK = 250_000  # persons a block; a block's text is the largest thing held
_SEASON = range(4, 10)  # May to October

_FORM_WORDS = ["", *(EMPLOYMENT_FORMS[code] for code in sorted(EMPLOYMENT_FORMS))]
_STATUS_WORDS = ["", *(INSURANCE_STATUSES[code] for code in sorted(INSURANCE_STATUSES))]


@dataclass(frozen=True, slots=True)
class MonthRows:
    """A block of one month's rows as numbers."""

    month: int
    who: IntArray
    firm: IntArray
    form: IntArray
    base: IntArray
    status: IntArray
    wage: IntArray
    is_paid: BoolArray


def rows_of_month(town: Town, workforce: Workforce, place: int) -> Iterator[MonthRows]:
    """Yield the rows of the month at a place of the window, in blocks of persons."""
    for start in range(0, len(workforce), BLOCK):
        who, firm, form = _at_work(workforce, slice(start, start + BLOCK), place)
        status, is_paid = statuses_of(who, place)
        yield MonthRows(
            month=town.months[place],
            who=who,
            firm=firm,
            form=form,
            base=bases_of(workforce, who, place // MONTHS_OF_YEAR),
            status=status,
            wage=wages_of(town, workforce, who, place),
            is_paid=is_paid,
        )


def monthly_frames(
    workforce: Workforce, codes: pl.Series, rows: MonthRows
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return a block as the departments write it: insured months and wage months."""
    month = pl.repeat(str(rows.month), len(rows.who), dtype=pl.String, eager=True)
    shared = {
        "月份": month,
        "统一社会信用代码": codes.gather(pl.Series(rows.firm)),
        "公民身份号码": resident_ids(workforce.person_id[rows.who]),
        "姓名": workforce.names.text(rows.who),
    }
    insured = pl.DataFrame(
        {
            **shared,
            "用工形式": picked(_FORM_WORDS, rows.form),
            "缴费基数": yuan_column(rows.base),
            "缴费状态": picked(_STATUS_WORDS, rows.status),
        }
    )
    paid = pl.DataFrame({**shared, "应发工资": yuan_column(rows.wage)})
    return insured, paid.filter(pl.Series(rows.is_paid))


def yuan_column(fen: IntArray) -> pl.Series:
    """Return money as departments write it: yuan with two decimals, exactly."""
    whole = pl.Series("fen", fen).cast(pl.Decimal(17, 2))
    return (whole / 100).cast(pl.Decimal(17, 2))


def _at_work(workforce: Workforce, block: slice, place: int) -> tuple[IntArray, IntArray, IntArray]:
    parts = [_active(spells, block, place) for spells in workforce.spells]
    who, firm, form = (np.concatenate(column) for column in zip(*parts, strict=True))
    return who, firm, form


def _active(spells: Spells, block: slice, place: int) -> tuple[IntArray, IntArray, IntArray]:
    form = spells.form[block]
    active = (spells.start[block] <= place) & (place < spells.stop[block])
    if place % MONTHS_OF_YEAR not in _SEASON:
        active &= form != EmploymentForm.SEASONAL
    where = np.flatnonzero(active)
    return where + block.start, spells.firm[block][where], form[where]
