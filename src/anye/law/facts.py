"""The facts that rules read and no rule yields: what departments report of a case."""

from collections.abc import Mapping
from dataclasses import dataclass

from anye.law.rule import Subject


@dataclass(frozen=True, slots=True)
class Fact:
    """One reported concept."""

    of: Subject
    unit: str
    zh: str
    en: str


FACTS: Mapping[str, Fact] = {}
