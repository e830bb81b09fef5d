"""The parts of the law as they lie in this folder, and the facts that each of them reads.

A new part is a new folder: its subjects and facts stand in its ``facts.py``, its numbers in sheets
of its name, and no list elsewhere is touched.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from anye import law
from anye.law.names import APART, OF_THE_YEAR, called, part_of
from anye.law.rule import Fact, Subject

FACTS = "facts"


@cache
def parts() -> tuple[str, ...]:
    """Name every part, those of the year first, the others as they lie."""
    found = [part_of(name) for name in _modules() if name.endswith(f".{FACTS}")]
    return tuple(sorted(found, key=lambda part: (part not in OF_THE_YEAR, _place(part), part)))


@cache
def all_facts() -> Mapping[str, Fact]:
    """Return every fact by what it is called: reported of a case, and yielded by no rule."""
    return {
        called(part, short): replace(fact, part=part)
        for part in parts()
        for short, fact in vars(_facts_of(part))["FACTS"].items()
    }


@cache
def all_subjects() -> tuple[Subject, ...]:
    """Return whatever the law speaks of: a person's month, an employer's year, a payment."""
    said = (value for part in parts() for value in vars(_facts_of(part)).values())
    return tuple(dict.fromkeys(value for value in said if isinstance(value, Subject)))


def enter_rules() -> None:
    """Import every module of every part, which enters its rules in the book."""
    for name in _modules():
        if part_of(name) in parts():
            import_module(name)


def _modules() -> Iterator[str]:
    for module in walk_packages(law.__path__, prefix=f"{law.__name__}."):
        yield module.name


def _facts_of(part: str) -> object:
    return import_module(".".join([law.__name__, *part.split(APART), FACTS]))


def _place(part: str) -> int:
    return OF_THE_YEAR.index(part) if part in OF_THE_YEAR else 0
