"""How offices write figures: 1,234.56元, 12.35万元, 2025年3月, 1.5%. Whole numbers in, text out."""

from datetime import date, datetime
from decimal import Decimal
from typing import cast

from django.utils import timezone
from django.utils.formats import date_format

from anye.kernel.months import MONTHS_OF_YEAR, first_day
from anye.kernel.ops import half_up
from anye.law.said import wording
from anye_desk.frame.language import is_english, reader, say

FEN_OF_YUAN = 100
FEN_OF_A_HUNDREDTH_OF_WAN = 10_000 * FEN_OF_YUAN // 100  # 0.01万元 is 100 yuan
THOUSAND = 1000
HUNDRED = 100


def grouped(value: int) -> str:
    """Write a whole number with its thousands set apart."""
    return f"{value:,}"


def yuan(fen: int | None) -> str:
    """Write an amount to the fen; one that is not known says so."""
    if fen is None:
        return say("未知", "not known")
    return say(f"{wording.yuan(fen)}元", f"{wording.yuan(fen)} yuan")


def decimal(value: int, places: int) -> Decimal:
    """Return a whole number of small units as a number of large ones, for a file: 1250 is 12.50."""
    return Decimal(value).scaleb(-places)


def wan(fen: int | None) -> str:
    """Write a large amount in ten thousands of yuan; English readers get whole yuan."""
    if fen is None:
        return yuan(fen)
    if is_english():
        return f"{half_up(fen, FEN_OF_YUAN):,} yuan"
    hundredths = half_up(fen, FEN_OF_A_HUNDREDTH_OF_WAN)
    return f"{hundredths // HUNDRED:,}.{hundredths % HUNDRED:02}万元"


def month(value: int) -> str:
    """Write a month: 202503 is 2025年3月."""
    return say(f"{value // 100}年{value % 100}月", date_format(first_day(value), "F Y"))


def month_name(value: int) -> str:
    """Write a month whose year is plain from its surroundings: 202503 is 3月."""
    return say(f"{value % 100}月", date_format(first_day(value), "M"))


def local_day(value: date) -> date:
    """Return the day that a moment falls on where the office is; a day is itself."""
    return timezone.localdate(value) if isinstance(value, datetime) else value


def day(value: date) -> str:
    """Write a day, or the day that a moment falls on where the office is."""
    value = local_day(value)
    return say(f"{value.year}年{value.month}月{value.day}日", date_format(value, "j F Y"))


def average(person_months: int) -> str:
    """Write the yearly average of person-months, for reading only: two places."""
    return _places(half_up(person_months * HUNDRED, MONTHS_OF_YEAR))


def average_of_thousandths(value: int) -> str:
    """Write the yearly average of thousandths of person-months, two places."""
    return _places(half_up(value * HUNDRED, MONTHS_OF_YEAR * THOUSAND))


def share(part: int, whole: int) -> str:
    """Write a share as a percentage with two places; a dash where there is no whole."""
    return f"{_places(half_up(part * HUNDRED * HUNDRED, whole))}%" if whole else "—"


def figure(value: object, unit: str, name: str) -> str:
    """Write a figure of the law with its unit, as the core words it."""
    return wording.in_words(cast("int", value), unit, reader(), name=name)


def _places(hundredths: int) -> str:
    return f"{hundredths // HUNDRED:,}.{hundredths % HUNDRED:02}"
