"""The columns of an employer's twelve months, as the desk keeps and labels them."""

from collections.abc import Mapping
from typing import Any

from anye.tables.year.assessed import EMPLOYER_MONTHS
from anye_desk.frame.language import Text
from anye_desk.published.years.models import EmployerYear

IN_ENGLISH: Mapping[str, str] = {
    "month": "Month",
    "headcount": "Staff by the law",
    "established_staff": "Established posts",
    "contract_staff": "Contracts of a year",
    "short_staff": "Shorter contracts",
    "seasonal_staff": "Seasonal",
    "moved_in": "Moved in",
    "moved_out": "Moved out",
    "counted": "Counted, severe twice",
    "counted_persons": "Persons counted, once each",
    "wages": "Wages",
}
MONTH_LABELS: Mapping[str, Text] = {
    name: Text(EMPLOYER_MONTHS.columns[name].zh, en) for name, en in IN_ENGLISH.items()
}
MONTH_COLUMNS = tuple(MONTH_LABELS)


def months_of(result: EmployerYear) -> list[dict[str, Any]]:
    """Return an employer's months by column, for a view to be made of them."""
    return [dict(zip(MONTH_COLUMNS, row, strict=True)) for row in result.months]
