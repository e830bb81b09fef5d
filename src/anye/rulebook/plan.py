"""From the names of wanted figures to the rules and parameters that yield them, in order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from anye.law.law_day import decided_by, end_of
from anye.law.parameters import Dated, Value, lineage, parameter, parameters_on, sheets
from anye.law.parts import all_facts, enter_rules, parts
from anye.law.rule import RULES, Rule


class TwoRulesForOneNameError(Exception):
    """Two rules claim one name on one day; the law must say which."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A rule or parameter that is not known: which, on what day, where."""

    name: str
    day: date
    jurisdiction: str
    year: int | None = None  # of what is published year by year


Unknowns = Mapping[str, tuple[Unknown, ...]]  # by figure, what of the law it lacks


class LawNotKnownError(Exception):
    """A figure needs a rule or parameter that is not known on the day: no guess is made."""

    def __init__(self, unknown: Unknown) -> None:
        """Keep what is not known, when and where."""
        super().__init__(unknown.name, unknown.day, unknown.jurisdiction)
        self.unknown = unknown


class NoSuchFigureError(Exception):
    """No rule, parameter or fact bears this name."""


class SeveralFiguresError(NoSuchFigureError):
    """A short name is that of several parts; with their names in full."""


class RulesInACircleError(Exception):
    """A rule rests on itself."""


class UnverifiedLawError(Exception):
    """A strict jurisdiction met a value that nobody has verified."""

    def __init__(self, names: tuple[str, ...], day: date) -> None:
        """Keep the unverified names and the day."""
        super().__init__(names, day)
        self.names, self.day = names, day


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules to apply on a day, each after the ones it reads, and the numbers they read."""

    day: date
    jurisdiction: str
    steps: tuple[Rule, ...]
    parameters: Mapping[str, Dated]
    wanted: tuple[str, ...]
    unknown: Unknowns  # what is left out
    day_rests_on: tuple[str, ...] = ()  # what decided the day, where it is a levy year's

    def rests_on(self, step: Rule) -> tuple[str, ...]:
        """Name what a figure rests on: what it reads, and what decided the day it is read on."""
        return (*step.needs, *(self.day_rests_on if step.is_read_on_law_day else ()))

    @property
    def layers(self) -> tuple[tuple[Rule, ...], ...]:
        """Group the steps so that none reads another of its own group."""
        depth: dict[str, int] = {}
        groups: list[list[Rule]] = []
        for step in self.steps:
            depth[step.name] = 1 + max((depth.get(need, -1) for need in step.needs), default=-1)
            if depth[step.name] == len(groups):
                groups.append([])
            groups[depth[step.name]].append(step)
        return tuple(tuple(group) for group in groups)

    @property
    def facts(self) -> frozenset[str]:
        """Name what must be given: read by a step, yielded by no step or parameter."""
        read = {need for step in self.steps for need in step.needs}
        return frozenset(read - {step.name for step in self.steps} - self.parameters.keys())


def plan(  # noqa: PLR0913 (the day and place of the law, and how it is read)
    wanted: Iterable[str],
    day: date,
    jurisdiction: str,
    *,
    given: Mapping[str, Value] | frozenset[str] = frozenset(),
    strict: bool = False,
    partial: bool = False,
    year: int | None = None,
) -> Plan:
    """Collect the rules in force on the day that the wanted figures rest on.

    A name in ``given`` is taken as a fact, whatever the law says: so any figure or parameter
    can be replaced by name. ``year`` is the levy year, where it is not the day's own. A
    ``partial`` plan leaves out the figures that rest on what is not known, and says why.

    Raises:
        NoSuchFigureError: if neither the law nor the facts know a name.
        LawNotKnownError: if a rule or parameter it rests on is not known on the day, unless
            ``partial``.
        UnverifiedLawError: if ``strict`` and anything it rests on is unverified.
    """
    deciding = () if year is None else decided_by(year, jurisdiction, given)
    search = _Search(day, jurisdiction, given, day.year if year is None else year, partial)
    targets = tuple(wanted)
    for name in targets:
        search.follow(name)
    steps = tuple(search.steps.values())
    if any(step.is_read_on_law_day for step in steps):
        for name in deciding:
            search.follow(name)
    result = Plan(day, jurisdiction, steps, search.used, targets, search.unknown, deciding)
    if strict and (doubtful := unverified(result)):
        raise UnverifiedLawError(doubtful, day)
    return result


@dataclass(slots=True)
class _Search:
    """Goes from a figure down to what it rests on, and lists it on the way back up."""

    day: date
    jurisdiction: str
    given: Mapping[str, Value] | frozenset[str]
    year: int
    partial: bool
    steps: dict[str, Rule] = field(default_factory=dict)
    used: dict[str, Dated] = field(default_factory=dict)
    unknown: dict[str, tuple[Unknown, ...]] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)

    def follow(self, name: str) -> None:
        """List what the name rests on, then the name itself."""
        if any(name in known for known in (self.given, self.steps, self.used, self.unknown)):
            return
        in_force = rules_on(self.day, self.jurisdiction, self.year)
        if name in in_force:
            self._enter(in_force[name])
        else:
            self._look_up(name)

    def _enter(self, entry: Rule) -> None:
        if entry.name in self.open:
            raise RulesInACircleError(*self.open, entry.name)
        self.open.append(entry.name)
        for need in entry.needs:
            self.follow(need)
        self.open.pop()
        lacking = (one for need in entry.needs for one in self.unknown.get(need, ()))
        if found := tuple(dict.fromkeys(lacking)):
            self.unknown[entry.name] = found
        else:
            self.steps[entry.name] = entry

    def _look_up(self, name: str) -> None:
        dated = parameters_on(self.day, self.jurisdiction, self.year).get(name)
        if dated and dated.value is not None:
            self.used[name] = dated
        elif name in _names_of_law(self.jurisdiction):
            self._miss(Unknown(name, self._read_on(name), self.jurisdiction, self._year_of(name)))
        elif name not in all_facts():
            raise NoSuchFigureError(name)

    def _miss(self, unknown: Unknown) -> None:
        if not self.partial:
            raise LawNotKnownError(unknown)
        self.unknown[unknown.name] = (unknown,)

    def _read_on(self, name: str) -> date:
        """Return the day on which a name is looked up: the law day, or the end of the year."""
        keyed = {sheet.keyed_by for sheet in parameter(name, self.jurisdiction)}
        keyed |= {entry.keyed_by for entry in all_rules() if entry.name == name}
        return end_of(self.year) if "year" in keyed else self.day

    def _year_of(self, name: str) -> int | None:
        """Return the levy year where a number is one of each year."""
        numbers = parameter(name, self.jurisdiction)
        return self.year if any(sheet.keyed_by == "each_year" for sheet in numbers) else None


def unverified(todo: Plan) -> tuple[str, ...]:
    """Name the rules and parameters of a plan that nobody has verified."""
    standings = {step.name: step.standing for step in todo.steps}
    standings |= {name: dated.standing for name, dated in todo.parameters.items()}
    return tuple(name for name, standing in standings.items() if standing == "unverified")


def work_out(todo: Plan, facts: Mapping[str, Value]) -> dict[str, Value]:
    """Apply the plan to one case, exactly. This is the reference for every engine."""
    known: dict[str, Value] = {
        name: dated.value for name, dated in todo.parameters.items() if dated.value is not None
    }
    known |= facts
    for step in todo.steps:
        known[step.name] = step.formula(*(known[need] for need in step.needs))
    return known


@cache
def rules_on(day: date, jurisdiction: str, year: int | None = None) -> Mapping[str, Rule]:
    """Return the rules in force on the day by name, the most local first.

    ``year`` is the levy year, where it is not the day's own.

    Raises:
        TwoRulesForOneNameError: if two rules of one jurisdiction in force bear one name.
    """
    found: dict[str, Rule] = {}
    for place in lineage(jurisdiction):
        of_place = [entry for entry in all_rules() if entry.jurisdiction == place]
        in_force = [entry for entry in of_place if entry.holds_on(day, year)]
        names = [entry.name for entry in in_force]
        if len(set(names)) < len(names):
            raise TwoRulesForOneNameError(place, day, sorted(names))
        found |= {entry.name: entry for entry in in_force}
    return found


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule of every time and place, as one reads the files of the law."""
    enter_rules()
    return tuple(sorted(RULES, key=_place))  # whoever imported one of the files first


def _place(entry: Rule) -> tuple[int, str, int]:
    return (
        parts().index(entry.part),
        entry.formula.__module__,
        entry.formula.__code__.co_firstlineno,
    )


@cache
def _names_of_law(jurisdiction: str) -> frozenset[str]:
    sheet_names = (name for place in lineage(jurisdiction) for name in sheets()[place])
    return frozenset([*sheet_names, *(entry.name for entry in all_rules())])
