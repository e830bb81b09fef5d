"""What does a code of 职业分类大典 (2022) stand for, and how near are two of them?

A code has seven digits: 大类 1, 中类 2, 小类 2, 职业 2. A group has zeros where it does not say
more. ``SOURCE.md`` says where the list is from and what it lacks.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_STEPS = (10**6, 10**4, 10**2, 1)  # what the digits from each depth on are worth


class NotAnOccupationError(Exception):
    """The code is not in the list."""

    def __init__(self, code: int) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation of the list, or a group of them."""

    code: int
    level: int  # 4: an occupation; 1 to 3: a group
    name: str
    is_green: bool
    is_digital: bool
    titles: tuple[str, ...]  # other titles the list gives it
    definition: str  # empty: a group

    @property
    def written(self) -> str:
        """Return the code as the list prints it: 4-02-07-08."""
        digits = f"{self.code:07d}"
        return "-".join((digits[0], digits[1:3], digits[3:5], digits[5:]))


@cache
def occupations() -> Mapping[int, Occupation]:
    """Return every occupation and group by its code, in the order of the codes."""
    text = files("anye.occupations").joinpath("occupations.csv").read_text("utf-8")
    found = (_occupation(row) for row in csv.DictReader(text.splitlines()))
    return MappingProxyType({occupation.code: occupation for occupation in found})


def occupation(code: int) -> Occupation:
    """Return what the code stands for.

    Raises:
        NotAnOccupationError: if the list has no such code.
    """
    if code not in occupations():
        raise NotAnOccupationError(code)
    return occupations()[code]


def occupation_groups(code: int) -> tuple[Occupation, ...]:
    """Return the groups a code is in, the widest first; groups the list lacks are left out."""
    wider = dict.fromkeys(code // step * step for step in _STEPS)
    return tuple(
        occupations()[group] for group in wider if group != code and group in occupations()
    )


def is_within(code: int, group: int) -> bool:
    """Return whether a code is a group's own or one below it."""
    width = next(step for step in _STEPS if group % step == 0)
    return code // width == group // width


def _occupation(row: Mapping[str, str]) -> Occupation:
    return Occupation(
        code=int(row["code"]),
        level=int(row["level"]),
        name=row["name"],
        is_green=row["is_green"] == "1",
        is_digital=row["is_digital"] == "1",
        titles=tuple(title for title in row["titles"].split(";") if title),
        definition=row["definition"],
    )
