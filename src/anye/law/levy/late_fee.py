"""What paying the levy late costs (残疾人就业条例 art. 27, 财税〔2015〕72号 art. 26).

Being late alone costs nothing: the finance department first warns and orders payment by a day, and
only whoever lets that day pass owes the fee, from the day of default on. It is simple, on the
unpaid levy alone: ``arrears`` never contains a fee, so a fee bears no fee. The days are given; no
rule knows what day it is.

| from       | ceiling                                                |
|------------|--------------------------------------------------------|
| 2007-05-01 | none is stated                                         |
| 2012-01-01 | the arrears themselves (行政强制法 art. 45, by inference) |
"""

from anye.kernel.ops import half_up, pick, positive, smaller
from anye.kernel.units import DayNumber, Days, Money, PerMille, Truth
from anye.law.levy.facts import PAYMENT
from anye.law.rule import rule

_ROUNDING = "日比例已见原文；四舍五入到分为本系统的假定。"


@rule(
    "残疾人就业条例第二十七条；财税〔2015〕72号第二十六条",
    of=PAYMENT,
    zh="逾期仍不缴纳",
    words="已被责令限期缴纳，且缴费日晚于责令的期限",
    start="2007-05-01",
)
def is_in_default(is_ordered: Truth, paid_day: DayNumber, ordered_day: DayNumber) -> Truth:
    """Was ordered to pay by a day and let that day pass."""
    return is_ordered & (paid_day > ordered_day)


@rule(
    "残疾人就业条例第二十七条",
    of=PAYMENT,
    zh="滞纳天数",
    words="逾期仍不缴纳的，缴费日 - 缴费期限最后一日（自欠缴之日起）；其他为0",
    start="2007-05-01",
)
def late_days(is_in_default: Truth, paid_day: DayNumber, due_day: DayNumber) -> Days:
    """Days from the day of default to the payment; none unless an order to pay was let pass."""
    return pick(is_in_default, positive(paid_day - due_day), 0)


@rule(
    "残疾人就业条例第二十七条",
    of=PAYMENT,
    zh="按日计算的滞纳金",
    words="欠缴费额（不含滞纳金）× 滞纳天数 × 滞纳金日比例，四舍五入到分",
    start="2007-05-01",
    standing="unverified",
    note=_ROUNDING,
)
def fee_by_days(arrears: Money, late_days: Days, late_fee_per_mille: PerMille) -> Money:
    """Fee for paying late as the days add up."""
    return half_up(arrears * late_days * late_fee_per_mille, 1000)


@rule(
    "残疾人就业条例第二十七条",
    name="late_fee",
    of=PAYMENT,
    zh="滞纳金",
    words="按日计算的滞纳金",
    start="2007-05-01",
    end="2012-01-01",
    standing="unverified",
    note="行政强制法施行以前未见上限。",
)
def late_fee_without_ceiling(fee_by_days: Money) -> Money:
    """Fee for paying late."""
    return fee_by_days


@rule(
    "残疾人就业条例第二十七条；行政强制法第四十五条第二款",
    of=PAYMENT,
    zh="滞纳金",
    words="按日计算的滞纳金，不超过欠缴费额",
    start="2012-01-01",
    standing="unverified",
    note=(
        "滞纳金不得超出金钱给付义务的数额，见行政强制法第四十五条第二款（已见条文，施行日凭记忆）；"
        "该款适用于残保金的滞纳金系推知，未见规定或判例。"
    ),
)
def late_fee(fee_by_days: Money, arrears: Money) -> Money:
    """Fee for paying late, never above the arrears themselves."""
    return smaller(fee_by_days, arrears)


@rule(
    "残疾人就业条例第二十七条（除补缴欠缴数额外，还应缴纳滞纳金）",
    of=PAYMENT,
    zh="应补缴总额",
    words="欠缴费额 + 滞纳金",
    start="2007-05-01",
    standing="unverified",
    note="相加已见原文；所依据的滞纳金未核实。",
)
def payment_due(arrears: Money, late_fee: Money) -> Money:
    """Amount to pay in all: the arrears and the fee, whatever part was paid before."""
    return arrears + late_fee
