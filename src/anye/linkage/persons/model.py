"""What does each level of each comparison weigh?

The numbers are stored beside this file and are not learnt from a store, so a pair's weight
depends on its two records alone, and is the same in every month and on every machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2
from typing import Any

import yaml

from anye.linkage.levels import NOTHING, Comparison
from anye.linkage.persons.levels import PERSON_LEVELS

THOUSANDTHS = 1000


@dataclass(frozen=True, slots=True)
class Shares:
    """How often a level is seen among pairs of one person (m) and of two (u)."""

    m: float
    u: float

    @property
    def weight(self) -> int:
        """Return what the level says, in thousandths of a bit."""
        return round(THOUSANDTHS * log2(self.m / self.u))


@dataclass(frozen=True, slots=True)
class PersonModel:
    """Weights are thousandths of a bit."""

    prior: int  # before anything is compared
    floor: int  # pairs below are not kept
    doubtful: int  # from here on an officer is asked
    certain: int  # from here on a link is used, if it leads the second best
    lead: int
    commonest: int  # bounds of what the rarity of a name adds
    rarest: int
    shares: Mapping[str, Mapping[str, Shares]]  # by comparison and level

    def weights(self, comparison: Comparison) -> Mapping[int, int]:
        """Return the weight of each level by its number."""
        shares = self.shares[comparison.name]
        found = {comparison.number(name): share.weight for name, share in shares.items()}
        return {NOTHING: 0, **found}


@cache
def person_model() -> PersonModel:
    """Return the model that is stored beside this file."""
    stored: dict[str, Any] = yaml.safe_load(
        files("anye.linkage.persons").joinpath("model.yaml").read_text("utf-8")
    )
    shares = {
        comparison.name: {
            level.name: _shares(stored["comparisons"][comparison.name][level.name])
            for level in comparison.levels
        }
        for comparison in PERSON_LEVELS
    }
    whole = {name: int(value) for name, value in stored.items() if name != "comparisons"}
    return PersonModel(**whole, shares=shares)


def _shares(stored: Mapping[str, Any]) -> Shares:
    return Shares(float(stored["m"]), float(stored["u"]))
