"""The levy of an employer's year as an OpenFisca country package would write it.

Yuan and yearly averages in ``float``, which OpenFisca keeps in 32 bits; tiers as a scale.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from openfisca_core.entities import Entity, build_entity
from openfisca_core.model_api import YEAR, Variable, max_, min_, where
from openfisca_core.parameters import ParameterNode, ParameterNodeAtInstant
from openfisca_core.periods import Period
from openfisca_core.populations import Population
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

Array = np.ndarray
Law = Callable[[Period], ParameterNodeAtInstant]

MONTHS = 12
FEN = 100
PER_MILLE = 1000

# Numbers of the code list employer_kinds.
UNKNOWN, GOVERNMENT_BODY, PUBLIC_INSTITUTION, SOLE_TRADER = 0, 1, 2, 6
ENTERPRISES = (3, 4, 7)

EMPLOYER: Entity = build_entity(
    key="employer", plural="employers", label="Employer", is_person=True
)


FACTS: Mapping[str, type] = {
    "kind": int,
    "is_school": bool,
    "established_posts": int,
    "headcount_months": int,
    "counted_months": int,
    "persons_at_year_end": int,
    "wages_total_yuan": float,
    "has_declared": bool,
}


def is_liable(employer: Population, period: Period) -> Array:
    return ~np.isin(employer("kind", period), (UNKNOWN, SOLE_TRADER))


def headcount(employer: Population, period: Period) -> Array:
    return employer("headcount_months", period) / MONTHS


def credited(employer: Population, period: Period) -> Array:
    return where(employer("has_declared", period), employer("counted_months", period) / MONTHS, 0)


def quota(employer: Population, period: Period, parameters: Law) -> Array:
    return employer("headcount", period) * parameters(period).required_share


def shortfall(employer: Population, period: Period) -> Array:
    return max_(employer("quota", period) - employer("credited", period), 0)


def over_quota(employer: Population, period: Period) -> Array:
    return max_(employer("credited", period) - employer("quota", period), 0)


def meets_quota(employer: Population, period: Period) -> Array:
    return employer("credited", period) >= employer("quota", period)


def own_average_wage(employer: Population, period: Period) -> Array:
    staff = employer("headcount", period)
    return employer("wages_total_yuan", period) / where(staff > 0, staff, 1 / MONTHS)


def charge_wage(employer: Population, period: Period, parameters: Law) -> Array:
    law = parameters(period)
    cap = law.cap_times * law.social_average_wage
    return min_(employer("own_average_wage", period), cap)


def levy_before_relief(employer: Population, period: Period) -> Array:
    levy = employer("shortfall", period) * employer("charge_wage", period)
    return where(employer("is_liable", period), np.round(levy, 2), 0)


def is_exempt(employer: Population, period: Period, parameters: Law) -> Array:
    is_enterprise = np.isin(employer("kind", period), ENTERPRISES)
    return is_enterprise & (employer("headcount", period) <= parameters(period).small_headcount)


def relief(employer: Population, period: Period, parameters: Law) -> Array:
    staff = employer("headcount", period)
    share = employer("credited", period) / where(staff > 0, staff, 1)
    of_the_tier = parameters(period).relief.calc(share)
    nothing_due = employer("is_exempt", period) | employer("meets_quota", period)
    granted = where(nothing_due, 1, of_the_tier)
    return np.round(employer("levy_before_relief", period) * granted, 2)


def levy_due(employer: Population, period: Period) -> Array:
    return employer("levy_before_relief", period) - employer("relief", period)


def duty_unmet(employer: Population, period: Period, parameters: Law) -> Array:
    law, kind = parameters(period), employer("kind", period)
    posts = employer("established_posts", period)
    body = (kind == GOVERNMENT_BODY) & (posts >= law.duty_posts_body)
    institution = (kind == PUBLIC_INSTITUTION) & (posts >= law.duty_posts_institution)
    bound = body | (institution & ~employer("is_school", period))
    short = ~employer("meets_quota", period)
    return bound & short & (employer("persons_at_year_end", period) == 0)


FORMULAS: Mapping[Callable[..., Array], type] = {
    is_liable: bool,
    headcount: float,
    credited: float,
    quota: float,
    shortfall: float,
    over_quota: float,
    meets_quota: bool,
    own_average_wage: float,
    charge_wage: float,
    levy_before_relief: float,
    is_exempt: bool,
    relief: float,
    levy_due: float,
    duty_unmet: bool,
}


def system(law: Mapping[str, Any]) -> TaxBenefitSystem:
    """Return the rules with the parameters of Anye's own sheets on the day."""
    found = TaxBenefitSystem([EMPLOYER])
    found.add_variables(*(_variable(name, kind) for name, kind in FACTS.items()))
    found.add_variables(
        *(_variable(formula.__name__, kind, formula) for formula, kind in FORMULAS.items())
    )
    found.parameters = ParameterNode("", data=_parameters(law))
    return found


def _variable(name: str, kind: type, formula: Callable[..., Array] | None = None) -> type[Variable]:
    about = {"entity": EMPLOYER, "definition_period": YEAR, "label": name, "value_type": kind}
    return type(name, (Variable,), about if formula is None else {**about, "formula": formula})


def _parameters(law: Mapping[str, Any]) -> dict[str, Any]:
    numbers = {
        "required_share": law["required_per_mille"] / PER_MILLE,
        "cap_times": law["cap_times"],
        "social_average_wage": law["social_average_wage"] / FEN,
        "small_headcount": law["small_headcount"],
        "duty_posts_body": law["duty_posts_body"],
        "duty_posts_institution": law["duty_posts_institution"],
    }
    tiers = [
        {"threshold": _since(floor / PER_MILLE), "amount": _since(1 - due / PER_MILLE)}
        for floor, due in law["due_tiers"]
    ]
    scale = {"metadata": {"type": "single_amount"}, "brackets": tiers}
    return {**{name: {"values": _since(value)} for name, value in numbers.items()}, "relief": scale}


def _since(value: float) -> dict[str, dict[str, float]]:
    return {"2000-01-01": {"value": value}}
