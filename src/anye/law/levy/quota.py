"""How many persons with disabilities an employer must employ in a year (残疾人就业条例 art. 8).

All in whole person-months: the yearly average is never formed, so nothing is rounded.
"""

from anye.codes.lists import EmployerKind
from anye.kernel.ops import pick, positive
from anye.kernel.units import Code, PerMille, PersonMonths, ThousandthPersonMonths, Truth
from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.rule import rule

UNKNOWN = int(EmployerKind.UNKNOWN)
SOLE_TRADER = int(EmployerKind.SOLE_TRADER)
STATE_ENTERPRISE = int(EmployerKind.STATE_ENTERPRISE)
PRIVATE_ENTERPRISE = int(EmployerKind.PRIVATE_ENTERPRISE)
DISPATCH_AGENCY = int(EmployerKind.DISPATCH_AGENCY)
_DECLARED = "未按时申报视为未安排，见天津2017、2019、2021年通知的转引；条号未核。"


@rule(
    "残疾人就业条例第三条、第八条",
    of=EMPLOYER_YEAR,
    zh="属于缴费义务单位",
    words="单位性质为机关、团体、企业、事业单位或民办非企业单位（个体工商户、性质不明者除外）",
    start="2007-05-01",
)
def is_liable(kind: Code) -> Truth:
    """Belongs to the employers who owe the quota: all but sole traders and unknown ones."""
    return (kind != UNKNOWN) & (kind != SOLE_TRADER)


@rule(
    "财税〔2015〕72号第十六条；财政部公告2019年第98号第四条（“企业”）",
    of=EMPLOYER_YEAR,
    zh="企业",
    words="单位性质为国有企业、民营企业或劳务派遣单位",
    start="2015-10-01",
    standing="secondary",
    note="98号原文只说“企业”；72号见转引，条号未核。民办非企业单位、社会团体不是企业。",
)
def is_enterprise(kind: Code) -> Truth:
    """Is an enterprise."""
    is_usual = (kind == STATE_ENTERPRISE) | (kind == PRIVATE_ENTERPRISE)
    return is_usual | (kind == DISPATCH_AGENCY)


@rule(
    "残疾人就业条例第八条、第九条",
    name="credited_months",
    of=EMPLOYER_YEAR,
    zh="认定计入人月",
    words="计入人月",
    start="2007-05-01",
    end="2015-10-01",
    standing="unverified",
    note="2015年10月以前未按时申报如何处理由各地规定，未收；此处取计入人月。",
)
def credited_months_whatever_was_declared(counted_months: PersonMonths) -> PersonMonths:
    """Person-months credited."""
    return counted_months


@rule(
    "财税〔2015〕72号（未按时申报视为未安排的规定）",
    of=EMPLOYER_YEAR,
    zh="认定计入人月",
    words="已在规定时限内申报的，取计入人月；未申报的，取0",
    start="2015-10-01",
    end="2023-01-01",
    name="credited_months",
    standing="secondary",
    note=_DECLARED,
)
def credited_months_until_2021(has_declared: Truth, counted_months: PersonMonths) -> PersonMonths:
    """Person-months credited; none where the employer did not declare in time."""
    return pick(has_declared, counted_months, 0)


@rule(
    "财税〔2015〕72号（未按时申报视为未安排的规定）；残联厅函〔2022〕63号第（二）项",
    of=EMPLOYER_YEAR,
    zh="认定计入人月",
    words="已在规定时限内申报的，取计入人月 - 证件失效人月；未申报的，取0",
    start="2023-01-01",
    standing="unverified",
    note=f"{_DECLARED}天津2023年审核2022年度时适用该函，此前未见。该函（见转引）说申报时证件不在有效状态的不予计入，"
    "逐字读也及于已注销（死亡、迁出、不再符合）的证件；本系统只用于已到期的，"
    "注销前的月份仍予计入，为本系统的理解。",
)
def credited_months(
    has_declared: Truth, counted_months: PersonMonths, lapsed_months: PersonMonths
) -> PersonMonths:
    """Person-months credited: declared in time, by certificates then in force."""
    return pick(has_declared, positive(counted_months - lapsed_months), 0)


@rule(
    "残疾人就业条例第九条；财税〔2015〕72号第八条",
    of=EMPLOYER_YEAR,
    zh="认定安排人月",
    words="认定计入人月，以千分之一人月计",
    start="2007-05-01",
    standing="secondary",
    note="安排人数可以不是整数，见转引的第八条。",
)
def credited(credited_months: PersonMonths) -> ThousandthPersonMonths:
    """Person-months credited, which need not be whole: 0.83 persons on average are 9.96."""
    return credited_months * 1000


@rule(
    "残疾人就业条例第八条；财税〔2015〕72号第八条",
    of=EMPLOYER_YEAR,
    zh="应安排人月",
    words="职工人月 × 应安排比例",
    start="2007-05-01",
)
def quota(headcount_months: PersonMonths, required_per_mille: PerMille) -> ThousandthPersonMonths:
    """Person-months of employment owed."""
    return headcount_months * required_per_mille


@rule(
    "残疾人就业条例第九条；财税〔2015〕72号第八条",
    of=EMPLOYER_YEAR,
    zh="差额人月",
    words="应安排人月 - 认定安排人月；小于0的按0计；不取整",
    start="2007-05-01",
    standing="secondary",
    note="差额可以不是整数，见转引的第八条。",
)
def shortfall(
    quota: ThousandthPersonMonths, credited: ThousandthPersonMonths
) -> ThousandthPersonMonths:
    """Person-months owed and not provided, never rounded."""
    return positive(quota - credited)


@rule(
    "财税〔2015〕72号第八条；发改价格规〔2019〕2015号（超比例奖励）",
    of=EMPLOYER_YEAR,
    zh="超比例人月",
    words="认定安排人月 - 应安排人月；小于0的按0计；不取整",
    start="2015-10-01",
    standing="unverified",
    note="第八条两数之差；奖励自2019年起见转引。天津奖励按整数人还是小数人计算，未见规定；此处未取整。",
)
def over_quota(
    credited: ThousandthPersonMonths, quota: ThousandthPersonMonths
) -> ThousandthPersonMonths:
    """Person-months provided beyond the quota."""
    return positive(credited - quota)


@rule(
    "残疾人就业条例第八条、第九条",
    of=EMPLOYER_YEAR,
    zh="达到应安排比例",
    words="认定安排人月 ≥ 应安排人月",
    start="2007-05-01",
    standing="secondary",
    note="比较已见原文；所依据的认定计入人月见转引。",
)
def meets_quota(credited: ThousandthPersonMonths, quota: ThousandthPersonMonths) -> Truth:
    """Employs at least as many as required."""
    return credited >= quota
