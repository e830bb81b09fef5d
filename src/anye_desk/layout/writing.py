"""How offices write figures: 1,234.56元, 12.35万元, 2025年3月, 1.5%. Whole numbers in, text out."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format

from anye.kernel.months import first_day
from anye.kernel.ops import half_up
from anye_desk.layout.language import is_english, say

FEN_OF_YUAN = 100
FEN_OF_A_HUNDREDTH_OF_WAN = 10_000  # 0.01万元 is 100 yuan
THOUSAND = 1000
UNITS: dict[str, tuple[str, str]] = {
    "persons": ("人", " persons"),
    "person_months": ("人月", " person-months"),
    "posts": ("个", " posts"),
    "times": ("倍", " times"),
    "months": ("个月", " months"),
    "years": ("年", " years"),
    "days": ("天", " days"),
    "level": ("级", ""),
    "weight": ("人", " persons"),
}


def grouped(value: int) -> str:
    """Write a whole number with its thousands set apart."""
    return f"{value:,}"


def yuan(fen: int) -> str:
    """Write an amount to the fen."""
    sign, rest = ("-", -fen) if fen < 0 else ("", fen)
    digits = f"{sign}{rest // FEN_OF_YUAN:,}.{rest % FEN_OF_YUAN:02}"
    return say(f"{digits}元", f"{digits} yuan")


def wan(fen: int) -> str:
    """Write a large amount in ten thousands of yuan; English readers get whole yuan."""
    if is_english():
        return f"{half_up(fen, FEN_OF_YUAN):,} yuan"
    hundredths = half_up(fen, FEN_OF_A_HUNDREDTH_OF_WAN)
    return f"{hundredths // 100:,}.{hundredths % 100:02}万元"


def month(value: int) -> str:
    """Write a month: 202503 is 2025年3月."""
    return say(f"{value // 100}年{value % 100}月", date_format(first_day(value), "F Y"))


def day(value: date) -> str:
    """Write a day."""
    return say(f"{value.year}年{value.month}月{value.day}日", date_format(value, "j F Y"))


def thousandths(value: int) -> str:
    """Write thousandths without a needless nought: 1500 is 1.5."""
    sign, rest = ("-", -value) if value < 0 else ("", value)
    decimals = f"{rest % THOUSAND:03}".rstrip("0")
    return f"{sign}{rest // THOUSAND:,}" + (f".{decimals}" if decimals else "")


def per_mille(value: int) -> str:
    """Write a share given in per mille as a percentage: 15 is 1.5%."""
    return f"{thousandths(value * 100)}%"


def figure(value: object, unit: str) -> str:
    """Write a figure of the law with its unit."""
    if isinstance(value, bool) or unit == "truth":
        return say("是", "yes") if value else say("否", "no")
    if not isinstance(value, int):
        return _tiers(value) if isinstance(value, tuple | list) else str(value)
    if unit == "fen":
        return yuan(value)
    if unit == "per_mille":
        return per_mille(value)
    if unit == "thousandth_person_months":
        return thousandths(value) + say("人月", " person-months")
    return grouped(value) + say(*UNITS.get(unit, ("", "")))


def _tiers(tiers: Iterable[tuple[int, int]]) -> str:
    return say("；", "; ").join(
        say(
            f"{per_mille(floor)}起：{per_mille(value)}",
            f"from {per_mille(floor)}: {per_mille(value)}",
        )
        for floor, value in tiers
    )
