"""When are seekers and posts drawn, and at which minimum wage?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """What all draws share."""

    seed: int
    day: int  # since 1970-01-01
    minimum_wage: int  # fen a month
