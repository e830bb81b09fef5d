"""What a person's month looks like: pay, contribution base, status of the insurance."""

import numpy as np

from anye.codes.lists import InsuranceStatus
from anye.kernel.months import MONTHS_OF_YEAR
from anye.synthetic.chance import BoolArray, IntArray, mixed_numbers
from anye.synthetic.sizes import Town
from anye.synthetic.workforce import Workforce

# Tianjin's minimum wage in fen, so that made-up pay keeps above it (津人社规字〔2023〕8号 and the
# notice of 2025-08-20). The law's own sheet is not read: the truth must not rest on it.
MINIMUM_WAGES = ((200001, 218_000), (202311, 232_000), (202509, 251_000))

_RAISE_PER_MILLE = 45  # a year
_BONUS = 60_000  # fen, at most, in any month
_LOWEST_BASE, _HIGHEST_BASE = 501_300, 2_506_500
_ODDS = 1 << 16
_STATUSES = (  # of 65,536 months so many, counted up
    (InsuranceStatus.IN_ARREARS, 500),
    (InsuranceStatus.SOME_KINDS_ONLY, 700),
    (InsuranceStatus.PAID_LATER, 1400),
)
_UNPAID = 200  # of 65,536 months without a wage record


def minimum_wage_of(month: int) -> int:
    """Return the minimum wage of a month in fen."""
    return next(wage for start, wage in reversed(MINIMUM_WAGES) if month >= start)


def wages_of(town: Town, workforce: Workforce, who: IntArray, place: int) -> IntArray:
    """Return the wages of some persons in the month at a place of the window, in fen."""
    month = town.months[place]
    raised = 1000 + _RAISE_PER_MILLE * (place // MONTHS_OF_YEAR)
    wage = workforce.wage[who].astype(np.int64) * raised // 10
    wage += (mixed_numbers(who, place * 2) % np.uint64(_BONUS)).astype(np.int64)
    wage = np.maximum(wage, minimum_wage_of(month))
    return np.where(workforce.is_low_paid[who], wage * 2 // 5, wage)


def bases_of(workforce: Workforce, who: IntArray, year: int) -> IntArray:
    """Return the contribution bases of some persons in a year (0 the first), in fen."""
    base = workforce.wage[who].astype(np.int64) * (1000 + _RAISE_PER_MILLE * year) // 1000 * 100
    return np.clip(base, _LOWEST_BASE, _HIGHEST_BASE)


def statuses_of(who: IntArray, place: int) -> tuple[IntArray, BoolArray]:
    """Return the status of the insurance, and whether a wage is recorded at all."""
    mix = mixed_numbers(who, place * 2 + 1)
    odds = (mix % np.uint64(_ODDS)).astype(np.int64)
    status = np.full(len(who), InsuranceStatus.IN_FULL, dtype=np.int8)
    for found, until in reversed(_STATUSES):
        status[odds < until] = found
    paid = (mix >> np.uint64(32)) % np.uint64(_ODDS) >= np.uint64(_UNPAID)
    return status, paid
