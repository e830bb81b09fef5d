"""Which months of an internship are paid for, and how much each."""

from anye.kernel.ops import half_up
from anye.kernel.units import Money, Months, PerMille, Truth
from anye.law.rule import rule
from anye.law.schemes.facts import SUPPORTED_MONTH

INTERNSHIP = "残疾人就业见习补贴（天津文件未见）；海口市就业见习补贴（文号未见）"
FROM = "2020-01-01"
ELSEWHERE = "天津的规定未见；取海口普通高校毕业生见习的做法，仅作参照。"


@rule(
    INTERNSHIP,
    of=SUPPORTED_MONTH,
    zh="在认定的见习基地",
    words="在见习基地",
    start=FROM,
    standing="unverified",
    note=ELSEWHERE,
)
def is_recognised(is_at_a_base: Truth) -> Truth:
    """Is an intern at a base that was recognised."""
    return is_at_a_base


@rule(
    INTERNSHIP,
    of=SUPPORTED_MONTH,
    zh="在见习补贴期限以内",
    words="见习开始以来的月数少于见习补贴月数",
    start=FROM,
    standing="unverified",
    note=ELSEWHERE,
)
def is_within_the_months(months_since_beginning: Months, months_paid: Months) -> Truth:
    """Is within the months that are paid."""
    return months_since_beginning < months_paid


@rule(
    INTERNSHIP,
    of=SUPPORTED_MONTH,
    zh="已发放见习生活费",
    words="见习生活费不低于每月见习补贴额",
    start=FROM,
    standing="unverified",
    note=ELSEWHERE,
)
def is_paid_allowance(living_allowance: Money, amount: Money) -> Truth:
    """Was paid at least what the subsidy gives back."""
    return living_allowance >= amount


@rule(
    INTERNSHIP,
    of=SUPPORTED_MONTH,
    zh="每月见习补贴额",
    words="当月最低工资标准 × 见习补贴比例，四舍五入到分",
    start=FROM,
    standing="unverified",
    note=ELSEWHERE,
)
def amount(counting__minimum_wage: Money, wage_per_mille: PerMille) -> Money:
    """What a month is worth."""
    return half_up(counting__minimum_wage * wage_per_mille, 1000)
