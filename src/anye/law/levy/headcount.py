"""Who is staff of an employer in a month, and what they are paid (财税〔2015〕72号 art. 8).

Seasonal work needs no conversion of its own: persons x months / 12 is what counting
person-months yields when twelve monthly figures are added. Whoever is not staff adds neither
head nor wage, and whoever is counted at another employer moves there whole, with head and wages:
the average wage divides the wages of the staff by the staff.
"""

from anye.kernel.units import Money, Persons
from anye.law.levy.facts import EMPLOYER_MONTH
from anye.law.rule import rule

_SHORT_CONTRACTS = (
    "第八条规定在编或签订一年以上合同的人员为在职职工；"
    "不满一年且非季节性用工的合同不计入，为本系统对该条的理解，天津口径未见。"
)
_OF_STAFF = (
    "第八条以在职职工工资总额除以在职职工人数；分子分母取同一批人："
    "不计入在职职工的人员（不满一年合同、未参保等）"
)


@rule(
    "财税〔2015〕72号第八条",
    name="headcount",
    of=EMPLOYER_MONTH,
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
    of=EMPLOYER_MONTH,
    zh="在职职工人数",
    words=(
        "在编人数 + 一年及以上合同人数 + 季节性用工人数"
        " + 移入职工（按派遣协议或劳动合同计入本单位的残疾职工）"
        " - 移出职工（在本单位参保、计入他单位的残疾职工）"
    ),
    start="2020-01-01",
    standing="unverified",
    note=_SHORT_CONTRACTS,
)
def headcount(
    established_staff: Persons,
    contract_staff: Persons,
    seasonal_staff: Persons,
    moved_in: Persons,
    moved_out: Persons,
) -> Persons:
    """Staff of the month, each disabled person at the one employer where the month is counted."""
    own = established_staff + contract_staff + seasonal_staff
    return own + moved_in - moved_out


@rule(
    "财税〔2015〕72号第八条",
    name="wages",
    of=EMPLOYER_MONTH,
    zh="当月工资总额",
    words="在册职工工资",
    start="2015-10-01",
    end="2020-01-01",
    standing="unverified",
    note=f"{_OF_STAFF}工资不计，另列，为本系统对该条的理解，天津口径未见。",
)
def wages_before_dispatch_agreements(staff_wages: Money) -> Money:
    """Wages of the month's staff; dispatched persons are the agency's."""
    return staff_wages


@rule(
    "财税〔2015〕72号第八条；财政部公告2019年第98号第二条",
    of=EMPLOYER_MONTH,
    zh="当月工资总额",
    words="在册职工工资 + 移入职工工资 - 移出职工工资",
    start="2020-01-01",
    standing="unverified",
    note=(
        f"{_OF_STAFF}工资不计，另列；"
        "人数移到他单位的，工资随之移动，为本系统对该条的理解，天津口径未见。"
    ),
)
def wages(staff_wages: Money, wages_moved_in: Money, wages_moved_out: Money) -> Money:
    """Wages of the month's staff: of the very persons whom the headcount counts."""
    return staff_wages + wages_moved_in - wages_moved_out
