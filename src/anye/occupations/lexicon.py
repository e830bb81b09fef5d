"""Which texts name an occupation, and how does Anye know: list, alias, label or staff's choice?"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

from anye.occupations.tree import occupations


class SourceOfName(IntEnum):
    """Who says that a text names an occupation; on the same text the first is shown first."""

    CHOICE = 0  # staff chose it for this title
    NAME = 1  # of the occupation
    ALIAS = 2  # how people say it; aliases.csv
    TITLE = 3  # another title given with the list, not always the 大典's own
    LABEL = 4  # a title of an advertisement, labelled by hand


@dataclass(frozen=True, slots=True)
class Example:
    """A text that names an occupation."""

    text: str
    code: int
    source: SourceOfName


@cache
def examples() -> tuple[Example, ...]:
    """Return every example of the package, those of each source together."""
    return (*_named(), *aliases(), *labels())


@cache
def aliases() -> tuple[Example, ...]:
    """Return the spoken titles; one with several codes is several examples, the likeliest first."""
    return tuple(
        Example(row["title"], int(code), SourceOfName.ALIAS)
        for row in _rows("aliases.csv")
        for code in row["codes"].split("|")
    )


@cache
def labels() -> tuple[Example, ...]:
    """Return the labelled titles of advertisements."""
    return tuple(
        Example(row["title"], int(row["code"]), SourceOfName.LABEL)
        for row in _rows("labelled_titles.csv")
    )


def _named() -> Iterator[Example]:
    for code, occupation in occupations().items():
        yield Example(occupation.name, code, SourceOfName.NAME)
        yield from (Example(title, code, SourceOfName.TITLE) for title in occupation.titles)


def _rows(file: str) -> Iterator[dict[str, str]]:
    text = files("anye.occupations").joinpath(file).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())
