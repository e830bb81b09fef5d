"""Does a limit of either side keep the two of a pair apart? Each limit is a question of its own."""

from collections.abc import Callable, Mapping
from functools import reduce

import numpy as np

from anye.matching.audit.pairs import Answer, Pairs

BUS_M = 20_000  # a commuter bus carries so much farther
FULLY, ONLY, NOT_AT_HOME = 2, 2, 0
PLACES = (1, 100, 10_000, 1_000_000)  # of the digits of an occupation; zeros at the end: a group


def is_far(pairs: Pairs) -> Answer:
    """Return whether the way is longer than the seeker takes, a bus considered."""
    goes = pairs.seeker("limit_m") + BUS_M * pairs.post("has_bus")
    is_other_township = pairs.seeker("township") != pairs.post("township")
    is_there = pairs.post("remote") != FULLY
    return (pairs.metres() > goes) & is_other_township & is_there


def is_of_other_place(pairs: Pairs) -> Answer:
    """Return whether one wants work at home and the other the opposite."""
    unwanted = np.where(pairs.post("remote") == FULLY, NOT_AT_HOME, ONLY)
    return pairs.seeker("remote") == unwanted


def is_for_others(pairs: Pairs) -> Answer:
    """Return whether the post is directed to others, or all its seats are reserved for others."""
    directed = _is_for(pairs, "directed_levels", "directed_categories")
    is_all_reserved = pairs.post("reserved") >= pairs.post("openings")
    return ~(directed & (may_take_reserve(pairs) | ~is_all_reserved))


def may_take_reserve(pairs: Pairs) -> Answer:
    """Return whether a reserve of the post, if there is one, is for the seeker."""
    return _is_for(pairs, "reserved_levels", "reserved_categories")


def is_refused(pairs: Pairs) -> Answer:
    """Return whether the occupation is one, or of a group, that the seeker refuses."""
    return pairs.by_occupation(_is_refused)


def is_within(occupation: Answer, named: Answer) -> Answer:
    """Return whether an occupation is the named one or of the named group."""
    found = np.zeros(np.broadcast_shapes(occupation.shape, named.shape), np.bool_)
    for place in PLACES:
        found |= (named % place == 0) & (occupation // place == named // place)
    return found & (named > 0)


def _is_refused(pairs: Pairs) -> Answer:
    found = np.zeros_like(pairs.seeker("township") == pairs.post("township"))
    for column in pairs.seeker_columns("refused"):
        found |= is_within(pairs.post("occupation"), pairs.seeker(column))
    return found


def _is_for(pairs: Pairs, levels: str, categories: str) -> Answer:
    of_levels, of_categories = pairs.post(levels), pairs.post(categories)
    level = (1 << pairs.seeker("level")) >> 1
    is_of_level = (of_levels == 0) | (of_levels & level != 0)
    return is_of_level & ((of_categories == 0) | (of_categories & pairs.seeker("categories") != 0))


LIMITS: Mapping[str, Callable[[Pairs], Answer]] = {
    "form": lambda pairs: (
        (pairs.seeker("forms") != 0) & (pairs.seeker("forms") & pairs.post("form") == 0)
    ),
    "remote": is_of_other_place,
    "hours": lambda pairs: pairs.post("hours") > pairs.seeker("hours"),
    "days": lambda pairs: pairs.post("days") > pairs.seeker("days"),
    "nights": lambda pairs: pairs.post("nights") > pairs.seeker("nights"),
    "shifts": lambda pairs: pairs.post("shifts") > pairs.seeker("shifts"),
    "wage": lambda pairs: pairs.post("wage_max") < pairs.seeker("wage_min"),
    "education": lambda pairs: pairs.post("education") > pairs.seeker("education"),
    "distance": is_far,
    "directed": is_for_others,
    "refused": is_refused,
    "capacity": lambda pairs: pairs.both("lacked_demands", "hard_demands") > 0,
    "accommodation": lambda pairs: pairs.both("unmet_needs", "not_offered") > 0,
    "skill": lambda pairs: pairs.both("lacked_skills", "must_skills") > 0,
}


def fits(pairs: Pairs) -> Answer:
    """Return whether no limit keeps the two apart."""
    return ~reduce(np.logical_or, (is_apart(pairs) for is_apart in LIMITS.values()))
