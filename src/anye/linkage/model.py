"""What does each level of each comparison weigh, and from where is a pair certain or doubtful?

The numbers are stored beside the two models and are not learnt from a store, so a pair's weight
depends on its two records alone, and is the same in every month and on every machine.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from math import log2
from typing import Any

import yaml

from anye.linkage.levels import NOTHING, Comparison

THOUSANDTHS = 1000


@dataclass(frozen=True, slots=True)
class Shares:
    """How often a level is seen among pairs of one (m) and of two (u)."""

    m: float
    u: float

    @property
    def weight(self) -> int:
        """Return what the level says, in thousandths of a bit."""
        return round(THOUSANDTHS * log2(self.m / self.u))


@dataclass(frozen=True, slots=True)
class Model:
    """Weights are thousandths of a bit."""

    prior: int  # before anything is compared
    floor: int  # the second best where there is none
    doubtful: int  # from here on an officer is asked
    certain: int  # from here on a link is used, if it leads the second best
    lead: int
    shares: Mapping[str, Mapping[str, Shares]]  # by comparison and level

    def weights(self, comparison: Comparison) -> Mapping[int, int]:
        """Return the weight of each level by its number."""
        shares = self.shares[comparison.name]
        found = {comparison.number(name): share.weight for name, share in shares.items()}
        return {NOTHING: 0, **found}


def stored_model(package: str, comparisons: Iterable[Comparison]) -> dict[str, Any]:
    """Return the numbers of the ``model.yaml`` of a package, by the names of the model's fields."""
    stored = yaml.safe_load(files(package).joinpath("model.yaml").read_text("utf-8"))
    shares = {
        comparison.name: {
            level.name: _shares(stored["comparisons"][comparison.name][level.name])
            for level in comparison.levels
        }
        for comparison in comparisons
    }
    whole = {name: int(value) for name, value in stored.items() if name != "comparisons"}
    return {**whole, "shares": shares}


def _shares(stored: Mapping[str, Any]) -> Shares:
    return Shares(float(stored["m"]), float(stored["u"]))
