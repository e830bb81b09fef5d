"""How many staff an employer has in a month (财税〔2015〕72号 art. 8).

Seasonal work needs no conversion of its own: persons x months / 12 is what counting
person-months yields when twelve monthly figures are added.
"""

from anye.kernel.units import Persons
from anye.law.rule import rule

_SHORT_CONTRACTS = (
    "第八条规定在编或签订一年以上合同的人员为在职职工；"
    "不满一年且非季节性用工的合同不计入，为本系统对该条的理解，天津口径未见。"
)


@rule(
    "财税〔2015〕72号第八条",
    name="headcount",
    of="employer_month",
    zh="在职职工人数",
    words="在编人数 + 一年及以上合同人数 + 季节性用工人数",
    start="2015-10-01",
    end="2020-01-01",
    standing="unverified",
    note=_SHORT_CONTRACTS,
)
def headcount_before_dispatch_agreements(
    established_staff: Persons, contract_staff: Persons, seasonal_staff: Persons
) -> Persons:
    """Staff of the month; dispatched persons are the agency's."""
    return established_staff + contract_staff + seasonal_staff


@rule(
    "财税〔2015〕72号第八条；财政部公告2019年第98号第二条",
    of="employer_month",
    zh="在职职工人数",
    words=(
        "在编人数 + 一年及以上合同人数 + 季节性用工人数"
        " + 按协议计入本单位的派入残疾职工 - 按协议计入用工单位的派出残疾职工"
    ),
    start="2020-01-01",
    standing="unverified",
    note=_SHORT_CONTRACTS,
)
def headcount(
    established_staff: Persons,
    contract_staff: Persons,
    seasonal_staff: Persons,
    dispatched_in: Persons,
    dispatched_out: Persons,
) -> Persons:
    """Staff of the month, each dispatched disabled person on one side only."""
    own = established_staff + contract_staff + seasonal_staff
    return own + dispatched_in - dispatched_out
