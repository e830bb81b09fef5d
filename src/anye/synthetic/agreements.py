"""Labour contracts and posts, and dispatch agreements, of the made-up town."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from anye.codes.lists import DISPATCH_SIDES, EMPLOYMENT_FORMS, EmployerKind, EmploymentForm
from anye.kernel.months import MONTHS_OF_YEAR
from anye.synthetic.chance import BoolArray, IntArray, chance, chosen_of
from anye.synthetic.days import (
    NO_DAY,
    dates,
    first_days,
    month_number,
    months_of_days,
    months_of_written,
)
from anye.synthetic.firms import Firms
from anye.synthetic.identifiers import resident_ids
from anye.synthetic.months import BLOCK
from anye.synthetic.pools import pool_of
from anye.synthetic.registered import Registered
from anye.synthetic.sizes import Town
from anye.synthetic.text import picked
from anye.synthetic.workforce import Spells, Workforce

POSTS = pool_of("posts")
OPEN = 9999  # months of a contract without an agreed end
_TERMS, _TERM_SHARES = (12, 24, 36, 60, OPEN), (0.25, 0.1, 0.3, 0.1, 0.25)
_SHORT_TERMS, _SHORT_SHARES = (3, 6, 10, 11), (0.1, 0.3, 0.2, 0.4)
_SEASON_MONTHS = 6
_LONGEST_SERVICE = 96  # months before the window
_WORKS_FROM = 18 * MONTHS_OF_YEAR  # months of age
_DISPATCHED_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Contracts:
    """Contracts as numbers; months count from 1970-01, ``term`` in months."""

    who: IntArray
    firm: IntArray
    form: IntArray
    start: IntArray
    term: IntArray
    leaves: IntArray  # first month after the work ended in fact, or OPEN

    def picked(self, where: BoolArray) -> "Contracts":
        """Return some of the contracts."""
        return Contracts(
            *(
                column[where]
                for column in (self.who, self.firm, self.form, self.start, self.term, self.leaves)
            )
        )


def contract_frames(
    town: Town, firms: Firms, workforce: Workforce, codes: pl.Series
) -> Iterator[pl.DataFrame]:
    """Yield the contracts and posts of all insured persons, in blocks of persons."""
    rng = chance(town.seed, "contracts")
    opened = months_of_days(firms.registered_on)
    grown = months_of_written(workforce.born) + _WORKS_FROM
    for spells in workforce.spells:
        earliest = np.maximum(opened[spells.firm], grown)
        for start in range(0, len(workforce), BLOCK):
            first = _first_contracts(rng, town, spells, slice(start, start + BLOCK), earliest)
            for contracts in (first, _renewals(first, _window(town) + len(town.months))):
                yield _frame(rng, workforce, codes, contracts)


def dispatch_rows(
    town: Town, firms: Firms, workforce: Workforce, registered: Registered, codes: pl.Series
) -> pl.DataFrame:
    """Return agreements for registered persons who work for an agency, on whom they count."""
    rng = chance(town.seed, "dispatch")
    firm = workforce.spells[0].firm[registered.insured]
    is_agency = firms.kind[firm] == EmployerKind.DISPATCH_AGENCY
    chosen = is_agency & (rng.random(len(firm)) < _DISPATCHED_SHARE)
    who, agency = registered.insured[chosen], firm[chosen]
    hosts = np.argsort(firms.staff)[-max(len(firms.staff) // 20, 2) :]
    hosts = hosts[firms.kind[hosts] != EmployerKind.DISPATCH_AGENCY]
    sides = pl.Series(["", *(DISPATCH_SIDES[side] for side in sorted(DISPATCH_SIDES))])
    start = np.full(len(who), _window(town)) - rng.integers(0, MONTHS_OF_YEAR, len(who))
    ends = start + chosen_of(rng, (24, 36, 60, OPEN), (0.2, 0.3, 0.2, 0.3), len(who))
    return pl.DataFrame(
        {
            "派遣单位信用代码": codes.gather(pl.Series(agency)),
            "用工单位信用代码": codes.gather(pl.Series(rng.choice(hosts, len(who)))),
            "公民身份号码": resident_ids(workforce.person_id[who]),
            "姓名": workforce.names.text(who),
            "计入方": picked(sides, chosen_of(rng, (1, 2), (0.4, 0.6), len(who))),
            "开始日期": _first_of(start),
            "终止日期": _day_before(ends, ends - start < OPEN),
        }
    )


def _window(town: Town) -> int:
    return month_number(town.years[0])


def _first_contracts(
    rng: np.random.Generator, town: Town, spells: Spells, block: slice, earliest: IntArray
) -> Contracts:
    works = spells.stop[block] > spells.start[block]
    who = np.flatnonzero(works) + block.start
    firm, form, start = spells.firm[who], spells.form[who], spells.start[who].astype(np.int64)
    n, window, end = len(who), _window(town), len(town.months)
    service = np.where(start == 0, rng.integers(0, _LONGEST_SERVICE, n), 0)
    begins = np.maximum(window + start - service, np.minimum(earliest[who], window + start))
    short = form == EmploymentForm.SHORTER_CONTRACT
    begins = np.where(short, window + start, begins)
    seasonal = form == EmploymentForm.SEASONAL
    begins = np.where(seasonal, window + start // MONTHS_OF_YEAR * MONTHS_OF_YEAR + 4, begins)
    term = chosen_of(rng, _TERMS, _TERM_SHARES, n)
    term = np.where(short, chosen_of(rng, _SHORT_TERMS, _SHORT_SHARES, n), term)
    term = np.where(seasonal, _SEASON_MONTHS, term)
    term = np.where(form == EmploymentForm.ESTABLISHED_POST, OPEN, term)
    stop = spells.stop[who].astype(np.int64)
    return Contracts(who, firm, form, begins, term, np.where(stop < end, window + stop, OPEN))


def _renewals(first: Contracts, until: int) -> Contracts:
    """Return the open-ended contracts that follow those which ran out before the work did."""
    lasting = first.form == EmploymentForm.CONTRACT_OF_A_YEAR
    ends = first.start + first.term
    again = first.picked(lasting & (first.term != OPEN) & (ends < np.minimum(first.leaves, until)))
    start = again.start + again.term
    return Contracts(
        again.who, again.firm, again.form, start, np.full_like(start, OPEN), again.leaves
    )


def _frame(
    rng: np.random.Generator, workforce: Workforce, codes: pl.Series, contracts: Contracts
) -> pl.DataFrame:
    ends = contracts.start + contracts.term
    cut = (contracts.leaves < ends) & (contracts.leaves > contracts.start)
    cut &= contracts.leaves != OPEN
    forms = pl.Series(["", *(EMPLOYMENT_FORMS[form] for form in sorted(EMPLOYMENT_FORMS))])
    return pl.DataFrame(
        {
            "统一社会信用代码": codes.gather(pl.Series(contracts.firm)),
            "公民身份号码": resident_ids(workforce.person_id[contracts.who]),
            "姓名": workforce.names.text(contracts.who),
            "用工形式": picked(forms, contracts.form),
            "开始日期": _first_of(contracts.start),
            "约定终止日期": _day_before(ends, contracts.term != OPEN),
            "实际终止日期": _day_before(contracts.leaves, cut),
            "岗位": picked(POSTS, rng.integers(0, len(POSTS), len(contracts.who))),
        }
    )


def _first_of(months: IntArray) -> pl.Series:
    return dates(first_days(months))


def _day_before(months: IntArray, known: BoolArray) -> pl.Series:
    """Return the last day before a month begins, none where it is not known."""
    before = first_days(np.where(known, months, 1)) - 1
    return dates(np.where(known, before, NO_DAY))
