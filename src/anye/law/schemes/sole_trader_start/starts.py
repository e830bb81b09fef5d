"""Which starts are paid for, and with how much."""

from anye.kernel.units import Money, Truth
from anye.law.rule import rule
from anye.law.schemes.facts import START

SUPPORT = "天津市扶持残疾人自主创业的补贴办法（文号未见）"


@rule(
    SUPPORT,
    of=START,
    zh="新办个体工商户",
    words="登记为个体工商户",
    start="2012-01-01",
    standing="secondary",
    note="见2012年转引；其后是否修订未见。",
)
def is_registered(is_sole_trader: Truth) -> Truth:
    """Has registered what the scheme pays for."""
    return is_sole_trader


@rule(
    SUPPORT,
    of=START,
    zh="新个体工商户创业补贴额",
    words="一次性补贴标准（个体工商户）",
    start="2012-01-01",
    standing="secondary",
    note="见2012年转引；其后的标准未见。",
)
def amount(start_amount: Money) -> Money:
    """What a start is worth."""
    return start_amount
