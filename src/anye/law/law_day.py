"""By which day's law is a levy year decided?

The levy for the staff of one year is filed and paid in the next, and no text says whose law
decides. Practice goes by the year of payment: then it is the law of the last day on which the levy
could be paid. The other reading is the last day of the staff's own year. Which is taken stands in
the sheet ``law_axis`` by jurisdiction and levy year, and can be replaced by name.
"""

from datetime import date

from anye.codes.lists import Axis
from anye.law.parameters import parameters_on


def end_of(year: int) -> date:
    """Return the last day of a year."""
    return date(year, 12, 31)


def law_day(year: int, jurisdiction: str, axis: Axis | None = None) -> date:
    """Return the day whose law decides a levy year, by the sheets' reading unless one is given."""
    if (axis or axis_of(year, jurisdiction)) == Axis.STAFF:
        return end_of(year)
    known = parameters_on(end_of(year), jurisdiction).get("payment_last_day")
    if known and isinstance(known.value, int):
        return as_date(known.value)
    usual = parameters_on(end_of(year + 1), jurisdiction)["payment_usual_day"].value
    return as_date((year + 1) * 10_000 + usual) if isinstance(usual, int) else end_of(year + 1)


def axis_of(year: int, jurisdiction: str) -> Axis:
    """Return whether the law of the year of payment or of the staff's own year decides."""
    return Axis(int(str(parameters_on(end_of(year), jurisdiction)["law_axis"].value)))


def as_date(calendar_day: int) -> date:
    """Return the day that is written as 20261031."""
    return date(calendar_day // 10_000, calendar_day // 100 % 100, calendar_day % 100)
