"""By whose law a run is worked out: the jurisdiction, how strictly, and what is replaced."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from anye.law.law_day import LawDay, law_day_of
from anye.law.parameters import Dated, Value
from anye.law.rule import Standing
from anye.rulebook.columns import apply
from anye.rulebook.plan import Plan, plan
from anye.tables.engines.engine import Table


@dataclass(frozen=True, slots=True)
class Terms:
    """What decides the plan of every step of a run."""

    jurisdiction: str
    strict: bool = False
    replaced: Mapping[str, Value] = field(default_factory=dict)  # parameters, for a what-if

    def law_day(self, year: int) -> date:
        """Return the day whose law decides a levy year."""
        return self.law_day_said(year).day

    def law_day_said(self, year: int) -> LawDay:
        """Return the same day, and how sure it is that its law decides."""
        return law_day_of(year, self.jurisdiction, self.replaced)

    def plan(
        self,
        wanted: Iterable[str],
        day: date,
        known: Collection[str] = (),
        *,
        year: int | None = None,
        partial: bool = False,
    ) -> Plan:
        """Return the plan for the wanted figures, what is known or replaced taken as given.

        Args:
            wanted: names of figures.
            day: the day whose law decides.
            known: names that are there already.
            year: the levy year, where it is not the day's own.
            partial: leave out what rests on law that is not known; never in a strict run.

        Raises:
            LawNotKnownError: if a rule or parameter it rests on is not known on the day.
            UnverifiedLawError: if strict and anything it rests on is unverified.
        """
        return plan(
            wanted,
            day,
            self.jurisdiction,
            given=frozenset([*known, *self.replaced]),
            strict=self.strict,
            partial=partial and not self.strict,
            year=year,
        )

    def apply(self, table: Table, wanted: Iterable[str], day: date) -> Table:
        """Add the wanted figures and all they rest on as columns; what is there stays."""
        return self.carry_out(self.plan(wanted, day, table.collect_schema().names()), table)

    def carry_out(self, todo: Plan, table: Table) -> Table:
        """Add every figure of a plan as a column, what is replaced as it is supposed."""
        supposed = {name: self._supposed(value, todo.day) for name, value in self.replaced.items()}
        return apply(replace(todo, parameters={**todo.parameters, **supposed}), table)

    def _supposed(self, value: Value, day: date) -> Dated:
        return Dated(value, day, self.jurisdiction, "", "", "unverified", "")


def doubts_in(todos: Iterable[Plan]) -> dict[str, Standing]:
    """Return the rules and parameters of some plans that are not confirmed, by name."""
    found: dict[str, Standing] = {}
    for todo in todos:
        found |= {step.name: step.standing for step in todo.steps}
        found |= {name: dated.standing for name, dated in todo.parameters.items()}
    return {name: found[name] for name in sorted(found) if found[name] != "confirmed"}
