"""By whose law a run is worked out: the jurisdiction, how strictly, and what is replaced."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from anye.assessment.plan import Plan, plan
from anye.law.parameters import Dated, Value

SUPPOSED = "what-if"  # the reference of a parameter that a what-if puts in place of the law's


@dataclass(frozen=True, slots=True)
class Terms:
    """What decides the plan of every step of a run."""

    jurisdiction: str
    strict: bool = False
    replaced: Mapping[str, Value] = field(default_factory=dict)  # parameters, for a what-if

    def plan(self, wanted: Iterable[str], day: date, known: Collection[str] = ()) -> Plan:
        """Return the plan for the wanted figures, what is known already taken as a fact.

        Raises:
            LawNotKnownError: if a rule or parameter it rests on is not known on the day.
            UnverifiedLawError: if strict and anything it rests on is unverified.
        """
        given = frozenset([*known, *self.replaced])
        found = plan(wanted, day, self.jurisdiction, given=given, strict=self.strict)
        supposed = {name: self._supposed(value, day) for name, value in self.replaced.items()}
        return replace(found, parameters={**found.parameters, **supposed})

    def _supposed(self, value: Value, day: date) -> Dated:
        return Dated(
            value=value,
            start=day,
            jurisdiction=self.jurisdiction,
            reference=SUPPOSED,
            source="",
            standing="unverified",
            note=SUPPOSED,
        )
