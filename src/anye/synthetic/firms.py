"""Employers of every kind: who they are, where, how large, since when."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from anye.codes.credit_code import numbers_of
from anye.codes.divisions import DISTRICT, DISTRICT_BEFORE_2016, TOWNSHIPS
from anye.codes.letters import Letters, column
from anye.codes.lists import EmployerKind
from anye.synthetic.chance import BoolArray, IntArray, chance, chosen_of
from anye.synthetic.days import NO_DAY, day_number
from anye.synthetic.identifiers import credit_codes, organisations
from anye.synthetic.pools import pool_of
from anye.synthetic.sizes import Town
from anye.synthetic.text import joined, picked

_KINDS = (
    # kind, share, register, prefix of the organisation identifier, typical size, spread
    (EmployerKind.GOVERNMENT_BODY, 0.010, b"11", b"MB", 45.0, 0.7),
    (EmployerKind.PUBLIC_INSTITUTION, 0.028, b"12", b"MC", 60.0, 0.9),
    (EmployerKind.STATE_ENTERPRISE, 0.013, b"91", b"70", 90.0, 1.2),
    (EmployerKind.PRIVATE_ENTERPRISE, 0.716, b"91", b"MA", 7.0, 1.45),
    (EmployerKind.SOCIAL_ORGANISATION, 0.033, b"52", b"MJ", 9.0, 0.8),
    (EmployerKind.SOLE_TRADER, 0.196, b"92", b"M0", 1.6, 0.6),
    (EmployerKind.DISPATCH_AGENCY, 0.004, b"91", b"ME", 110.0, 0.9),
)
_INDUSTRIES = pool_of("industries")
_INDUSTRY_OF_KIND = {
    EmployerKind.GOVERNMENT_BODY: ("S9221", "S9222", "S9224"),
    EmployerKind.PUBLIC_INSTITUTION: ("P8321", "P8331", "P8310", "Q8423", "N7610", "R8860"),
    EmployerKind.SOCIAL_ORGANISATION: ("S9520", "P8391", "Q8522"),
    EmployerKind.DISPATCH_AGENCY: ("L7263",),
}
_SCHOOLS = frozenset({"P8321", "P8331", "P8310"})
_TRADES = pool_of("trades")
_OFFICES = pool_of("offices")
_INSTITUTIONS = pool_of("institutions")
_SOCIETIES = pool_of("societies")
_BRANDS = pool_of("brands")
_SHARE_NEW, _SHARE_CLOSED, _SHARE_SMALL = 0.07, 0.04, 0.86
_DAYS_BEFORE = 30 * 365
_SMALL_BELOW = 300.0  # expected staff of a micro or small enterprise


@dataclass(frozen=True, slots=True)
class Firms:
    """Employers as columns; days are day numbers since 1970-01-01, NO_DAY for none."""

    kind: IntArray
    letters: Letters  # of the credit codes
    employer_id: IntArray
    township: IntArray
    industry: IntArray  # place in INDUSTRIES
    registered_on: IntArray
    closed_on: IntArray
    posts: IntArray
    is_school: BoolArray
    is_small: BoolArray
    staff: IntArray  # about how many persons it employs
    brand: IntArray

    def codes(self) -> pl.Series:
        """Return the credit codes."""
        return column(self.letters)


INDUSTRIES = tuple(
    dict.fromkeys([*_INDUSTRIES, *(code for codes in _INDUSTRY_OF_KIND.values() for code in codes)])
)


def draw_firms(town: Town) -> Firms:
    """Draw the employers of a town; the staff adds up to about the town's insured."""
    n = town.size.employers
    rng = chance(town.seed, "firms")
    which = chosen_of(rng, range(len(_KINDS)), [row[1] for row in _KINDS], n)
    kind = np.array([row[0] for row in _KINDS], dtype=np.int8)[which]
    staff = _staff(rng, which, town.size.insured)
    opened, closed = _days(rng, town, n)
    industry = _industries(rng, kind)
    is_public = kind <= EmployerKind.PUBLIC_INSTITUTION
    letters = _letters(rng, which)
    return Firms(
        kind=kind,
        letters=letters,
        employer_id=numbers_of(letters),
        township=np.array(list(TOWNSHIPS), dtype=np.int32)[_towards_the_town(rng, n)],
        industry=industry,
        registered_on=np.where(is_public, opened - _DAYS_BEFORE, opened),
        closed_on=np.where(is_public, NO_DAY, closed),
        posts=np.where(is_public, (staff * rng.uniform(0.9, 1.15, n)).astype(np.int32), 0),
        is_school=np.isin(industry, [INDUSTRIES.index(code) for code in _SCHOOLS]),
        is_small=_small(rng, kind, staff),
        staff=staff,
        brand=rng.integers(0, len(_BRANDS) ** 2 * len(_TRADES), n),
    )


def names_of(firms: Firms, where: slice) -> pl.Series:
    """Return the registered names of some employers."""
    brand, kind = firms.brand[where], firms.kind[where]
    one, two, trade = brand % len(_BRANDS), brand // len(_BRANDS), brand // len(_BRANDS) ** 2
    enterprise = joined(
        picked(_BRANDS, one), picked(_BRANDS, two % len(_BRANDS)), picked(_TRADES, trade)
    )
    township = picked(
        list(TOWNSHIPS.values()), np.searchsorted(list(TOWNSHIPS), firms.township[where])
    )
    frame = pl.DataFrame({"kind": kind, "brand": enterprise, "place": township})
    frame = frame.with_columns(
        office=picked(_OFFICES, brand % len(_OFFICES)),
        institution=picked(_INSTITUTIONS, brand % len(_INSTITUTIONS)),
        society=picked(_SOCIETIES, brand % len(_SOCIETIES)),
    )
    ends = {
        EmployerKind.GOVERNMENT_BODY: ("天津市蓟州区", "place", "office"),
        EmployerKind.PUBLIC_INSTITUTION: ("天津市蓟州区", "place", "institution"),
        EmployerKind.SOCIAL_ORGANISATION: ("天津市蓟州区", "brand", "society"),
    }
    name = pl.concat_str(
        pl.lit("天津市"),
        "brand",
        pl.when(pl.col("kind") == EmployerKind.SOLE_TRADER)
        .then(pl.lit("商店"))
        .otherwise(pl.lit("有限公司")),
    )
    for of_kind, (start, *rest) in ends.items():
        name = (
            pl.when(pl.col("kind") == of_kind)
            .then(pl.concat_str(pl.lit(start), *rest))
            .otherwise(name)
        )
    return frame.select(name).to_series()


def _staff(rng: np.random.Generator, which: IntArray, insured: int) -> IntArray:
    """Draw heavy-tailed sizes; public bodies keep theirs, enterprises share the rest."""
    median = np.array([row[4] for row in _KINDS])[which]
    spread = np.array([row[5] for row in _KINDS])[which]
    drawn = np.minimum(median * np.exp(spread * rng.standard_normal(len(which))), insured / 40 + 5)
    scaled = np.round(drawn * (insured / drawn.sum()))
    found: IntArray = np.maximum(scaled, 1).astype(np.int32)
    return found


def _letters(rng: np.random.Generator, which: IntArray) -> Letters:
    """Number the employers of each prefix and turn the numbers into credit codes."""
    organisation = np.empty((len(which), 8), dtype=np.uint8)
    for place, row in enumerate(_KINDS):
        mine = np.flatnonzero(which == place)
        organisation[mine] = organisations(row[3], mine)
    register = np.frombuffer(b"".join(row[2] for row in _KINDS), np.uint8).reshape(-1, 2)[which]
    division = chosen_of(rng, (DISTRICT, DISTRICT_BEFORE_2016), (0.5, 0.5), len(which))
    return credit_codes(register, division, organisation)


def _days(rng: np.random.Generator, town: Town, n: int) -> tuple[IntArray, IntArray]:
    start = day_number(town.years[0])
    span = 365 * len(town.years)
    age = np.minimum(rng.exponential(8 * 365, n), _DAYS_BEFORE).astype(np.int32) + 30
    is_new = rng.random(n) < _SHARE_NEW
    opened = np.where(is_new, start + rng.integers(31, span - 200, n), start - age)
    closes = ~is_new & (rng.random(n) < _SHARE_CLOSED)
    return opened, np.where(closes, start + rng.integers(100, span, n), NO_DAY)


def _industries(rng: np.random.Generator, kind: IntArray) -> IntArray:
    industry = rng.integers(0, len(_INDUSTRIES), len(kind))
    for of_kind, codes in _INDUSTRY_OF_KIND.items():
        mine = np.flatnonzero(kind == of_kind)
        places = np.array([INDUSTRIES.index(code) for code in codes])
        industry[mine] = places[rng.integers(0, len(codes), len(mine))]
    return industry


def _towards_the_town(rng: np.random.Generator, n: int) -> IntArray:
    """Draw townships: the two in the middle hold a third of the employers."""
    shares = np.ones(len(TOWNSHIPS))
    shares[:2], shares[-1] = 7.0, 5.0
    return chosen_of(rng, range(len(TOWNSHIPS)), shares, n)


def _small(rng: np.random.Generator, kind: IntArray, staff: IntArray) -> BoolArray:
    can_be = np.isin(kind, [EmployerKind.PRIVATE_ENTERPRISE, EmployerKind.DISPATCH_AGENCY])
    return can_be & (staff < _SMALL_BELOW) & (rng.random(len(kind)) < _SHARE_SMALL)
