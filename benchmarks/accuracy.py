"""How well links agree with the truth: precision, recall, F1, and how sure a rate is."""

from dataclasses import dataclass
from math import sqrt
from typing import Any

NINETY_FIVE = 1.959964  # standard deviations on either side


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Links that should be, that were made, and that were made rightly."""

    true: int
    chosen: int
    right: int

    @property
    def precision(self) -> float:
        """Return the share of the links made that are right; 1 where none was made."""
        return self.right / self.chosen if self.chosen else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the true links that were made; 1 where there is none."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.right / (self.true + self.chosen) if self.true + self.chosen else 1.0

    def figures(self) -> dict[str, float]:
        """Return counts and rates, for a result file."""
        return {
            "true": self.true,
            "chosen": self.chosen,
            "right": self.right,
            "precision": round(self.precision, 5),
            "recall": round(self.recall, 5),
            "f1": round(self.f1, 5),
        }


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a rate after Wilson; it holds for few hits too."""
    if not of:
        return 0.0, 1.0
    rate, square = hits / of, NINETY_FIVE**2
    middle = rate + square / (2 * of)
    spread = NINETY_FIVE * sqrt(rate * (1 - rate) / of + square / (4 * of**2))
    scale = 1 + square / of
    return (middle - spread) / scale, (middle + spread) / scale


def rate(hits: int, of: int) -> dict[str, Any]:
    """Return a rate's counts with its 95 % interval, for a result file."""
    low, high = wilson(hits, of)
    return {"hits": hits, "of": of, "interval_95": [abs(round(low, 6)), round(high, 6)]}
