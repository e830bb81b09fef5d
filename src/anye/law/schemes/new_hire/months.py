"""Which months of a newly hired person are paid for, and how much each."""

from anye.codes.lists import InsuranceStatus
from anye.kernel.ops import pick
from anye.kernel.units import CalendarDay, Code, Money, Months, Truth
from anye.law.rule import rule
from anye.law.schemes.facts import SUPPORTED_MONTH

IN_FULL = int(InsuranceStatus.IN_FULL)
PAID_LATER = int(InsuranceStatus.PAID_LATER)
SCHEME = "天津市新招用残疾人就业补贴（文号未见）"
FROM = "2020-01-01"
SEEN = "见2024-01-17转引的政府网站内容，文号未见。"


@rule(
    SCHEME,
    of=SUPPORTED_MONTH,
    zh="属于新招用",
    words="在本单位的首份合同自起算日（含）以后开始",
    start=FROM,
    standing="unverified",
    note=f"{SEEN}“首次签订合同”按与本单位的首份合同理解；曾在他单位就业的是否除外，未见规定。",
)
def is_newly_hired(schemes__first_contract_day: CalendarDay, hired_from: CalendarDay) -> Truth:
    """Has a first contract with the employer that begins on or after the scheme's first day."""
    return schemes__first_contract_day >= hired_from


@rule(
    SCHEME,
    of=SUPPORTED_MONTH,
    zh="在补贴期限以内",
    words="首份合同以来的月数少于补贴月数（首份合同当月为第1个月）",
    start=FROM,
    standing="unverified",
    note=f"{SEEN}“三年以内”按自然月计，首月计入，为本系统的理解。",
)
def is_within_the_months(
    schemes__months_since_first_contract: Months, months_paid: Months
) -> Truth:
    """Is within the months that are paid, that of the first contract being the first."""
    return schemes__months_since_first_contract < months_paid


@rule(
    SCHEME,
    of=SUPPORTED_MONTH,
    zh="签有一年及以上合同",
    words="合同月数不少于要求的月数",
    start=FROM,
    standing="secondary",
    note=SEEN,
)
def has_year_contract(counting__contract_months: Months, least_contract_months: Months) -> Truth:
    """Has a contract of the length that is asked for."""
    return counting__contract_months >= least_contract_months


@rule(
    SCHEME,
    of=SUPPORTED_MONTH,
    zh="月工资不低于最低工资",
    words="本处工资不低于当月最低工资标准",
    start=FROM,
    standing="secondary",
    note=SEEN,
)
def is_paid_minimum(counting__wage: Money, counting__minimum_wage: Money) -> Truth:
    """Is paid at least the month's minimum wage."""
    return counting__wage >= counting__minimum_wage


@rule(
    SCHEME,
    of=SUPPORTED_MONTH,
    zh="缴纳社会保险",
    words="本处足额缴费或已补缴",
    start=FROM,
    standing="unverified",
    note=f"{SEEN}只缴部分险种、欠缴的不算，补缴的算，为本系统的理解。",
)
def is_insured(counting__insurance_status: Code) -> Truth:
    """Is insured by the employer, in full or paid later."""
    in_full = counting__insurance_status == IN_FULL
    return in_full | (counting__insurance_status == PAID_LATER)


@rule(
    SCHEME,
    of=SUPPORTED_MONTH,
    zh="每月补贴额",
    words="高校毕业生按毕业生标准，其他人按一般标准",
    start=FROM,
    standing="secondary",
    note=SEEN,
)
def amount(schemes__is_graduate: Truth, graduate_amount: Money, month_amount: Money) -> Money:
    """What a month is worth."""
    return pick(schemes__is_graduate, graduate_amount, month_amount)
