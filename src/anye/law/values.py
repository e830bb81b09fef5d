"""Is this a possible value of its kind? One answer for sheets, facts files and suppositions.

Whatever replaces a number of the law passes here, by whatever road it comes, so nothing can be
supposed that no sheet could say.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from anye.codes.lists import Axis, DispatchFound, EmployerKind, InsuranceStatus

MOST_PERSONS = 10_000_000
MOST_MONTHS = 24 * MOST_PERSONS  # a year of persons who each count as two
MOST_FEN = 10**16  # far above any employer's yearly wages
MOST_TIERS = 20
BOUNDS: Mapping[str, tuple[int, int]] = {
    "persons": (0, MOST_PERSONS),
    "posts": (0, MOST_PERSONS),
    "employers": (0, MOST_PERSONS),
    "person_months": (0, MOST_MONTHS),
    "thousandth_person_months": (0, MOST_MONTHS * 1000),
    "fen": (0, MOST_FEN),
    "per_mille": (0, 1000),
    "times": (0, 100),
    "months": (0, 9999),
    "month_number": (0, 12 * date.max.year + 11),  # year x 12 + month - 1
    "years": (0, 500),
    "days": (0, date.max.toordinal()),
    "day_number": (0, date.max.toordinal()),
    "level": (0, 10),
    "weight": (0, 2),
    "bits": (0, 2**31 - 1),
    "code": (0, 99),
}
NARROWER: Mapping[str, tuple[int, int]] = {  # what the law itself rules out, by name
    "required_per_mille": (15, 1000),  # 残疾人就业条例 art. 8: not below 1.5 %
    "cap_times": (1, 100),
    "social_average_wage": (1, MOST_FEN),  # a cap of nothing would be a levy of nothing
    "wage_cap": (1, MOST_FEN),
}
_STATUSES = frozenset({0, *map(int, InsuranceStatus)})
CODES: Mapping[str, frozenset[int]] = {
    "kind": frozenset(map(int, EmployerKind)),
    "insurance_status": _STATUSES,
    "insurance_status_elsewhere": _STATUSES,
    "insurance_considered": _STATUSES,
    "law_axis": frozenset(map(int, Axis)),
    "dispatch_side": frozenset({0, *map(int, DispatchFound)}),
}
TRUTH = ("true 或 false", "true or false")
DAY = ("写成八位数字的日期，如20251031", "a day written as eight digits, as 20251031")
MONTH = ("写成月日的数字，如930表示9月30日", "a month and day as a number: 930 is 30 September")
ANY_YEAR = 20010000  # no leap year: 29 February is nobody's last day
TIERS = (
    "由0起、逐档升高的列表，征缴比例不随之升高，各数为0至1000的整数，如 [[0, 900], [10, 500]]",
    "a list that begins at 0 and rises while what is due never does, as [[0, 900], [10, 500]]",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a value must be that is not: to be read after 应为 and after "must be"."""

    zh: str
    en: str


def fault(name: str, unit: str, value: object) -> Wanted | None:
    """Return what a value must be, or nothing where it is possible.

    Args:
        name: of the concept; tells which code list a code is of.
        unit: of the concept.
        value: money in fen; tiers as a sequence of pairs.
    """
    if unit in SHAPES:
        is_sound, *wanted = SHAPES[unit]
        return None if is_sound(value) else Wanted(*wanted)
    if name in CODES:
        return None if type(value) is int and value in CODES[name] else _one_of(CODES[name])
    low, high = bounds_of(name, unit)
    if type(value) is int and low <= value <= high:
        return None
    if unit == "fen":  # people write yuan
        most = high // 100
        return Wanted(
            f"0至{most:,}元的金额，最多到分", f"an amount from 0 to {most:,} yuan, of whole fen"
        )
    return Wanted(f"{low}至{high}的整数", f"a whole number from {low} to {high}")


def bounds_of(name: str, unit: str) -> tuple[int, int]:
    """Return the least and the most that a number can be."""
    return NARROWER.get(name, BOUNDS[unit])


def _are_tiers(value: object) -> bool:
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return False
    if len(value) > MOST_TIERS or not all(map(_is_pair, value)):
        return False
    floors = [floor for floor, _ in value]
    dues = [due for _, due in value]
    is_rising = floors[0] == 0 and floors == sorted(set(floors))
    return is_rising and dues == sorted(dues, reverse=True)  # more employment never costs more


def _is_pair(entry: object) -> bool:
    if not isinstance(entry, Sequence) or len(entry) != len(("floor", "due")):
        return False
    low, high = BOUNDS["per_mille"]
    return all(type(number) is int and low <= number <= high for number in entry)


def _is_calendar_day(value: object) -> bool:
    if type(value) is not int or not date.min.year <= value // 10_000 <= date.max.year:
        return False
    try:
        date(value // 10_000, value // 100 % 100, value % 100)
    except ValueError:
        return False
    return True


def _is_month_day(value: object) -> bool:
    return type(value) is int and _is_calendar_day(ANY_YEAR + value)


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


SHAPES: Mapping[str, tuple[Callable[[object], bool], str, str]] = {
    "truth": (_is_truth, *TRUTH),
    "tiers": (_are_tiers, *TIERS),
    "calendar_day": (_is_calendar_day, *DAY),
    "month_day": (_is_month_day, *MONTH),
}


def _one_of(codes: Collection[int]) -> Wanted:
    listed = "、".join(map(str, sorted(codes)))
    return Wanted(f"以下代码之一：{listed}", f"one of the codes {listed}")
