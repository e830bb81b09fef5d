"""What each employer does in the year: drawn by a seed, so that the year is the same twice."""

import random
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import cycle


class Part(StrEnum):
    """What an employer does when its year is open for filing."""

    FILES = "files as it stands"
    FIGURES = "says other staff and wages"
    MONTHS = "says otherwise of a person's month"
    SENT_BACK = "is sent back and files again"
    SILENT = "is sent back and does nothing"
    CONTESTS = "contests before it goes to tax"
    CONTESTS_LATE = "contests after it went to tax"
    LATE = "does not file, and is let in later"
    NOTHING = "does nothing"


SHARES: Mapping[Part, int] = {  # of twenty employers
    Part.FILES: 9,
    Part.FIGURES: 1,
    Part.MONTHS: 2,
    Part.SENT_BACK: 1,
    Part.SILENT: 1,
    Part.CONTESTS: 1,
    Part.CONTESTS_LATE: 1,
    Part.LATE: 1,
    Part.NOTHING: 3,
}
OF_PERSONS = {Part.MONTHS, Part.CONTESTS, Part.CONTESTS_LATE}  # who has none files as it stands


def dealt(
    employers: Iterable[int], *, with_persons: set[int], mute: set[int], seed: int
) -> dict[int, Part]:
    """Deal each employer its part.

    Args:
        employers: all of them.
        with_persons: those that have a person with a month to speak of.
        mute: those for which nobody can speak: no register knows them.
        seed: of the draw.
    """
    found = sorted(employers)
    draw = random.Random(seed)  # noqa: S311 (a draw that can be repeated)
    draw.shuffle(found)
    parts = _round(found, with_persons) | dict.fromkeys(mute, Part.NOTHING)
    return dict(sorted(parts.items()))


def _round(employers: list[int], with_persons: set[int]) -> dict[int, Part]:
    """Deal in turn among those with persons, then among the others."""
    those = [one for one in employers if one in with_persons]
    others = [one for one in employers if one not in with_persons]
    found = dict(zip(those, _in_turn(), strict=False))
    for one, part in zip(others, _in_turn(), strict=False):
        found[one] = Part.FILES if part in OF_PERSONS else part
    return found


def _in_turn() -> Iterator[Part]:
    deck = [part for part, share in SHARES.items() for _ in range(share)]
    random.Random(len(deck)).shuffle(deck)  # noqa: S311 (each part early, so that few suffice)
    return cycle(deck)
