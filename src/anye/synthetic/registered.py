"""Persons with a certificate: who they are, and the certificates as the registers hold them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from anye.codes.divisions import TOWNSHIPS
from anye.codes.lists import CANCEL_REASONS, DISABILITY_CATEGORIES, CancelReason
from anye.synthetic.chance import BoolArray, IntArray, chance, chosen_of
from anye.synthetic.days import NO_DAY, birthdays, dates, day_number
from anye.synthetic.firms import Firms
from anye.synthetic.identifiers import (
    SEQUENCES_OF_OTHERS,
    person_ids,
    resident_ids,
    sequences,
)
from anye.synthetic.names import DrawnNames, draw_names
from anye.synthetic.sizes import Town
from anye.synthetic.text import joined, picked
from anye.synthetic.workforce import REGION_SHARES, REGIONS, Workforce, births

_INSURED_SHARE = 0.125  # of all registered: about 28 % of those of working age
_CATEGORY_SHARES = (0.12, 0.13, 0.01, 0.53, 0.09, 0.09, 0.03)
_LEVELS_AT_WORK = (0.06, 0.19, 0.34, 0.41)
_LEVELS_OF_OTHERS = (0.16, 0.28, 0.29, 0.27)
_UNWILLING_SHARE, _WILLING_SPREAD = 0.35, 1.2
_VALID_DAYS = 3652
_NEW_SHARE, _LAPSING_SHARE = 0.08, 0.15  # the others that would lapse are unlimited
_CANCELLED_SHARE, _REPLACED_SHARE, _MILITARY_SHARE = 0.025, 0.05, 0.006
_SOLDIER_LEVELS = (0.01, 0.02, 0.03, 0.05, 0.09, 0.14, 0.18, 0.2, 0.16, 0.12)


@dataclass(frozen=True, slots=True)
class Registered:
    """Persons with a disability; ``insured`` says which of the workforce they are."""

    insured: IntArray  # places in the workforce; these come first
    person_id: IntArray
    names: DrawnNames
    level: IntArray
    category: IntArray
    township: IntArray


def draw_registered(town: Town, firms: Firms, workforce: Workforce) -> Registered:
    """Draw the registered persons, some of them at work."""
    rng = chance(town.seed, "registered")
    insured = _at_work(rng, town, firms, workforce)
    others = max(town.size.registered - len(insured), 0)
    year = town.years[0]
    young = chosen_of(rng, (0, 1), (0.35, 0.65), others) == 0
    spread = (
        births(rng, others, (year - 62, year - 16)),
        births(rng, others, (year - 92, year - 52)),
    )
    born = np.sort(np.where(young, *spread))
    sequence = sequences(born, SEQUENCES_OF_OTHERS)
    ids = person_ids(chosen_of(rng, REGIONS, REGION_SHARES, others), born, sequence)
    names = draw_names(rng, ids % 2 == 1)
    ours = workforce.names
    n = len(insured) + others
    return Registered(
        insured=insured,
        person_id=np.concatenate([workforce.person_id[insured], ids]),
        names=DrawnNames(
            np.concatenate([ours.family[insured], names.family]),
            np.concatenate([ours.first[insured], names.first]),
            np.concatenate([ours.second[insured], names.second]),
        ),
        level=np.concatenate(
            [
                chosen_of(rng, (1, 2, 3, 4), _LEVELS_AT_WORK, len(insured)),
                chosen_of(rng, (1, 2, 3, 4), _LEVELS_OF_OTHERS, others),
            ]
        ),
        category=chosen_of(rng, list(DISABILITY_CATEGORIES), _CATEGORY_SHARES, n),
        township=chosen_of(rng, list(TOWNSHIPS), [31, 71, *[35] * 24, 13, 1], n),
    )


def certificate_rows(town: Town, registered: Registered) -> pl.DataFrame:
    """Return the disability register: every certificate in force, and what it replaced."""
    rng = chance(town.seed, "certificates")
    n = len(registered.person_id)
    start = day_number(town.years[0])
    span = 365 * len(town.years)
    is_new = rng.random(n) < _NEW_SHARE
    issued = start + np.where(is_new, rng.integers(0, span - 60, n), -rng.integers(30, 8 * 365, n))
    lapses = (issued + _VALID_DAYS < start + span) & (rng.random(n) < _LAPSING_SHARE)
    expires = np.where(
        lapses | (issued + _VALID_DAYS >= start + span), issued + _VALID_DAYS, NO_DAY
    )
    replaces = rng.random(n) < _REPLACED_SHARE
    everyone = np.arange(n)
    cancelled = _cancelled(rng, issued, start, span)
    reason = np.where(
        cancelled == NO_DAY, 0, chosen_of(rng, list(CANCEL_REASONS), (0.6, 0, 0.2, 0.15, 0.05), n)
    )
    now = _certificates(
        registered, everyone, _Dates(issued, expires, cancelled, reason), tail=replaces
    )
    before = np.flatnonzero(replaces)
    first = issued[before] - rng.integers(400, _VALID_DAYS, len(before))
    first = np.maximum(first, birthdays(registered.person_id[before]) + 365)
    replaced = np.full(len(before), CancelReason.REPLACED)
    old = _certificates(
        registered,
        before,
        _Dates(first, first + _VALID_DAYS, issued[before], replaced),
        tail=np.zeros(len(before), dtype=np.bool_),
    )
    return pl.concat([now, old])


def military_rows(town: Town, workforce: Workforce) -> pl.DataFrame:
    """Return the register of disabled soldiers: men of the workforce."""
    rng = chance(town.seed, "soldiers")
    men = np.flatnonzero(workforce.is_male)
    n = min(round(town.size.registered * _MILITARY_SHARE), len(men))
    who = np.sort(rng.choice(men, n, replace=False))
    issued = day_number(town.years[0]) - rng.integers(0, 15 * 365, n)
    issued = np.maximum(issued, birthdays(workforce.person_id[who]) + 18 * 366)
    number = pl.Series(np.arange(n)).cast(pl.String).str.zfill(6)
    return pl.DataFrame(
        {
            "公民身份号码": resident_ids(workforce.person_id[who]),
            "姓名": workforce.names.text(who),
            "残疾军人证号": joined(pl.Series(["津军"] * n, dtype=pl.String), number),
            "残疾等级": chosen_of(rng, range(1, 11), _SOLDIER_LEVELS, n).astype(np.int8),
            "发证日期": dates(issued),
            "注销日期": pl.Series([None] * n, dtype=pl.Date),
        }
    )


@dataclass(frozen=True, slots=True)
class _Dates:
    issued: IntArray
    expires: IntArray
    cancelled: IntArray
    reason: IntArray


def _at_work(rng: np.random.Generator, town: Town, firms: Firms, workforce: Workforce) -> IntArray:
    """Choose who of the workforce is registered; some employers hire more than others."""
    willing = np.exp(_WILLING_SPREAD * rng.standard_normal(len(firms.staff)))
    willing[rng.random(len(willing)) < _UNWILLING_SHARE] = 0.02
    wait = rng.exponential(size=len(workforce)) / willing[workforce.spells[0].firm]
    wanted = min(round(town.size.registered * _INSURED_SHARE), len(workforce) - 1)
    return np.sort(np.argpartition(wait, wanted)[:wanted])


def _cancelled(rng: np.random.Generator, issued: IntArray, start: int, span: int) -> IntArray:
    day = np.maximum(start + rng.integers(0, span, len(issued)), issued + 30)
    falls = (rng.random(len(issued)) < _CANCELLED_SHARE) & (day < start + span)
    return np.where(falls, day, NO_DAY)


def _certificates(
    registered: Registered, who: IntArray, days: _Dates, *, tail: BoolArray
) -> pl.DataFrame:
    ids = resident_ids(registered.person_id[who])
    category, level = registered.category[who], registered.level[who]
    number = joined(
        ids,
        picked([str(n) for n in range(10)], category),
        picked([str(n) for n in range(10)], level),
        picked(["", "B1"], tail),
    )
    categories, reasons = _words(DISABILITY_CATEGORIES), _words(CANCEL_REASONS)
    return pl.DataFrame(
        {
            "公民身份号码": ids,
            "姓名": registered.names.text(who),
            "残疾人证号": number,
            "残疾类别": picked(categories, category),
            "残疾等级": level.astype(np.int8),
            "发证日期": dates(days.issued),
            "有效期至": dates(days.expires),
            "注销日期": dates(days.cancelled),
            "注销原因": picked(reasons, days.reason),
            "乡镇街道代码": registered.township[who].astype(np.int32),
        }
    )


def _words(codes: Mapping[int, str]) -> pl.Series:
    """Return the words of a code list by code, none where there is no such code."""
    return pl.Series([codes.get(code) for code in range(max(codes) + 1)], dtype=pl.String)
