"""A plan of action, every sentence of it a measure with its units and its place in the system.

A plan is a YAML file in ``plans``. One that follows another says which (``inherits``) and states
what differs: whatever it names replaces the earlier plan's, a section by its ``id``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

By = Literal["years", "townships", "departments"]
WAYS: tuple[By, ...] = ("years", "townships", "departments")
ACTIONS, REQUIREMENTS = "actions", "requirements"


class NoSuchActionPlanError(Exception):
    """No plan bears this name."""


class ActionPlanNotSoundError(Exception):
    """A plan contradicts itself."""

    def __init__(self, problems: Sequence["PlanFault"]) -> None:
        """Keep what is wrong, each with its place."""
        super().__init__(*(problem.zh for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class PlanFault:
    """What is wrong with a plan, where, and how it is put right."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One sentence of the plan."""

    id: str
    zh: str
    done_at: tuple[str, ...]  # ``anye:`` a command, ``page:`` an address, ``case:`` a kind of case

    @property
    def is_built(self) -> bool:
        """Tell whether the measure has a place in the system."""
        return bool(self.done_at)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One action or requirement: its sentences, and the units that share it."""

    id: str
    zh: str
    units: tuple[str, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached in all, and how it is shared out, as far as it is."""

    indicator: str
    zh: str
    total: int
    unit: str
    cite: str
    shares: Mapping[By, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """A report that is due every year."""

    zh: str
    by: str
    to: str
    due: str  # month and day

    def due_in(self, year: int) -> date:
        """Return the last day for it in a year."""
        return date.fromisoformat(f"{year}-{self.due}")


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """A plan of action."""

    name: str
    zh: str
    issued_by: str
    issued_on: date
    source: str
    years: tuple[int, ...]
    documents: tuple[str, ...]
    targets: tuple[Target, ...]
    reports: tuple[YearlyReport, ...]
    evaluations_at_least: int
    sections: tuple[Chapter, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """Name every unit that shares a section, in the order in which they appear."""
        return tuple(dict.fromkeys(unit for section in self.sections for unit in section.units))

    def measures(self) -> Iterator[tuple[Chapter, Measure]]:
        """Yield every measure with its section."""
        for section in self.sections:
            for measure in section.measures:
                yield section, measure


@cache
def action_plans() -> Mapping[str, ActionPlan]:
    """Return every plan by its name."""
    folder = files("anye.programme").joinpath("plans")
    raw = (yaml.safe_load(file.read_text("utf-8")) for file in folder.iterdir())
    by_name = {one["name"]: one for one in raw}
    return {name: action_plan_of(one, by_name) for name, one in sorted(by_name.items())}


def action_plan_named(name: str) -> ActionPlan:
    """Return a plan by its name, Chinese or not; without a name the newest.

    Raises:
        NoSuchActionPlanError: if there is none.
    """
    if not name:
        return max(action_plans().values(), key=lambda plan: plan.issued_on)
    found = [plan for plan in action_plans().values() if name in {plan.name, plan.zh}]
    if not found:
        raise NoSuchActionPlanError(name)
    return found[0]


def action_plan_of(raw: Mapping[str, Any], others: Mapping[str, Mapping[str, Any]]) -> ActionPlan:
    """Read a plan, with what it takes over from the one before it.

    Raises:
        NoSuchActionPlanError: if it inherits from one that is not there.
        ActionPlanNotSoundError: if it contradicts itself.
    """
    whole = _with_inherited(raw, others)
    plan = ActionPlan(
        name=whole["name"],
        zh=whole["zh"],
        issued_by=whole["issued_by"],
        issued_on=date.fromisoformat(str(whole["issued_on"])),
        source=whole["source"],
        years=tuple(whole["years"]),
        documents=tuple(whole["documents"]),
        targets=tuple(_target(one) for one in whole["targets"]),
        reports=tuple(YearlyReport(**one) for one in whole["reports"]),
        evaluations_at_least=whole["evaluations"]["at_least"],
        sections=tuple(_section(one) for one in whole["sections"]),
    )
    if wrong := problems_of(plan):
        raise ActionPlanNotSoundError(wrong)
    return plan


def problems_of(plan: ActionPlan) -> list[PlanFault]:
    """List where a plan contradicts itself; nothing where it is sound."""
    found = [wrong for target in plan.targets for wrong in _shares_wrong(target, plan)]
    ids = [measure.id for _, measure in plan.measures()]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    found += [PlanFault(f"措施编号重复：{one}", f"two measures are called {one}") for one in twice]
    return found


def _shares_wrong(target: Target, plan: ActionPlan) -> Iterator[PlanFault]:
    for by, shares in target.shares.items():
        together = sum(shares.values())
        if together != target.total:
            yield PlanFault(
                f"{target.zh}：{BY_ZH[by]}合计{together}，任务数{target.total}，"
                f"差{target.total - together}；请改分配或任务数",
                f"{target.indicator}: the shares by {by} come to {together}, the target is "
                f"{target.total}; change a share or the target",
            )
        known = {"years": [str(year) for year in plan.years], "departments": [*plan.units]}
        for stranger in shares.keys() - set(known.get(by, shares)):
            yield PlanFault(
                f"{target.zh}：“{stranger}”不在方案的{BY_ZH[by]}之列",
                f"{target.indicator}: {stranger} is none of the plan's {by}",
            )


BY_ZH: Mapping[By, str] = {"years": "年度", "townships": "乡镇街道", "departments": "部门"}


def _with_inherited(
    raw: Mapping[str, Any], others: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, Any]:
    earlier = raw.get("inherits")
    if not earlier:
        return raw
    if earlier not in others:
        raise NoSuchActionPlanError(earlier)
    before = _with_inherited(others[earlier], others)
    changed = {section["id"]: section for section in raw.get("sections", ())}
    kept = [changed.pop(section["id"], section) for section in before["sections"]]
    sections = [section for section in (*kept, *changed.values()) if section.get("measures")]
    return {**before, **raw, "sections": sections}


def _target(raw: Mapping[str, Any]) -> Target:
    shares = {by: {str(k): int(v) for k, v in raw[by].items()} for by in WAYS if by in raw}
    return Target(raw["indicator"], raw["zh"], raw["total"], raw["unit"], raw["cite"], shares)


def _section(raw: Mapping[str, Any]) -> Chapter:
    measures = (Measure(one["id"], one["zh"], tuple(one["done_at"])) for one in raw["measures"])
    return Chapter(raw["id"], raw["zh"], tuple(raw["units"]), tuple(measures))
