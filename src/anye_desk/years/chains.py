"""A chain of the core as a page shows it: each step with the labels of what it reads."""

from collections.abc import Mapping
from dataclasses import dataclass

from anye.assessment.chain import Step
from anye_desk.layout.language import say


@dataclass(frozen=True, slots=True)
class Shown:
    """One step with what it reads, each by its label."""

    step: Step
    reads: tuple[tuple[str, object, str, str], ...]  # label, value, unit, name


def shown(steps: tuple[Step, ...]) -> list[Shown]:
    """Return the steps with the labels of what they read."""
    by_name = {step.name: step for step in steps}
    return [Shown(step, tuple(_reads(step, by_name))) for step in steps]


def _reads(step: Step, by_name: Mapping[str, Step]) -> list[tuple[str, object, str, str]]:
    found = [(by_name[name], value) for name, value in step.inputs.items() if name in by_name]
    return [(say(read.zh, read.en), value, read.unit, read.name) for read, value in found]
