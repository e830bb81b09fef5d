"""The dated numbers of the law, read from the YAML sheets below this folder.

A sheet bears the name of its part (``levy.yaml``, ``schemes.new_hire.yaml``) and lies in the
folder of its jurisdiction (``cn/tianjin/jizhou``); a lower one overrides the one above it, value
by value. A value of ``null`` says that from this day on the law is not known: reading it is an
error, never a guess.

Every sheet is keyed by the day from which its value holds. Most are read on the law day of the
year or month in question (``anye.law.law_day``). A few speak of years, not of texts in force, and
say so (``keyed_by``): they are read for the levy year, whichever day's law decides it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, cast

import yaml

from anye.kernel.units import Tiers
from anye.law.names import APART, called
from anye.law.rule import Standing

Value = int | Tiers
KeyedBy = Literal["law_day", "year", "each_year"]
HOME = "cn/tianjin/jizhou"  # whose law is read where nothing else is said


class NoSuchJurisdictionError(Exception):
    """No sheet lies in the folder of this jurisdiction."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One value of a parameter, from a day on, and who set it."""

    value: Value | None  # None: not known from this day on
    start: date
    jurisdiction: str
    reference: str
    source: str
    standing: Standing
    note: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of the law through time, in one jurisdiction."""

    name: str
    zh: str
    en: str
    unit: str
    values: tuple[Dated, ...]  # earliest first
    keyed_by: KeyedBy = "law_day"  # year: on its last day; each_year: and for no other year
    part: str = ""

    def on(self, day: date, year: int | None = None) -> Dated | None:
        """Return the value for a law day and levy year, or None before the first."""
        of_year = day.year if year is None else year
        until = day if self.keyed_by == "law_day" else date(of_year, 12, 31)
        found = next((dated for dated in reversed(self.values) if dated.start <= until), None)
        if found and found.value is not None and self.keyed_by == "each_year":
            return found if found.start.year == of_year else None
        return found


@cache
def parameters_on(day: date, jurisdiction: str, year: int | None = None) -> Mapping[str, Dated]:
    """Return each parameter's value on the day; leave out those not yet law.

    Args:
        day: the day whose law decides.
        jurisdiction: the place.
        year: the levy year, where it is not the day's own.
    """
    found: dict[str, Dated] = {}  # one dictionary per day and place: readers must not write
    for place in lineage(jurisdiction):
        for name, parameter in sheets()[place].items():
            if dated := parameter.on(day, year):
                found[name] = dated
    return found


def parameter(name: str, jurisdiction: str) -> tuple[Parameter, ...]:
    """Return a parameter's sheets, the nation's first, as far as they exist."""
    return tuple(
        sheets()[place][name] for place in lineage(jurisdiction) if name in sheets()[place]
    )


def lineage(jurisdiction: str) -> tuple[str, ...]:
    """Return a jurisdiction and those above it, the nation first.

    Raises:
        NoSuchJurisdictionError: if no sheet is kept for it.
    """
    if jurisdiction not in sheets():
        raise NoSuchJurisdictionError(jurisdiction, tuple(sheets()))
    parts = jurisdiction.split("/")
    places = ("/".join(parts[: n + 1]) for n in range(len(parts)))
    return tuple(place for place in places if place in sheets())


@cache
def sheets() -> Mapping[str, Mapping[str, Parameter]]:
    """Read every sheet once, by jurisdiction and name."""
    found: dict[str, dict[str, Parameter]] = {}
    for place, sheet in _walk(files("anye.law.parameters"), ""):
        part = sheet.name.removesuffix(".yaml").replace(".", APART)
        for short, raw in (_read(sheet.read_text("utf-8")) or {}).items():
            name = called(part, short)
            found.setdefault(place, {})[name] = _parameter(place, name, part, raw)
    return found


def _walk(folder: Traversable, place: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _walk(entry, f"{place}/{entry.name}".removeprefix("/"))
        elif entry.name.endswith(".yaml"):
            found.append((place, entry))
    return found


def _read(text: str) -> Any:  # noqa: ANN401 (whatever YAML holds)
    """Read YAML with libyaml where it is built in: the first explanation waits for the sheets."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def _parameter(place: str, name: str, part: str, raw: Mapping[str, Any]) -> Parameter:
    values = (_dated(place, start, entry) for start, entry in sorted(raw["values"].items()))
    keyed_by = raw.get("keyed_by", "law_day")
    return Parameter(name, raw["zh"], raw["en"], raw["unit"], tuple(values), keyed_by, part)


def _dated(place: str, start: date, entry: Mapping[str, Any]) -> Dated:
    about = entry["metadata"]
    return Dated(
        value=_value(entry["value"]),
        start=start,
        jurisdiction=place,
        reference=about["reference"],
        source=about.get("source", ""),
        standing=cast("Standing", about["standing"]),
        note=about.get("note", ""),
    )


def _value(raw: object) -> Value | None:
    if isinstance(raw, list):
        return tuple((int(floor), int(value)) for floor, value in raw)
    return None if raw is None else int(cast("int", raw))
