"""The kinds of number the law speaks of.

To a type checker they are plain whole numbers, so formulas stay plain arithmetic. The unit
rides along, and ``tests/conventions`` holds each concept to one unit. No float anywhere.
"""

from typing import Annotated

Persons = Annotated[int, "persons"]
PersonMonths = Annotated[int, "person_months"]
ThousandthPersonMonths = Annotated[int, "thousandth_person_months"]  # person-months x 1000
Posts = Annotated[int, "posts"]  # established posts (编制)
Money = Annotated[int, "fen"]
PerMille = Annotated[int, "per_mille"]
Times = Annotated[int, "times"]  # a multiple of another figure
Months = Annotated[int, "months"]
Years = Annotated[int, "years"]
Days = Annotated[int, "days"]
DayNumber = Annotated[int, "day_number"]  # proleptic Gregorian ordinal, as date.toordinal()
CalendarDay = Annotated[int, "calendar_day"]  # 20250630: year, month and day as one number
MonthNumber = Annotated[int, "month_number"]  # year x 12 + month - 1
Employers = Annotated[int, "employers"]
Level = Annotated[int, "level"]  # of a certificate, 1 the most severe
Weight = Annotated[int, "weight"]  # how many a person counts as: 0, 1 or 2
Code = Annotated[int, "code"]  # a number of a code list in anye.codes
Bits = Annotated[int, "bits"]  # one bit per reason
Truth = Annotated[bool, "truth"]
Tiers = Annotated[tuple[tuple[int, int], ...], "tiers"]  # (from this per mille on, this value)

FEN = 100  # in a yuan
PER_TEN_THOUSAND = 10_000  # in the whole
