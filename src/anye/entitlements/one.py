"""One case under one scheme, worked out exactly. This is the reference for whole tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from anye.law.parameters import Value
from anye.law.scheme import Scheme
from anye.rulebook.chain import Step, chain
from anye.rulebook.terms import Terms


@dataclass(frozen=True, slots=True)
class Entitled:
    """What a scheme says of one case."""

    amount: int  # fen; 0 where a condition fails
    unmet: tuple[str, ...]  # conditions that do not hold, as they are called
    steps: tuple[Step, ...]  # how it was found, each after the ones it rests on

    @property
    def is_entitled(self) -> bool:
        """Tell whether every condition holds."""
        return not self.unmet


def entitled(
    scheme: Scheme, facts: Mapping[str, Value], day: date, terms: Terms, *, year: int | None = None
) -> Entitled:
    """Work one case out.

    Args:
        scheme: which pays.
        facts: what is known of the case, by the names of the law.
        day: whose law decides.
        terms: by whose law.
        year: the levy year, where the scheme speaks of one.

    Raises:
        FactsMissingError: if the scheme asks a fact that is not given.
        LawNotKnownError: if a number it rests on is not known; no guess is made.
    """
    todo = terms.plan([*scheme.tests, scheme.pays], day, facts.keys(), year=year)
    steps = chain(todo, facts)
    known = {step.name: step.value for step in steps}
    unmet = tuple(name for name in scheme.tests if not known[name])
    amount = known[scheme.pays]
    if not isinstance(amount, int):
        raise TypeError(scheme.pays)
    return Entitled(0 if unmet else amount, unmet, steps)
