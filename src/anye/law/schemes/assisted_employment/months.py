"""Whose months at an institution of assisted employment are paid for."""

from anye.kernel.units import Code, Level, Money, Truth
from anye.law.rule import rule
from anye.law.schemes.facts import SUPPORTED_MONTH

PHYSICAL, INTELLECTUAL, MENTAL = 4, 5, 6  # categories of the certificate, by its standard
ASSISTED = "残联发〔2015〕27号"
FROM = "2015-06-29"


@rule(
    ASSISTED,
    of=SUPPORTED_MONTH,
    zh="属于辅助性就业对象",
    words="智力残疾、精神残疾，或肢体残疾且等级在重度等级以内",
    start=FROM,
    standing="unverified",
    note="对象已见文件；“重度”取一、二级，就业年龄另由申领人说明，为本系统的理解；多重残疾未见规定。",
)
def is_of_the_group(
    category: Code, counting__disability_level: Level, counting__disability_severe_until: Level
) -> Truth:
    """Has an intellectual, mental or severe physical disability."""
    by_mind = (category == INTELLECTUAL) | (category == MENTAL)
    by_level = counting__disability_level <= counting__disability_severe_until
    return by_mind | ((category == PHYSICAL) & by_level)


@rule(
    ASSISTED,
    of=SUPPORTED_MONTH,
    zh="在辅助性就业机构就业",
    words="已签劳动或服务协议，且当月在辅助性就业机构劳动",
    start=FROM,
    standing="unverified",
    note="机构的全部条件未见。",
)
def is_with_an_institution(has_agreement: Truth, is_at_an_institution: Truth) -> Truth:
    """Works at an institution under an agreement."""
    return has_agreement & is_at_an_institution


@rule(
    ASSISTED,
    of=SUPPORTED_MONTH,
    zh="每月辅助性就业补贴额",
    words="辅助性就业每月补贴标准",
    start=FROM,
    standing="unverified",
    note="补贴标准未见。",
)
def amount(month_amount: Money) -> Money:
    """What a month is worth."""
    return month_amount
