"""The chain of steps behind a figure: what was given, what the law says, what follows.

Works for an employer's year, a person's month or a payment alike: whatever the plan asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from anye.codes.lists import EmployerKind
from anye.law.citing import cite_on
from anye.law.parameters import Parameter, Value, sheets
from anye.law.parts import all_facts
from anye.law.rule import Fact, Rule, Standing, worst
from anye.rulebook.plan import Plan, all_rules, work_out

GIVEN_NOTE = "由使用者给定，替代规定的数值。"

KindOfStep = Literal["fact", "given", "parameter", "rule"]
Doubts = Mapping[str, Standing]  # what is not confirmed, each by its own standing


class FactsMissingError(Exception):
    """The figures wanted rest on facts that were not given."""

    def __init__(self, names: tuple[str, ...]) -> None:
        """Keep the names of the missing facts."""
        super().__init__(*names)
        self.names = names


@dataclass(frozen=True, slots=True)
class Step:
    """One figure of a chain: what it is, its value, and what that rests on.

    A fact is reported; a given figure replaces the law by name; a parameter is a number of the
    law; a rule is worked out. The standing is the worst of all it rests on, ``doubts`` names those
    of them that are not confirmed, each with a standing of its own.
    """

    name: str
    kind: KindOfStep
    zh: str
    en: str
    value: Value
    unit: str
    words: str
    inputs: Mapping[str, Value]
    cite: str
    standing: Standing
    note: str
    doubts: Doubts


def chain(
    todo: Plan, facts: Mapping[str, Value], doubts: Mapping[str, Doubts] | None = None
) -> tuple[Step, ...]:
    """Work a case out and return every step, each after the ones it rests on.

    ``doubts`` says of a fact that was itself worked out what it rests on that is not confirmed.

    Raises:
        FactsMissingError: if the plan reads a fact that is not given.
    """
    if missing := todo.facts - facts.keys():
        raise FactsMissingError(tuple(sorted(missing)))
    known = work_out(todo, facts)
    taken: dict[str, Step] = {}
    for name in _read(todo, facts):
        taken[name] = _given(name, facts[name], (doubts or {}).get(name, {}))
    for name in todo.parameters:
        taken[name] = _looked_up(todo, name, known[name])
    for entry in todo.steps:
        taken[entry.name] = _worked_out(todo, entry, known, taken)
    return tuple(taken.values())


def _read(todo: Plan, facts: Mapping[str, Value]) -> list[str]:
    """Name the facts that the plan reads or that are themselves wanted, as first read."""
    reads = [need for entry in todo.steps for need in todo.rests_on(entry)]
    return [name for name in dict.fromkeys([*reads, *todo.wanted]) if name in facts]


def _given(name: str, value: Value, doubts: Doubts) -> Step:
    about = labelled()[name]
    is_fact = name in all_facts()
    is_unsure = not is_fact or (name == "kind" and value == EmployerKind.UNKNOWN)
    found = {**doubts, **_doubt(name, "unverified")} if is_unsure else doubts
    return Step(
        name=name,
        kind="fact" if is_fact else "given",
        zh=about.zh,
        en=about.en,
        value=value,
        unit=about.unit,
        words="",
        inputs={},
        cite="",
        standing=worst(found.values()),
        note="" if is_fact else GIVEN_NOTE,
        doubts=found,
    )


def _looked_up(todo: Plan, name: str, value: Value) -> Step:
    dated = todo.parameters[name]
    sheet = sheets()[dated.jurisdiction][name]
    return Step(
        name=name,
        kind="parameter",
        zh=sheet.zh,
        en=sheet.en,
        value=value,
        unit=sheet.unit,
        words="",
        inputs={},
        cite=dated.reference,
        standing=dated.standing,
        note=dated.note,
        doubts=_doubt(name, dated.standing),
    )


def _worked_out(
    todo: Plan, entry: Rule, known: Mapping[str, Value], taken: Mapping[str, Step]
) -> Step:
    doubts: dict[str, Standing] = {}
    for need in todo.rests_on(entry):
        doubts |= taken[need].doubts
    doubts |= _doubt(entry.name, entry.standing)
    return Step(
        name=entry.name,
        kind="rule",
        zh=entry.zh,
        en=entry.en,
        value=known[entry.name],
        unit=entry.unit,
        words=entry.words,
        inputs={need: known[need] for need in entry.needs},
        cite=cite_on(entry.cite, todo.day),
        standing=worst(doubts.values()),
        note=entry.note,
        doubts=doubts,
    )


def _doubt(name: str, standing: Standing) -> dict[str, Standing]:
    return {} if standing == "confirmed" else {name: standing}


@cache
def labelled() -> Mapping[str, Rule | Parameter | Fact]:
    """Return something that knows label and unit for every name of the law and the facts."""
    numbers = {name: sheet for place in sheets().values() for name, sheet in place.items()}
    return {**all_facts(), **numbers, **{entry.name: entry for entry in all_rules()}}
