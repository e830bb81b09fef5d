"""How a figure of the law is written for people, in Chinese and in English."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum
from typing import cast

from anye.codes.lists import (
    AXES,
    DISPATCH_FOUND,
    EMPLOYER_KINDS,
    INSURANCE_STATUSES,
    Axis,
    DispatchFound,
    EmployerKind,
    InsuranceStatus,
)
from anye.kernel.language import Language
from anye.kernel.months import OPEN_ENDED
from anye.kernel.ops import half_up
from anye.kernel.units import FEN
from anye.law.counting.reasons import reasons_of
from anye.law.parameters import Value

MONTHS = 12


AGES = (  # in months, said in years
    "age_months",
    "old_retirement_age",
    "retirement_age_of_workers",
    "working_age_from",
    "working_age_until",
    "working_age_until_female",
    "working_age_until_male",
)
_NOUNS: Mapping[str, tuple[str, str]] = {
    "persons": ("人", "persons"),
    "posts": ("个编制", "posts"),
    "employers": ("个单位", "employers"),
    "times": ("倍", "times"),
    "months": ("个月", "months"),
    "years": ("年", "years"),
    "days": ("天", "days"),
    "level": ("级", "(level)"),
    "weight": ("人", "persons"),
}
_CODES: Mapping[str, tuple[Mapping[int, str], type[IntEnum]]] = {
    "kind": (EMPLOYER_KINDS, EmployerKind),
    "insurance_status": (INSURANCE_STATUSES, InsuranceStatus),
    "insurance_status_elsewhere": (INSURANCE_STATUSES, InsuranceStatus),
    "insurance_considered": (INSURANCE_STATUSES, InsuranceStatus),
    "dispatch_side": (DISPATCH_FOUND, DispatchFound),
    "law_axis": (AXES, Axis),
}


def in_words(value: Value, unit: str, language: Language = "zh", *, name: str = "") -> str:
    """Write a value with its unit; the name tells which code list a code is of."""
    if unit == "code":
        return _code(int(cast("int", value)), language, name)
    if unit == "months" and value == OPEN_ENDED:
        return "无固定期限" if language == "zh" else "open-ended"
    if write := _NAMED.get(name) or _WRITERS.get(unit):
        return write(value, language)
    zh, en = _NOUNS[unit]
    if unit == "level" and value == 0:
        return "无" if language == "zh" else "none"
    return f"{value} {zh if language == 'zh' else en}"


def yuan(fen: int) -> str:
    """Write fen as yuan with two places, as forms do."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // FEN:,}.{abs(fen) % FEN:02d}"


def _code(value: int, language: Language, name: str) -> str:
    if name not in _CODES:
        return str(value)
    if value == 0 and name != "kind":
        return "无" if language == "zh" else "none"
    texts, kinds = _CODES[name]
    if language == "zh" and value in texts:
        return texts[value]
    known = {int(kind): kind.name.lower().replace("_", " ") for kind in kinds}
    return known.get(value, str(value))


def _age(value: Value, language: Language) -> str:
    years, rest = divmod(int(cast("int", value)), MONTHS)
    if language == "zh":
        return f"{years} 岁" + (f" {rest} 个月" if rest else "")
    return f"{years} years" + (f" {rest} months" if rest else "")


def percent(per_mille: int) -> str:
    """Write a share as the law and offices do: 15 per mille is 1.5%."""
    return f"{_places(per_mille, 10, 1)}%"


def _share(value: Value, _: Language) -> str:
    return percent(cast("int", value))


def _money(value: Value, language: Language) -> str:
    written = yuan(cast("int", value))
    return f"{written} 元" if language == "zh" else f"{written} yuan"


def _truth(value: Value, language: Language) -> str:
    yes, no = ("是", "否") if language == "zh" else ("yes", "no")
    return yes if value else no


def _sex(is_male: Value, language: Language) -> str:
    male, female = ("男", "女") if language == "zh" else ("male", "female")
    return male if is_male else female


def _person_months(value: Value, language: Language) -> str:
    return _per_year(cast("int", value) * 1000, language)


def _thousandths(value: Value, language: Language) -> str:
    return _per_year(cast("int", value), language)


def _per_year(thousandths: int, language: Language) -> str:
    months = _places(thousandths, 1000, 3)
    average = _places(thousandths, 1000 * MONTHS, 4)
    if language == "zh":
        return f"{months} 人月（年均 {average} 人）"
    return f"{months} person-months ({average} persons on average)"


def _places(numerator: int, denominator: int, places: int) -> str:
    """Write a quotient with at most so many places, for reading only."""
    scale: int = 10**places
    whole, rest = divmod(half_up(abs(numerator) * scale, denominator), scale)
    sign = "-" if numerator < 0 else ""
    return f"{sign}{whole:,}.{rest:0{places}d}".rstrip("0").rstrip(".")


def _day_number(value: Value, _: Language) -> str:
    return date.fromordinal(cast("int", value)).isoformat()


def _month_number(value: Value, _: Language) -> str:
    year, month = divmod(cast("int", value), MONTHS)
    return f"{year:04d}-{month + 1:02d}"


def _calendar_day(value: Value, _: Language) -> str:
    digits = f"{value:08d}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def _month_day(value: Value, language: Language) -> str:
    month, day = divmod(cast("int", value), 100)
    return f"{month}月{day}日" if language == "zh" else f"{month:02d}-{day:02d}"


def _bits(value: Value, language: Language) -> str:
    texts = [getattr(reason, language) for reason in reasons_of(cast("int", value))]
    nothing = "无" if language == "zh" else "none"
    return ("；" if language == "zh" else "; ").join(texts) or nothing


def _tiers(value: Value, language: Language) -> str:
    tiers = value if isinstance(value, tuple) else ()
    words = {"zh": "达到{}缴{}", "en": "from {} on: {}"}[language]
    texts = [words.format(percent(floor), percent(due)) for floor, due in tiers]
    return ("；" if language == "zh" else "; ").join(texts)


_WRITERS: Mapping[str, Callable[[Value, Language], str]] = {
    "fen": _money,
    "truth": _truth,
    "person_months": _person_months,
    "thousandth_person_months": _thousandths,
    "day_number": _day_number,
    "month_number": _month_number,
    "calendar_day": _calendar_day,
    "month_day": _month_day,
    "bits": _bits,
    "tiers": _tiers,
    "per_mille": _share,
}
_NAMED: Mapping[str, Callable[[Value, Language], str]] = {  # figures that people say otherwise
    **dict.fromkeys(AGES, _age),
    "is_male": _sex,
}
UNIT_WORDS: Mapping[str, tuple[str, str]] = {  # of a concept, where no value stands before it
    **_NOUNS,
    "posts": ("编制数", "posts"),
    "employers": ("单位数", "employers"),
    "months": ("月数", "months"),
    "level": ("级", "level"),
    "code": ("代码", "code"),
    "fen": ("元", "yuan"),
    "truth": ("是或否", "yes or no"),
    "person_months": ("人月", "person-months"),
    "thousandth_person_months": ("千分之一人月", "thousandths of a person-month"),
    "day_number": ("日期", "day"),
    "month_number": ("年月", "year and month"),
    "calendar_day": ("日期", "day"),
    "month_day": ("月日", "month and day"),
    "bits": ("原因代码", "codes of reasons"),
    "tiers": ("分档", "tiers"),
    "per_mille": ("千分之一", "per mille"),
}
UNITS: frozenset[str] = frozenset({"code", *_NOUNS, *_WRITERS})
