"""What employers declare of a year: staff and wages as they were, or nearly."""

from dataclasses import dataclass, field

import numpy as np
import polars as pl

from anye.codes.lists import EmployerKind, EmploymentForm
from anye.kernel.months import MONTHS_OF_YEAR
from anye.synthetic.chance import IntArray, chance, chosen_of
from anye.synthetic.days import dates, day_number
from anye.synthetic.firms import Firms
from anye.synthetic.months import MonthRows, yuan_column
from anye.synthetic.registered import Registered
from anye.synthetic.sizes import Town
from anye.synthetic.workforce import Workforce

_DECLARES, _DECLARES_WITH_STAFF = 0.55, 0.97  # without and with disabled staff
_FIRST_DAY, _DAYS_OPEN = 60, 240  # from 1 March, for about eight months
_LATE_SHARE, _LATE_DAYS = 0.02, 15


@dataclass(slots=True)
class Totals:
    """Staff and wages of a year by employer, added up while its months are written."""

    employers: int
    headcount: IntArray = field(init=False)
    wages: IntArray = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing."""
        self.headcount = np.zeros(self.employers, dtype=np.int64)
        self.wages = np.zeros(self.employers, dtype=np.int64)

    def add(self, rows: MonthRows) -> None:
        """Add a block of a month."""
        staff = rows.firm[rows.form != EmploymentForm.SHORTER_CONTRACT]
        self.headcount += np.bincount(staff, minlength=self.employers)
        np.add.at(self.wages, rows.firm[rows.is_paid], rows.wage[rows.is_paid])


def declaration_rows(
    town: Town,
    firms: Firms,
    totals: Totals,
    persons: IntArray,
    codes: pl.Series,
    year: int,
) -> pl.DataFrame:
    """Return the declarations of a year; nearly all who employ somebody disabled declare."""
    rng = chance(town.seed, f"declarations {year}")
    n = len(firms.staff)
    odds = np.where(persons > 0, _DECLARES_WITH_STAFF, _DECLARES)
    declares = (rng.random(n) < odds) & (totals.headcount > 0)
    who = np.flatnonzero(declares & (firms.kind != EmployerKind.SOLE_TRADER))
    first = day_number(year + 1) + _FIRST_DAY
    day = first + rng.integers(0, _DAYS_OPEN, len(who))
    late = rng.random(len(who)) < _LATE_SHARE
    day = np.where(late, first + _DAYS_OPEN + rng.integers(5, _LATE_DAYS, len(who)), day)
    missed = chosen_of(rng, (0, 1, 2), (0.9, 0.07, 0.03), len(who))
    return pl.DataFrame(
        {
            "统一社会信用代码": codes.gather(pl.Series(who)),
            "所属年度": np.full(len(who), year, dtype=np.int32),
            "申报日期": dates(day),
            "职工人月": np.maximum(totals.headcount[who] - missed, 0),
            "全年工资总额": yuan_column(totals.wages[who]),
            "申报残疾职工人数": persons[who].astype(np.int32),
        }
    )


def persons_of_year(
    firms: Firms, workforce: Workforce, registered: Registered, year: int
) -> IntArray:
    """Return how many registered persons each employer had in a year (0 the first)."""
    found = np.zeros(len(firms.staff), dtype=np.int64)
    start, stop = year * MONTHS_OF_YEAR, (year + 1) * MONTHS_OF_YEAR
    for spells in workforce.spells:
        who = registered.insured
        there = (spells.start[who] < stop) & (spells.stop[who] > start)
        there &= spells.stop[who] > spells.start[who]
        found += np.bincount(spells.firm[who][there], minlength=len(found))
    return found
