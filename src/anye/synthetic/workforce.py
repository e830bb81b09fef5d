"""Insured persons and where they work in which months: births, names, spells, pay."""

from dataclasses import dataclass, replace

import numpy as np

from anye.codes.divisions import DISTRICT, DISTRICT_BEFORE_2016
from anye.codes.lists import EmployerKind, EmploymentForm
from anye.kernel.months import MONTHS_OF_YEAR
from anye.synthetic.chance import BoolArray, IntArray, chance, chosen_of
from anye.synthetic.days import (
    NO_DAY,
    as_digits,
    day_number,
    month_number,
    months_of_days,
    months_of_written,
)
from anye.synthetic.firms import Firms
from anye.synthetic.identifiers import SEQUENCES_OF_INSURED, person_ids, sequences
from anye.synthetic.names import DrawnNames, draw_names
from anye.synthetic.sizes import Town

# Jizhou is 120119 since 2016; its adults still carry 120225. The rest came from next door.
REGIONS = (DISTRICT_BEFORE_2016, DISTRICT, 120224, 130229, 130281, 131082, 130822, 110226)
REGION_SHARES = (0.62, 0.08, 0.06, 0.08, 0.07, 0.04, 0.03, 0.02)

_TURNOVER = (0.66, 0.16, 0.10, 0.075, 0.005)  # stay, change, enter, leave, hold two for a while
STAY, CHANGE, ENTER, LEAVE, HOLD_TWO = range(len(_TURNOVER))
_EXTRA_PERSONS = 1.1  # who leave, enter or retire make room for so many more
_RETIRES_AT = (55 * MONTHS_OF_YEAR, 60 * MONTHS_OF_YEAR)  # months of age: women, men
_YOUNGEST, _OLDEST = 19, 59
_SECOND_JOB_MONTHS = 6
_LOG_WAGE, _WAGE_SPREAD, _FIRM_SPREAD = 7.85, 0.7, 0.25
_HIGHEST_WAGE = 80_000
_LOW_SHARE = 0.012


@dataclass(frozen=True, slots=True)
class Spells:
    """One spell of work per person: at whom, from which month (index) until before which."""

    firm: IntArray
    start: IntArray
    stop: IntArray
    form: IntArray


@dataclass(frozen=True, slots=True)
class Workforce:
    """Insured persons as columns, ordered by their first employer."""

    person_id: IntArray
    born: IntArray  # yyyymmdd
    is_male: BoolArray
    names: DrawnNames
    spells: tuple[Spells, Spells]
    wage: IntArray  # monthly, whole yuan, at the start of the first year
    is_low_paid: BoolArray

    def __len__(self) -> int:
        """Return how many persons there are."""
        return len(self.person_id)


def draw_workforce(town: Town, firms: Firms) -> Workforce:
    """Draw the insured persons of a town and their spells of work."""
    rng = chance(town.seed, "workforce")
    persons = np.round(firms.staff * _EXTRA_PERSONS).astype(np.int64)
    firm = np.repeat(np.arange(len(firms.staff), dtype=np.int32), persons)
    n = len(firm)
    last = town.years[0]
    born = np.sort(births(rng, n, (last - _OLDEST, last - _YOUNGEST + len(town.years) // 2)))
    sequence = sequences(born, SEQUENCES_OF_INSURED)
    region = chosen_of(rng, REGIONS, REGION_SHARES, n)
    shuffle = rng.permutation(n)
    ids = person_ids(region, born, sequence)[shuffle]
    is_male = ids % 2 == 1
    born = born[shuffle]
    first, second = _spells(rng, town, firms, firm)
    retires = _retirement(born, is_male, town.years[0])
    return Workforce(
        person_id=ids,
        born=born,
        is_male=is_male,
        names=draw_names(rng, is_male),
        spells=(
            replace(first, stop=np.minimum(first.stop, retires).astype(np.int16)),
            replace(second, stop=np.minimum(second.stop, retires).astype(np.int16)),
        ),
        wage=_wages(rng, firm, len(firms.staff)),
        is_low_paid=rng.random(n) < _LOW_SHARE,
    )


def births(rng: np.random.Generator, n: int, years: tuple[int, int]) -> IntArray:
    """Draw birthdays (yyyymmdd), thinner towards both ends of the years."""
    first, last = (day_number(year) for year in years)
    days = first + (rng.beta(1.5, 1.5, n) * (last - first)).astype(np.int64)
    return as_digits(days)


def _spells(
    rng: np.random.Generator, town: Town, firms: Firms, firm: IntArray
) -> tuple[Spells, Spells]:
    n, end = len(firm), len(town.months)
    turn = chosen_of(rng, range(len(_TURNOVER)), _TURNOVER, n)
    when = rng.integers(1, end, n).astype(np.int16)
    gap = chosen_of(rng, (0, 1, 2, 3), (0.7, 0.15, 0.1, 0.05), n).astype(np.int16)
    leaves = (turn == CHANGE) | (turn == LEAVE)
    first_start = np.where(turn == ENTER, when, 0)
    first_stop = np.where(leaves, when, end)
    second_start = np.where(turn == CHANGE, when + gap, when)
    two_stop = np.minimum(when + _SECOND_JOB_MONTHS, end)
    second_stop = np.select([turn == CHANGE, turn == HOLD_TWO], [end, two_stop], 0)
    other = rng.permutation(firm)
    second_stop = np.where(other == firm, 0, second_stop)
    return (
        _at(rng, town, firms, (firm, first_start, first_stop)),
        _at(rng, town, firms, (other, second_start, second_stop)),
    )


def _at(
    rng: np.random.Generator, town: Town, firms: Firms, spell: tuple[IntArray, IntArray, IntArray]
) -> Spells:
    """Cut spells to the life of their employer and give them a form of employment."""
    firm, start, stop = spell
    first_year = town.years[0]
    opened = months_of_days(firms.registered_on) - month_number(first_year)
    closed = np.where(
        firms.closed_on == NO_DAY,
        len(town.months),
        months_of_days(firms.closed_on) - month_number(first_year),
    )
    form = chosen_of(rng, list(EmploymentForm)[1:], (0.93, 0.045, 0.025), len(firm))
    is_public = firms.kind[firm] <= EmployerKind.PUBLIC_INSTITUTION
    established = is_public & (rng.random(len(firm)) < 0.8)  # noqa: PLR2004 (most hold posts)
    return Spells(
        firm=firm,
        start=np.maximum(start, opened[firm]).astype(np.int16),
        stop=np.minimum(stop, closed[firm]).astype(np.int16),
        form=np.where(established, EmploymentForm.ESTABLISHED_POST, form).astype(np.int8),
    )


def _retirement(born: IntArray, is_male: BoolArray, first_year: int) -> IntArray:
    until = np.where(is_male, _RETIRES_AT[1], _RETIRES_AT[0])
    found: IntArray = np.maximum(months_of_written(born) + until - month_number(first_year), 0)
    return found


def _wages(rng: np.random.Generator, firm: IntArray, firms: int) -> IntArray:
    """Draw log-normal pay on top of the minimum wage, some employers paying better."""
    of_firm = np.exp(_FIRM_SPREAD * rng.standard_normal(firms))[firm]
    above = np.exp(_LOG_WAGE + _WAGE_SPREAD * rng.standard_normal(len(firm))) * of_firm
    found: IntArray = np.minimum(2200 + above, _HIGHEST_WAGE).astype(np.int32)
    return found
