"""By which day's law is a levy year decided?

The levy for the staff of one year is filed and paid in the next, and no text says whose law
decides. Practice goes by the year of payment: then it is the law of the last day on which the levy
could be paid. The other reading is the last day of the staff's own year. Which is taken stands in
the sheet ``law_axis`` by jurisdiction and levy year, and can be replaced by name.
"""

from collections.abc import Mapping
from datetime import date

from anye.codes.lists import Axis
from anye.law.parameters import Value, parameters_on

NOTHING: Mapping[str, Value] = {}


def end_of(year: int) -> date:
    """Return the last day of a year."""
    return date(year, 12, 31)


def law_day(
    year: int,
    jurisdiction: str,
    axis: Axis | None = None,
    replaced: Mapping[str, Value] = NOTHING,
) -> date:
    """Return the day whose law decides a levy year, by the sheets' reading unless one is given.

    Args:
        year: the levy year.
        jurisdiction: the place.
        axis: whose year decides, if not the sheets' reading.
        replaced: parameters that are supposed to be otherwise; a day of payment moves the day.
    """
    if (axis or axis_of(year, jurisdiction)) == Axis.STAFF:
        return end_of(year)
    known = replaced.get("payment_last_day", _announced(year, jurisdiction))
    if "payment_usual_day" in replaced and "payment_last_day" not in replaced:
        known = None
    if isinstance(known, int):
        return as_date(known)
    sheet = parameters_on(end_of(year + 1), jurisdiction)["payment_usual_day"].value
    usual = replaced.get("payment_usual_day", sheet)
    return as_date((year + 1) * 10_000 + usual) if isinstance(usual, int) else end_of(year + 1)


def is_assumed(year: int, jurisdiction: str, day: date) -> bool:
    """Tell whether a law day is the usual last day for payment, none having been announced."""
    is_usual = day == law_day(year, jurisdiction, Axis.PAYMENT)
    return is_usual and not isinstance(_announced(year, jurisdiction), int)


def _announced(year: int, jurisdiction: str) -> Value | None:
    found = parameters_on(end_of(year), jurisdiction).get("payment_last_day")
    return found.value if found else None


def axis_of(year: int, jurisdiction: str) -> Axis:
    """Return whether the law of the year of payment or of the staff's own year decides."""
    return Axis(int(str(parameters_on(end_of(year), jurisdiction)["law_axis"].value)))


def as_date(calendar_day: int) -> date:
    """Return the day that is written as 20261031."""
    return date(calendar_day // 10_000, calendar_day // 100 % 100, calendar_day % 100)
