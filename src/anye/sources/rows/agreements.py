"""Do the cells of one row agree with each other?

Only cells that are right in themselves are compared; a row that is wrong already says so once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import polars as pl

from anye.sources.kinds.cells import Cells, Faults, number_of_reason

Values: TypeAlias = Mapping[str, pl.Series]
_LOOKS_LIKE_AN_ID = r"^\s*\d{17}[\dXx]\s*$"
MALE = 1


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two fields that must agree: which is named when they do not, and why."""

    field: str
    other: str
    reason: str
    is_broken: Callable[[Values], pl.Series]


def _ordinal(days: pl.Series) -> pl.Series:
    return days.dt.year() * 10_000 + days.dt.month().cast(pl.Int32) * 100 + days.dt.day()


def _precedes(later: str, earlier: str) -> Agreement:
    return Agreement(
        later,
        earlier,
        "ends_before_it_starts",
        lambda values: values[later] < values[earlier],
    )


def _before_birth(day: str) -> Agreement:
    return Agreement(
        day,
        "resident_id",
        "before_birth",
        lambda values: _ordinal(values[day]) < values["id_born"],
    )


AGREEMENTS = (
    _precedes("ends_on", "starts_on"),
    _precedes("ended_on", "starts_on"),
    _precedes("expires_on", "issued_on"),
    _precedes("cancelled_on", "issued_on"),
    _precedes("closed_on", "registered_on"),
    _before_birth("issued_on"),
    _before_birth("starts_on"),
    Agreement(
        "sex",
        "resident_id",
        "sex_differs",
        lambda values: (values["sex"] == MALE) != values["id_is_male"],
    ),
    Agreement(
        "born_on",
        "resident_id",
        "birth_date_differs",
        lambda values: _ordinal(values["born_on"]) != values["id_born"],
    ),
    Agreement(
        "certificate_number",
        "resident_id",
        "certificate_id_differs",
        lambda values: values["certificate_person"] != values["person_id"],
    ),
    Agreement(
        "category",
        "certificate_number",
        "certificate_category_differs",
        lambda values: values["certificate_category"] != values["category"],
    ),
    Agreement(
        "level",
        "certificate_number",
        "certificate_level_differs",
        lambda values: values["certificate_level"] != values["level"],
    ),
    Agreement(
        "host_code",
        "agency_code",
        "same_employer_twice",
        lambda values: values["host_id"] == values["agency_id"],
    ),
)
_NEEDED = {"certificate_number": "certificate_person"}  # the soldiers' number says nothing


def disagreements(cells: Mapping[str, Cells]) -> list[tuple[str, Faults]]:
    """Return by field the reasons of rows whose cells contradict each other."""
    values = {name: column for read in cells.values() for name, column in read.values.items()}
    found = []
    for agreement in AGREEMENTS:
        pair = (agreement.field, agreement.other)
        if not all(name in cells and _NEEDED.get(name, name) in values for name in pair):
            continue
        broken = agreement.is_broken(values).fill_null(value=False).to_numpy()
        broken = broken & (cells[pair[0]].faults == 0) & (cells[pair[1]].faults == 0)
        if broken.any():
            found.append(
                (agreement.field, np.where(broken, number_of_reason(agreement.reason), np.uint8(0)))
            )
    return found


def mark_swapped(cells: Mapping[str, Cells], texts: pl.DataFrame) -> None:
    """Say of rows whose name and ID stand in each other's column just that."""
    if "resident_id" not in cells or "name" not in cells:
        return
    wrong = np.flatnonzero(cells["resident_id"].faults)
    if not len(wrong):
        return
    names, ids = texts["name"].gather(wrong), texts["resident_id"].gather(wrong)
    swapped = names.str.contains(_LOOKS_LIKE_AN_ID) & ids.str.contains(r"^\s*[^\d\s]{2}")
    cells["resident_id"].faults[wrong[swapped.to_numpy()]] = number_of_reason("name_and_id_swapped")
