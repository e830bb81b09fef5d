"""Of which kinds of work are made-up posts, and what does each task of them need?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from anye.codes.catalogue import ITEMS, SKILLS
from anye.codes.lists import EmployerKind, WorkForm

ITEM_CODES = tuple(ITEMS)
SKILL_CODES = tuple(SKILLS)
EMPLOYERS: Mapping[str, frozenset[int]] = {
    "public": frozenset({EmployerKind.GOVERNMENT_BODY, EmployerKind.PUBLIC_INSTITUTION}),
    "firms": frozenset(
        {
            EmployerKind.STATE_ENTERPRISE,
            EmployerKind.PRIVATE_ENTERPRISE,
            EmployerKind.DISPATCH_AGENCY,
        }
    ),
    "shops": frozenset({EmployerKind.SOLE_TRADER}),
    "societies": frozenset({EmployerKind.SOCIAL_ORGANISATION}),
}


@dataclass(frozen=True, slots=True)
class Need:
    """What one task needs; ``instead`` is the accommodation that does without it."""

    item: int  # place in ITEM_CODES
    level: int
    task: int
    instead: str


@dataclass(frozen=True, slots=True)
class KindOfWork:
    """One kind of work, as the sheet has it."""

    occupation: int
    titles: Sequence[str]
    at: frozenset[str]
    posts: int
    wished: int
    pay: int  # per cent of the minimum wage
    school: int
    remote: int  # per cent
    nights: int  # per cent
    shifts: int  # per cent
    forms: Mapping[WorkForm, int]
    tasks: Sequence[str]
    needs: Sequence[Need]
    helps: Mapping[int, int]  # level by place in ITEM_CODES
    must: Sequence[int]  # places in SKILL_CODES
    nice: Sequence[int]


def _kind(row: Mapping[str, Any]) -> KindOfWork:
    return KindOfWork(
        occupation=row["occupation"],
        titles=row["titles"],
        at=frozenset(row["at"]),
        forms={WorkForm[name.upper()]: share for name, share in row["forms"].items()},
        tasks=[task["says"] for task in row["tasks"]],
        needs=[
            _need(item, asked, number)
            for number, task in enumerate(row["tasks"])
            for item, asked in task["needs"].items()
        ],
        helps={ITEM_CODES.index(item): level for item, level in row["helps"].items()},
        must=[SKILL_CODES.index(code) for code in row.get("must", [])],
        nice=[SKILL_CODES.index(code) for code in row.get("nice", [])],
        **{name: row[name] for name in ("posts", "wished", "pay")},
        **{name: row.get(name, 0) for name in ("school", "remote", "nights", "shifts")},
    )


def _need(item: str, asked: int | list[Any], task: int) -> Need:
    level, instead = asked if isinstance(asked, list) else (asked, "")
    return Need(ITEM_CODES.index(item), level, task, instead)


@cache
def kinds_of_work() -> Sequence[KindOfWork]:
    """Return the kinds of work of the sheet."""
    text = files("anye.synthetic.profiles").joinpath("kinds_of_work.yaml").read_text("utf-8")
    return tuple(_kind(row) for row in yaml.safe_load(text))


def hard_levels() -> NDArray[np.int8]:
    """Return by kind and item the level without which a task cannot be done, adapted or not."""
    kinds = kinds_of_work()
    levels = np.zeros((len(kinds), len(ITEM_CODES)), np.int8)
    for place, kind in enumerate(kinds):
        for need in kind.needs:
            if not need.instead:
                levels[place, need.item] = need.level
    return levels


def skills_of_kinds() -> NDArray[np.bool_]:
    """Return by kind and skill whether it is asked for or nice to have."""
    kinds = kinds_of_work()
    asked = np.zeros((len(kinds), len(SKILL_CODES)), np.bool_)
    for place, kind in enumerate(kinds):
        asked[place, [*kind.must, *kind.nice]] = True
    return asked


def of_kinds(name: str) -> NDArray[Any]:
    """Return one number of every kind of work."""
    return np.array([getattr(kind, name) for kind in kinds_of_work()])
