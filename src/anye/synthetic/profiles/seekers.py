"""What do made-up seekers say of themselves: limits, wishes, skills, and what is known of them?"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.codes.lists import WorkForm
from anye.synthetic.chance import IntArray, chance, chosen_of, of_row
from anye.synthetic.days import dates
from anye.synthetic.profiles.applicants import Applicants
from anye.synthetic.profiles.impairments import (
    ACCOMMODATION_CODES,
    draw_capacities,
    draw_needs,
)
from anye.synthetic.profiles.kinds_of_work import (
    ITEM_CODES,
    SKILL_CODES,
    hard_levels,
    kinds_of_work,
    of_kinds,
    skills_of_kinds,
)
from anye.synthetic.profiles.setting import Setting
from anye.synthetic.text import picked

WISHES = 3
_BANDS = np.array([16, 25, 35, 45, 55])
_EDUCATION_SHARES = (0.06, 0.22, 0.38, 0.2, 0.08, 0.055, 0.005)
_LEARNT_LESS = np.array([0, 0.6, 0.4, 0.1, 0.0])  # by level
_YOUNG, _LEARNING, _MENTAL = 30, 5, 6  # an age; the categories 智力 and 精神
_COMMUTE_KM = np.array([0, 9, 13, 18, 22])  # in the middle, by level
_COMMUTE_SPREAD, _COMMUTE_UNSAID = 0.45, 0.12
_REASONS = ("", "透析", "需人陪同", "末班车早", "轮椅换乘不便", "照顾家人")
_REASON_SHARES = (0.72, 0.02, 0.09, 0.07, 0.05, 0.05)
_DIALYSIS_KM = 6
_AT_HOME = np.array([[0, 0, 0], [46, 46, 8], [62, 34, 4], [80, 18, 2], [86, 13, 1]])  # by level
_HOURS = np.array([[0] * 4, [50, 20, 18, 12], [60, 8, 26, 6], [65, 5, 28, 2], [70, 2, 27, 1]])
_HOURS_SAID = (0, 4, 8, 6)
_STATUSES = ("unemployed", "in_training", "withdrawn")
_WAGE_SHARES = (0.3, 0.35, 0.2, 0.1, 0.05)
_WAGES_PER_CENT = (0, 100, 110, 130, 160)  # of the minimum wage
_WISH_SHARES = (0.04, 0.31, 0.35, 0.3)
_WISHED_ALTHOUGH_NOT_ABLE = 0.05
_A_GROUP = 0.12  # of wishes are for a group of occupations
_REFUSES, _OBJECTS, _ASSISTED_ONLY = 0.12, 0.008, 0.12
_KNOWN = (0.92, 0.72, 0.55)  # of the items, by source
_SOURCES, _SOURCE_SHARES = ("assessment", "staff", "self"), (0.5, 0.25, 0.25)
_DAYS_BACK = 400


def seeker_tables(setting: Setting, people: Applicants) -> dict[str, pl.DataFrame]:
    """Draw what is known of seekers: one table for each thing."""
    education = _education(setting.seed, people)
    able = draw_capacities(setting.seed, people, education)
    wished = _wished(setting.seed, able)
    return {
        "seekers": _seekers(setting, people, education),
        "seeker_wishes": _wishes(people, wished),
        "seeker_refusals": _refusals(setting.seed, people, wished),
        "seeker_skills": _skills(setting.seed, people, wished),
        "seeker_capacities": _capacities(setting, people, able),
        "seeker_needs": _needs(setting.seed, people),
    }


def _seekers(setting: Setting, people: Applicants, education: NDArray[np.int8]) -> pl.DataFrame:
    rng, n = chance(setting.seed, "seekers"), len(people)
    reason = chosen_of(rng, range(len(_REASONS)), _REASON_SHARES, n)
    several = np.where(people.second > 0, (1 << (people.second - 1)) | (1 << (people.first - 1)), 0)
    wage = (
        chosen_of(rng, _WAGES_PER_CENT, _WAGE_SHARES, n).astype(np.int64)
        * setting.minimum_wage
        // 100
    )
    return pl.DataFrame(
        {
            "seeker_id": people.seeker_id,
            "as_of": dates(setting.day - rng.integers(0, _DAYS_BACK, n)),
            "status": picked(_STATUSES, chosen_of(rng, (0, 1, 2), (0.93, 0.04, 0.03), n)),
            "level": people.level,
            "categories": (1 << (people.category.astype(np.int32) - 1)) | several,
            "sex": np.where(people.is_male, 1, 2),
            "age_band": _BANDS[np.searchsorted(_BANDS, people.age, side="right") - 1],
            "township": people.township,
            "education": education,
            "commute_km": _commute(rng, people, reason),
            "commute_reason": picked(_REASONS, reason),
            "hours_a_day": of_row(rng, _HOURS_SAID, _HOURS, people.level),
            "days_a_week": chosen_of(rng, (0, 5, 6), (0.45, 0.45, 0.1), n),
            "takes_nights": rng.random(n) < 0.05 * people.level,
            "takes_shifts": rng.random(n) < 0.12 * people.level,
            "remote": picked(
                ["no", "also", "only"], of_row(rng, (0, 1, 2), _AT_HOME, people.level)
            ),
            "wage_min": wage,
            "forms": _forms(rng, people),
            "objects": rng.random(n) < _OBJECTS,
        }
    )


def _education(seed: int, people: Applicants) -> NDArray[np.int8]:
    rng, n = chance(seed, "education"), len(people)
    drawn = chosen_of(rng, range(7), _EDUCATION_SHARES, n).astype(np.int8)
    drawn += (people.age < _YOUNG) & (rng.random(n) < 0.5)  # noqa: PLR2004 (half of the young)
    drawn -= rng.random(n) < _LEARNT_LESS[people.level]
    drawn -= (people.first == _LEARNING) * rng.integers(0, 3, n).astype(np.int8)
    return np.clip(drawn, 0, 6).astype(np.int8)


def _commute(rng: np.random.Generator, people: Applicants, reason: IntArray) -> IntArray:
    """Draw limits of the way; who goes to dialysis keeps near it."""
    spread = np.exp(_COMMUTE_SPREAD * rng.standard_normal(len(people)))
    km = np.maximum(np.rint(_COMMUTE_KM[people.level] * spread), 1).astype(np.int32)
    km = np.where(reason == _REASONS.index("透析"), np.minimum(km, _DIALYSIS_KM), km)
    unsaid = (rng.random(len(people)) < _COMMUTE_UNSAID) & (reason == 0)
    return np.where(unsaid, -1, km)


def _forms(rng: np.random.Generator, people: Applicants) -> IntArray:
    """Draw in which forms they would work; 0: in all."""
    n = len(people)
    some = chosen_of(rng, (0, WorkForm.OPEN | WorkForm.PUBLIC_WELFARE), (0.7, 0.3), n)
    severe = (people.level <= 2) & (people.first >= _LEARNING)  # noqa: PLR2004 (levels 1 and 2)
    only = severe & (rng.random(n) < _ASSISTED_ONLY * 2)
    return np.where(only, WorkForm.ASSISTED | WorkForm.FLEXIBLE, np.where(severe, 0, some))


def _wished(seed: int, able: NDArray[np.int8]) -> IntArray:
    """Draw three kinds of work a person, mostly such as they can do, many the same."""
    rng = chance(seed, "wishes")
    scores = rng.gumbel(size=(len(able), len(kinds_of_work()))).astype(np.float32)
    needed = hard_levels()
    for place, kind in enumerate(kinds_of_work()):
        items = np.flatnonzero(needed[place])
        can = (able[:, items] >= needed[place, items]).all(axis=1)
        odds = kind.wished * np.where(can, 1.0, _WISHED_ALTHOUGH_NOT_ABLE)
        scores[:, place] += np.log(odds).astype(np.float32)
    best = np.argpartition(-scores, WISHES, axis=1)[:, :WISHES]
    order = np.argsort(-np.take_along_axis(scores, best, axis=1), axis=1)
    found: IntArray = np.take_along_axis(best, order, axis=1).astype(np.int16)
    number = chosen_of(rng, range(WISHES + 1), _WISH_SHARES, len(able))
    found[np.arange(WISHES) >= number[:, None]] = -1
    return found


def _wishes(people: Applicants, wished: IntArray) -> pl.DataFrame:
    who, rank = np.nonzero(wished >= 0)
    occupation = of_kinds("occupation")[wished[who, rank]]
    as_group = (people.seeker_id[who] + rank) % 100 < _A_GROUP * 100
    return pl.DataFrame(
        {
            "seeker_id": people.seeker_id[who],
            "occupation": np.where(as_group, occupation // 100 * 100, occupation),
            "weight": WISHES - rank,
        }
    ).unique(["seeker_id", "occupation"], keep="first", maintain_order=True)


def _refusals(seed: int, people: Applicants, wished: IntArray) -> pl.DataFrame:
    """Draw an occupation that is refused, of none of the groups wished for."""
    rng = chance(seed, "refusals")
    groups = np.append(of_kinds("occupation") // 100, 0)
    refused = rng.integers(0, len(kinds_of_work()), len(people))
    contradicts = (groups[wished] == groups[refused][:, None]).any(axis=1)
    who = np.flatnonzero((rng.random(len(people)) < _REFUSES) & ~contradicts)
    return pl.DataFrame(
        {"seeker_id": people.seeker_id[who], "occupation": of_kinds("occupation")[refused[who]]}
    )


def _skills(seed: int, people: Applicants, wished: IntArray) -> pl.DataFrame:
    """Draw skills: most often those of the work that is wished for."""
    rng = chance(seed, "skills")
    asked = np.vstack([skills_of_kinds(), np.zeros(len(SKILL_CODES), np.bool_)])
    has = rng.random((len(people), len(SKILL_CODES)), np.float32) < 0.01  # noqa: PLR2004 (a few)
    shares = np.array([0, 0.4, 0.5, 0.6, 0.65], np.float32)[people.level][:, None]
    for rank in range(WISHES):
        drawn = rng.random(has.shape, np.float32) < shares
        has |= asked[wished[:, rank]] & drawn
    who, skill = np.nonzero(has)
    return pl.DataFrame({"seeker_id": people.seeker_id[who], "skill": picked(SKILL_CODES, skill)})


def _capacities(setting: Setting, people: Applicants, able: NDArray[np.int8]) -> pl.DataFrame:
    """Return what is known of what they can do; what is not known has no row."""
    rng, n = chance(setting.seed, "assessments"), len(people)
    source = chosen_of(rng, range(len(_SOURCES)), _SOURCE_SHARES, n)
    assessed_on = setting.day - rng.integers(0, _DAYS_BACK * 3, n)
    known = rng.random(able.shape, np.float32) < np.array(_KNOWN, np.float32)[source][:, None]
    who, item = np.nonzero(known)
    sure = np.where(source[who] == 0, 3, 2 - (rng.random(len(who), np.float32) < 0.4))  # noqa: PLR2004
    return pl.DataFrame(
        {
            "seeker_id": people.seeker_id[who],
            "item": picked(ITEM_CODES, item),
            "level": able[who, item],
            "source": picked(_SOURCES, source[who]),
            "as_of": dates(assessed_on.astype(np.int32))[who.astype(np.uint32)],
            "confidence": sure.astype(np.int8),
        }
    )


def _needs(seed: int, people: Applicants) -> pl.DataFrame:
    needed, must = draw_needs(seed, people)
    who, accommodation = np.nonzero(needed)
    return pl.DataFrame(
        {
            "seeker_id": people.seeker_id[who],
            "accommodation": picked(ACCOMMODATION_CODES, accommodation),
            "is_must": must[who, accommodation],
        }
    )
