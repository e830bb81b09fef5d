"""By which day's law is a levy year decided, and how sure is that?

The levy for the staff of one year is filed and paid in the next, and no text says whose law
decides. Practice goes by the year of payment: then it is the law of the last day on which the levy
could be paid. The other reading is the last day of the staff's own year. Which is taken stands in
the sheet ``law_axis`` by jurisdiction and levy year, and can be replaced by name. Whatever is read
on the day rests on what decided it (``decided_by``).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from anye.codes.lists import Axis
from anye.law.parameters import Value, parameters_on
from anye.law.rule import Standing, worst

LAW_AXIS = "law_axis"
LAST_DAY, USUAL_DAY = "payment_last_day", "payment_usual_day"
DECIDING = frozenset({LAW_AXIS, LAST_DAY, USUAL_DAY})
NOTHING: Mapping[str, Value] = {}


@dataclass(frozen=True, slots=True)
class LawDay:
    """The day whose law decides a levy year, and what it rests on."""

    day: date
    jurisdiction: str
    axis: Axis
    standing: Standing
    is_given: bool  # by the user, wholly or in part
    is_assumed: bool  # the usual last day for payment, none having been announced


def law_day_of(year: int, jurisdiction: str, replaced: Mapping[str, Value] = NOTHING) -> LawDay:
    """Return the day whose law decides a levy year, what is replaced by name put in."""
    axis = replaced.get(LAW_AXIS)
    taken = Axis(axis) if isinstance(axis, int) else axis_of(year, jurisdiction)
    return taken_as(law_day(year, jurisdiction, taken, replaced), year, jurisdiction, replaced)


def taken_as(
    day: date, year: int, jurisdiction: str, replaced: Mapping[str, Value] = NOTHING
) -> LawDay:
    """Return what is to be said of a day that was taken as the law day of a levy year."""
    parts = decided_by(year, jurisdiction, replaced)
    given = [name for name in parts if name in replaced]
    sheet = parameters_on(day, jurisdiction, year)
    standings: list[Standing] = [sheet[name].standing for name in parts if name in sheet]
    axis = replaced.get(LAW_AXIS)
    return LawDay(
        day=day,
        jurisdiction=jurisdiction,
        axis=Axis(axis) if isinstance(axis, int) else axis_of(year, jurisdiction),
        standing="unverified" if given else worst(standings),
        is_given=bool(given),
        is_assumed=USUAL_DAY in parts and USUAL_DAY not in given,
    )


def decided_by(
    year: int, jurisdiction: str, given: Collection[str] = frozenset()
) -> tuple[str, ...]:
    """Name what decides the law day of a levy year: whose year, and which day of payment.

    Args:
        year: the levy year.
        jurisdiction: the place.
        given: what is replaced by name; a given reading has decided alone.
    """
    if LAW_AXIS in given or axis_of(year, jurisdiction) == Axis.STAFF:
        return (LAW_AXIS,)
    by_name = [name for name in (LAST_DAY, USUAL_DAY) if name in given]
    known = LAST_DAY if isinstance(_announced(year, jurisdiction), int) else USUAL_DAY
    return (LAW_AXIS, *(by_name[:1] or [known]))


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
    known = replaced.get(LAST_DAY, _announced(year, jurisdiction))
    if USUAL_DAY in replaced and LAST_DAY not in replaced:
        known = None
    if isinstance(known, int):
        return as_date(known)
    sheet = parameters_on(end_of(year + 1), jurisdiction)[USUAL_DAY].value
    usual = replaced.get(USUAL_DAY, sheet)
    return as_date((year + 1) * 10_000 + usual) if isinstance(usual, int) else end_of(year + 1)


def _announced(year: int, jurisdiction: str) -> Value | None:
    found = parameters_on(end_of(year), jurisdiction).get(LAST_DAY)
    return found.value if found else None


def axis_of(year: int, jurisdiction: str) -> Axis:
    """Return whether the law of the year of payment or of the staff's own year decides."""
    return Axis(int(str(parameters_on(end_of(year), jurisdiction)[LAW_AXIS].value)))


def as_date(calendar_day: int) -> date:
    """Return the day that is written as 20261031."""
    return date(calendar_day // 10_000, calendar_day // 100 % 100, calendar_day % 100)
