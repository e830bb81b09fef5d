"""How does Splink read a model? One comparison at a time, and the share of pairs that are one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anye.linkage.levels import Comparison
from anye.linkage.model import THOUSANDTHS, Model


@dataclass(frozen=True, slots=True)
class Conditions:
    """When levels hold, as SQL over two records, l and r."""

    holds: Mapping[str, Mapping[str, str]]  # by comparison and level; the last holds otherwise
    nothing_to_compare: Mapping[str, str]  # by comparison

    def as_splink(self, comparison: Comparison, model: Model) -> dict[str, Any]:
        """Return a comparison as Splink reads it."""
        conditions = {**self.holds[comparison.name], comparison.levels[-1].name: "ELSE"}
        shares = model.shares[comparison.name]
        nothing = {
            "sql_condition": self.nothing_to_compare[comparison.name],
            "is_null_level": True,
        }
        levels = (
            {
                "sql_condition": conditions[level.name],
                "label_for_charts": level.en,
                "m_probability": shares[level.name].m,
                "u_probability": shares[level.name].u,
            }
            for level in comparison.levels
        )
        return {"output_column_name": comparison.name, "comparison_levels": [nothing, *levels]}


def prior_share(model: Model) -> float:
    """Return how often two records taken at random are of one."""
    odds: float = 2.0 ** (model.prior / THOUSANDTHS)
    return odds / (1 + odds)
