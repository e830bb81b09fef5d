"""From what is the weight of a pair made? Comparison by comparison, as a waterfall."""

from collections.abc import Mapping
from typing import NamedTuple

from anye.linkage.levels import PRIOR, Comparison, Level
from anye.linkage.persons.levels import PERSON_LEVELS
from anye.linkage.persons.model import person_model


class Step(NamedTuple):
    """One step of a waterfall, in thousandths of a bit."""

    comparison: Comparison
    level: Level
    weight: int


def waterfall(pair: Mapping[str, int]) -> tuple[Step, ...]:
    """Return the steps of a row of PERSON_PAIRS; they add up to its weight."""
    compared = (
        Step(one, one.level(pair[f"{one.name}_level"]), pair[f"{one.name}_weight"])
        for one in PERSON_LEVELS
    )
    return (Step(PRIOR, PRIOR.levels[0], person_model().prior), *compared)
