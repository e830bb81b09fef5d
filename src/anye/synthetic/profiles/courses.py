"""Which training courses are on offer, and which seekers wish for them?"""

from collections.abc import Mapping

import numpy as np
import polars as pl

from anye.synthetic.chance import IntArray, chance
from anye.synthetic.days import dates
from anye.synthetic.profiles.kinds_of_work import (
    SKILL_CODES,
    kinds_of_work,
    of_kinds,
    skills_of_kinds,
)
from anye.synthetic.profiles.setting import Setting
from anye.synthetic.text import picked

_FIRST_COURSE = 40_001
_SEATS, _LEAST = (20, 41), (8, 16)
_COST = (150, 600)  # hundreds of yuan
_HUNDRED_YUAN = 10_000
_BEGINS, _LASTS = (14, 120), (5, 60)  # days
_WISHING_SHARE, _MOST_WISHES = 0.12, 8
_AS_WORK_WISHED = 6.0  # times likelier than another course
_ELIGIBLE_SHARE = 0.92


def course_tables(
    setting: Setting, profiles: Mapping[str, pl.DataFrame], courses: int
) -> dict[str, pl.DataFrame]:
    """Draw courses in the skills of kinds of work, and who wishes for which."""
    rng = chance(setting.seed, "courses")
    asked = skills_of_kinds()
    odds = of_kinds("wished") * asked.any(axis=1)
    kind = rng.choice(len(odds), courses, p=odds / odds.sum())
    number = _FIRST_COURSE + np.arange(courses)
    begins = setting.day + rng.integers(*_BEGINS, courses)
    of_course, skill = np.nonzero(asked[kind])
    return {
        "courses": pl.DataFrame(
            {
                "course_id": number,
                "title": [f"{kinds_of_work()[place].titles[0]}培训" for place in kind],
                "occupation": of_kinds("occupation")[kind],
                "seats": rng.integers(*_SEATS, courses),
                "class_min": rng.integers(*_LEAST, courses),
                "cost": rng.integers(*_COST, courses) * _HUNDRED_YUAN,
                "starts_on": dates(begins),
                "until": dates(begins + rng.integers(*_LASTS, courses)),
            }
        ),
        "course_skills": pl.DataFrame(
            {"course_id": number[of_course], "skill": picked(SKILL_CODES, skill)}
        ),
        "course_wishes": _wishes(setting, profiles, number, of_kinds("occupation")[kind]),
    }


def _wishes(
    setting: Setting, profiles: Mapping[str, pl.DataFrame], number: IntArray, occupation: IntArray
) -> pl.DataFrame:
    """Draw who wishes for which courses, first those for the work they wish for most."""
    rng = chance(setting.seed, "wishes for courses")
    ids = profiles["seekers"].filter(pl.col("status") == "unemployed")["seeker_id"]
    some = ids.filter(pl.Series(rng.random(len(ids)) < _WISHING_SHARE)).sort()
    first = profiles["seeker_wishes"].filter(pl.col("weight") == 3)  # noqa: PLR2004 (first choice)
    wished = pl.DataFrame({"seeker_id": some}).join(first, on="seeker_id", how="left")
    groups = wished["occupation"].fill_null(0).to_numpy() // 100
    likes = rng.gumbel(size=(len(some), len(number)))
    likes += np.log(_AS_WORK_WISHED) * (groups[:, None] == occupation // 100)
    most = min(_MOST_WISHES, len(number))
    order = np.argsort(-likes, axis=1)[:, :most]
    how_many = rng.integers(1, most + 1, len(some))
    who, rank = np.nonzero(np.arange(most) < how_many[:, None])
    return pl.DataFrame(
        {
            "seeker_id": some.to_numpy()[who],
            "course_id": number[order[who, rank]],
            "rank": rank + 1,
            "is_eligible": rng.random(len(who)) < _ELIGIBLE_SHARE,
        }
    )
