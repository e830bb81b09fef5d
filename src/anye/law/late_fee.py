"""What paying the levy late costs (残疾人就业条例 art. 27).

Simple, on the unpaid levy alone: ``arrears`` never contains a fee, so a fee bears no fee.
The days are given; no rule knows what day it is.
"""

from anye.kernel.ops import half_up, positive
from anye.kernel.units import DayNumber, Days, Money, PerMille
from anye.law.rule import rule


@rule(
    "残疾人就业条例第二十七条",
    of="payment",
    zh="滞纳天数",
    words="缴费日 - 缴费期限最后一日；小于0的按0计",
    start="2007-05-01",
)
def late_days(paid_day: DayNumber, due_day: DayNumber) -> Days:
    """Days between the last day for payment and the payment."""
    return positive(paid_day - due_day)


@rule(
    "残疾人就业条例第二十七条",
    of="payment",
    zh="滞纳金",
    words="欠缴费额（不含滞纳金）× 滞纳天数 × 滞纳金日比例，四舍五入到分",
    start="2007-05-01",
    standing="unverified",
    note="日比例和起算日已见原文；四舍五入到分为本系统的假定；是否以欠缴费额为上限，未核实，未设上限。",
)
def late_fee(arrears: Money, late_days: Days, late_fee_per_mille: PerMille) -> Money:
    """Fee for paying late."""
    return half_up(arrears * late_days * late_fee_per_mille, 1000)


@rule(
    "残疾人就业条例第二十七条（除补缴欠缴数额外，还应缴纳滞纳金）",
    of="payment",
    zh="应补缴总额",
    words="欠缴费额 + 滞纳金",
    start="2007-05-01",
)
def payment_due(arrears: Money, late_fee: Money) -> Money:
    """Amount to pay in all: the arrears and the fee, whatever part was paid before."""
    return arrears + late_fee
