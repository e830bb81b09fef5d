"""A chain of the core as a page shows it: what is given, the law's numbers, then step by step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from anye.assessment.opened.explain_text import mismatch_text
from anye.assessment.opened.recheck import Mismatch
from anye.rulebook.chain import KindOfStep, Step
from anye.rulebook.chain_text import HEADINGS
from anye_desk.frame.language import reader, say


@dataclass(frozen=True, slots=True)
class Read:
    """A figure that a step reads."""

    label: str
    value: object
    unit: str
    name: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One step with the labels of what it reads."""

    step: Step
    reads: tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The steps of one kind, in the chain's order."""

    kind: KindOfStep
    heading: str
    steps: tuple[Shown, ...]


def shown(steps: tuple[Step, ...]) -> list[Group]:
    """Return the chain by kind; each step still comes after the ones it rests on."""
    by_name = {step.name: step for step in steps}
    groups = []
    for kind, heading in HEADINGS.items():
        of_kind = tuple(Shown(step, _reads(step, by_name)) for step in steps if step.kind == kind)
        if of_kind:
            groups.append(Group(kind, heading[reader()], of_kind))
    return groups


def _reads(step: Step, by_name: Mapping[str, Step]) -> tuple[Read, ...]:
    found = [(by_name[name], value) for name, value in step.inputs.items() if name in by_name]
    return tuple(Read(say(of.zh, of.en), value, of.unit, of.name) for of, value in found)


def alarms(mismatches: Iterable[Mismatch]) -> list[str]:
    """Name the figures that come out otherwise, and of what they are; their values are not seen."""
    return [" ".join(mismatch_text(off, reader())[:2]) for off in mismatches]
