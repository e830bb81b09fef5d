"""Of how many points is each part of a pair's score? Each part is a sum of its own."""

from collections.abc import Callable, Mapping
from functools import reduce

import numpy as np

from anye.matching.audit.limits import BUS_M, FULLY, NOT_AT_HOME, is_within
from anye.matching.audit.pairs import Answer, Pairs

NEARNESS = {1_000_000: 15, 10_000: 45, 100: 75}  # per cent, by the digits that may differ
FIRSTNESS = np.array((0, 70, 85, 100))  # per cent, of the third, second and first choice


def wish_points(pairs: Pairs) -> Answer:
    """Return up to 350 points for the wish that comes nearest; half where none is said."""
    return pairs.by_occupation(_occupation)


def skills(pairs: Pairs) -> Answer:
    """Return up to 150 points for the share of the skills asked for."""
    asked = pairs.post("skills_asked")
    return np.where(asked > 0, _share(150, pairs.both("skills", "skills"), asked), 75)


def distance(pairs: Pairs) -> Answer:
    """Return up to 150 points for what is left of the limit."""
    limit = pairs.seeker("limit_m") + BUS_M * pairs.post("has_bus")
    left = _share(150, np.maximum(limit - pairs.metres(), 0), limit)
    return np.where(pairs.post("remote") == FULLY, 150, left)


def wage(pairs: Pairs) -> Answer:
    """Return up to 100 points for a wage above what is asked, all for half as much again."""
    asked = pairs.seeker("wage_min")
    over = np.maximum(pairs.post("wage_min") - asked, 0)
    return np.where(asked > 0, np.minimum(_share(200, over, asked), 100), 50)


def accommodations(pairs: Pairs) -> Answer:
    """Return up to 100 points for the share of what is needed or helps that is there."""
    wanted = pairs.seeker("wants")
    return np.where(wanted > 0, _share(100, pairs.both("wanted", "there"), wanted), 50)


def capacity(pairs: Pairs) -> Answer:
    """Return up to 100 points for demands known to be met: one if just, two with room."""
    made = pairs.post("demands_made")
    return np.where(made > 0, _share(100, pairs.both("met_demands", "demands"), 2 * made), 50)


def hours(pairs: Pairs) -> Answer:
    """Return up to 50 points for hours and days with room and for work at home as wished."""
    points = np.where(pairs.post("hours") < pairs.seeker("hours"), 20, 10)
    points = points + np.where(pairs.post("days") < pairs.seeker("days"), 10, 5)
    wanted = 10 * pairs.post("remote")
    unwanted = np.where(pairs.post("remote") == 0, 20, 10)
    return points + np.where(pairs.seeker("remote") == NOT_AT_HOME, unwanted, wanted)


PARTS: Mapping[str, Callable[[Pairs], Answer]] = {
    "occupation": wish_points,
    "skills": skills,
    "distance": distance,
    "wage": wage,
    "accommodations": accommodations,
    "capacity": capacity,
    "hours": hours,
}


def score(pairs: Pairs) -> Answer:
    """Return the sum of the parts."""
    return reduce(np.add, (part(pairs) for part in PARTS.values()))


def _share(points: int, part: Answer, whole: Answer) -> Answer:
    """Return the share of the points, fractions dropped; exact below 2**53."""
    return np.floor(points * part / np.maximum(whole, 1)).astype(np.int64)


def _occupation(pairs: Pairs) -> Answer:
    theirs = pairs.post("occupation")
    best = np.zeros_like(pairs.seeker("township") + theirs)
    has_wish = np.zeros_like(pairs.seeker("township"), np.bool_)
    for column in pairs.seeker_columns("wish"):
        wish = pairs.seeker(column)
        near = np.zeros_like(best)
        for place, worth in NEARNESS.items():
            near = np.where(theirs // place == wish // place, worth, near)
        near = np.where(is_within(theirs, wish), 100, near)
        firstness = FIRSTNESS[pairs.seeker(f"{column}_weight")]
        best = np.where(wish > 0, np.maximum(best, near * firstness), best)
        has_wish |= wish > 0
    return np.where(has_wish, 350 * best // 10_000, 175)
