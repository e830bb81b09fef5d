"""Between which ages a month can count (财税〔2015〕72号 art. 7), and how the upper end has moved.

| months     | upper end                                                                    |
|------------|------------------------------------------------------------------------------|
| until 2024 | men 60, women 55                                                             |
| from 2025  | men 60, women 55 or 50 by their post, each later by the month of birth       |

The retirement ages of 2024 move by the month in which somebody reaches the old one: nobody who
reached it before January 2025 is touched. From then on, men and women of 55 retire one month
later for every four months of birth, women of 50 one for every two, at most three and five years.
"""

from anye.kernel.ops import pick, positive, smaller, whole
from anye.kernel.units import MonthNumber, Months, Truth
from anye.law.counting.facts import PERSON_MONTH
from anye.law.rule import rule

LAST_UNTOUCHED = 2024 * 12 + 11  # December 2024, as a month number
_ACT = "全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定（2024-09-13）第一条"
_FOLLOWS = "延迟办法见转引；就业年龄上限随法定退休年龄延迟，为本系统的理解，未见规定。"


@rule(
    _ACT,
    of=PERSON_MONTH,
    zh="原法定退休年龄",
    words="女职工原法定退休年龄为50周岁的取该年龄；其他男性、女性取各自的就业年龄上限",
    start="2025-01-01",
    standing="unverified",
    note="未报送女职工原法定退休年龄的，按55周岁判断（对单位要求最低），为本系统的理解。"
    "2025年以前不分岗位，按女性就业年龄上限判断。",
)
def old_retirement_age(
    is_male: Truth,
    retires_at_fifty: Truth,
    working_age_until_male: Months,
    working_age_until_female: Months,
    retirement_age_of_workers: Months,
) -> Months:
    """Age at which the person would have retired before ages were raised."""
    of_others = pick(is_male, working_age_until_male, working_age_until_female)
    return pick(retires_at_fifty, retirement_age_of_workers, of_others)


@rule(
    _ACT,
    of=PERSON_MONTH,
    zh="延迟退休月数",
    words=(
        "原应退休月份自2025年1月起为第n个月的：n ÷ 延迟间隔，不足1个月的进为1个月，"
        "且不超过最多延迟月数；2025年以前的为0"
    ),
    start="2025-01-01",
    standing="unverified",
    note=_FOLLOWS,
)
def retirement_delay(  # noqa: PLR0917 (two schedules of two numbers each)
    retires_at_fifty: Truth,
    birth_month: MonthNumber,
    old_retirement_age: Months,
    delay_interval: Months,
    delay_interval_of_workers: Months,
    longest_delay: Months,
    longest_delay_of_workers: Months,
) -> Months:
    """Months by which the person retires later than by the old age."""
    nth = positive(birth_month + old_retirement_age - LAST_UNTOUCHED)
    interval = pick(retires_at_fifty, delay_interval_of_workers, delay_interval)
    longest = pick(retires_at_fifty, longest_delay_of_workers, longest_delay)
    return smaller(whole(nth + interval - 1, interval), longest)


@rule(
    "财税〔2015〕72号第七条",
    name="working_age_until",
    of=PERSON_MONTH,
    zh="就业年龄上限",
    words="男性取男性就业年龄上限，女性取女性就业年龄上限",
    start="2015-10-01",
    end="2025-01-01",
    standing="secondary",
    note="上限见2012年系统手册；手册并非法规。",
)
def working_age_until_by_sex(
    is_male: Truth, working_age_until_male: Months, working_age_until_female: Months
) -> Months:
    """Age at which a month no longer counts."""
    return pick(is_male, working_age_until_male, working_age_until_female)


@rule(
    f"财税〔2015〕72号第七条；{_ACT}",
    of=PERSON_MONTH,
    zh="就业年龄上限",
    words="原法定退休年龄 + 延迟退休月数",
    start="2025-01-01",
    standing="unverified",
    note=_FOLLOWS,
)
def working_age_until(old_retirement_age: Months, retirement_delay: Months) -> Months:
    """Age at which a month no longer counts: that of retirement, by the month of birth."""
    return old_retirement_age + retirement_delay


@rule(
    "财税〔2015〕72号第七条",
    of=PERSON_MONTH,
    zh="在就业年龄段内",
    words="当月第一日的月龄不小于就业年龄下限，且小于就业年龄上限",
    start="2015-10-01",
    standing="unverified",
    note="第七条要求就业年龄段内；月中到龄如何处理未见规定，按当月第一日的月龄判断。",
)
def is_of_working_age(
    age_months: Months, working_age_from: Months, working_age_until: Months
) -> Truth:
    """Is of working age on the first day of the month."""
    return (age_months >= working_age_from) & (age_months < working_age_until)
