"""Whose month counts, and as how many (财税〔2015〕72号 on arranging employment; its art. 7).

Read on the first day of the month. Where the texts are silent on parts of a month, the reading
that asks least of the employer is taken and marked ``unverified`` at the rule that makes it.
"""

from anye.codes.lists import DispatchFound, InsuranceStatus
from anye.kernel.ops import larger, negated, pick
from anye.kernel.units import Code, Employers, Level, Money, Months, Truth, Weight
from anye.law.counting.facts import PERSON_MONTH
from anye.law.rule import rule

IN_FULL = int(InsuranceStatus.IN_FULL)
PAID_LATER = int(InsuranceStatus.PAID_LATER)
NOT_DISPATCHED = 0
HOST = int(DispatchFound.HOST)
BOTH_SIDES = int(DispatchFound.BOTH_SIDES)
TWO_HOSTS = int(DispatchFound.TWO_HOSTS)


@rule(
    "财税〔2015〕72号；残联厅函〔2022〕63号",
    of=PERSON_MONTH,
    zh="持有有效证件",
    words="持有残疾人证（不分等级），或持有残疾军人证且等级在可计入的最低等级以内",
    start="2015-10-01",
    standing="unverified",
    note="证件种类已见原文；“当月任一日有效即计入当月”为本系统的理解，未见规定。",
)
def has_valid_certificate(
    disability_level: Level, military_level: Level, military_counts_until: Level
) -> Truth:
    """Holds a certificate that counts, in force on any day of the month."""
    holds_military = (military_level > 0) & (military_level <= military_counts_until)
    return (disability_level > 0) | holds_military


@rule(
    "财税〔2015〕72号（安排一名按两名计算的规定）",
    of=PERSON_MONTH,
    zh="重度残疾",
    words="残疾人证等级在重度等级以内，或残疾军人证等级在重度等级以内",
    start="2015-10-01",
    standing="unverified",
    note="等级界限已见原文，条号（第六条）未核；月内等级有变化时取最后有效日的等级，为本系统的理解。",
)
def is_severe(
    disability_level: Level,
    military_level: Level,
    disability_severe_until: Level,
    military_severe_until: Level,
) -> Truth:
    """Has a disability so severe that one person counts as two."""
    by_disability = (disability_level > 0) & (disability_level <= disability_severe_until)
    by_military = (military_level > 0) & (military_level <= military_severe_until)
    return by_disability | by_military


@rule(
    "财税〔2015〕72号（安排一名按两名计算的规定）",
    of=PERSON_MONTH,
    zh="折算人数",
    words="重度残疾的按2人计，其他按1人计",
    start="2015-10-01",
    standing="unverified",
    note="加倍已见原文；所依据的重度残疾如何逐月判断，为本系统的理解。",
)
def weight(is_severe: Truth) -> Weight:
    """How many the person counts as where the month counts."""
    return pick(is_severe, 2, 1)


@rule(
    "财税〔2015〕72号第七条",
    of=PERSON_MONTH,
    zh="在编或签有一年及以上合同",
    words="在编，或劳动合同约定月数不少于要求的合同月数",
    start="2015-10-01",
    standing="unverified",
    note="要求本身已见原文；“合同在当月任一日有效即计入当月”为本系统的理解，未见规定。",
)
def has_lasting_post(
    is_established: Truth, contract_months: Months, contract_months_required: Months
) -> Truth:
    """Holds an established post or a contract of a year or more."""
    return is_established | (contract_months >= contract_months_required)


@rule(
    "财税〔2015〕72号第七条",
    name="evidence_elsewhere_counts",
    of=PERSON_MONTH,
    zh="他处工资和社保可计入本单位",
    words="恒为否：2022年以前未见可计入合同单位的规定",
    start="2015-10-01",
    end="2022-01-01",
    standing="unverified",
    note="第七条要求用人单位实际支付工资并缴纳社会保险；他处的工资和社保是否可计，当时未见规定。",
)
def evidence_elsewhere_never_counts(dispatch_side: Code) -> Truth:
    """Pay and insurance at another employer are not counted here."""
    return dispatch_side < NOT_DISPATCHED


@rule(
    "残联厅函〔2022〕63号",
    of=PERSON_MONTH,
    zh="他处工资和社保可计入本单位",
    words=(
        "无劳务派遣，在本单位在编或签有一年及以上合同，且仅有一个这样的单位；"
        "当月没有哪个单位既发工资又为其参保"
    ),
    start="2022-01-01",
    standing="unverified",
    note=(
        "该函第（三）项仅见转引：发薪单位与参保单位不一致的，计入合同单位；"
        "发薪与参保同属一个单位的不移。函的具体日期未见，按2022年起；多处发薪时如何判断未见规定。"
    ),
)
def evidence_elsewhere_counts(
    dispatch_side: Code,
    has_lasting_post: Truth,
    contract_employers: Employers,
    paying_insurers: Employers,
) -> Truth:
    """Pay and insurance at other employers, and not at one, count here where the contract is."""
    is_alone = (contract_employers == 1) & (paying_insurers == 0)
    return (dispatch_side == NOT_DISPATCHED) & has_lasting_post & is_alone


@rule(
    "财税〔2015〕72号第七条",
    name="wage_considered",
    of=PERSON_MONTH,
    zh="认定工资",
    words="本处工资",
    start="2015-10-01",
    end="2022-01-01",
    standing="secondary",
    note="第七条见转引；用人单位实际支付的工资。",
)
def wage_considered_here(wage: Money) -> Money:
    """Wage of the month that is held against the minimum wage: what the employer paid."""
    return wage


@rule(
    "财税〔2015〕72号第七条；残联厅函〔2022〕63号",
    of=PERSON_MONTH,
    zh="认定工资",
    words="他处可计入的，取本处与他处工资中较高者；否则取本处工资",
    start="2022-01-01",
    standing="secondary",
    note="该函仅见转引。",
)
def wage_considered(evidence_elsewhere_counts: Truth, wage: Money, wage_elsewhere: Money) -> Money:
    """Wage of the month that is held against the minimum wage."""
    return pick(evidence_elsewhere_counts, larger(wage, wage_elsewhere), wage)


@rule(
    "财税〔2015〕72号第七条",
    name="insurance_considered",
    of=PERSON_MONTH,
    zh="认定缴费状态",
    words="本处缴费状态",
    start="2015-10-01",
    end="2022-01-01",
    standing="secondary",
    note="第七条见转引；用人单位缴纳的社会保险。",
)
def insurance_considered_here(insurance_status: Code) -> Code:
    """Status of the month's social insurance that is looked at: the employer's own."""
    return insurance_status


@rule(
    "财税〔2015〕72号第七条；残联厅函〔2022〕63号",
    of=PERSON_MONTH,
    zh="认定缴费状态",
    words="他处可计入、本处未足额缴费（非足额、非补缴）且他处有缴费的，取他处状态；否则取本处状态",
    start="2022-01-01",
    standing="secondary",
    note="该函仅见转引。",
)
def insurance_considered(
    evidence_elsewhere_counts: Truth, insurance_status: Code, insurance_status_elsewhere: Code
) -> Code:
    """Status of the month's social insurance that is looked at."""
    lacking_here = negated((insurance_status == IN_FULL) | (insurance_status == PAID_LATER))
    look_elsewhere = evidence_elsewhere_counts & lacking_here & (insurance_status_elsewhere > 0)
    return pick(look_elsewhere, insurance_status_elsewhere, insurance_status)


@rule(
    "财税〔2015〕72号第七条",
    of=PERSON_MONTH,
    zh="工资不低于最低工资",
    words="认定工资 ≥ 当月当地最低工资标准",
    start="2015-10-01",
    standing="secondary",
    note="要求已见原文；所依据的认定工资见转引。",
)
def wage_reaches_minimum(wage_considered: Money, minimum_wage: Money) -> Truth:
    """Is paid at least the local minimum wage of the month."""
    return wage_considered >= minimum_wage


@rule(
    "财税〔2015〕72号第七条",
    of=PERSON_MONTH,
    zh="足额缴纳社会保险",
    words="认定缴费状态为足额或补缴",
    start="2015-10-01",
    standing="unverified",
    note="足额缴费的要求已见原文；补缴视同足额为本系统的理解，未见规定。",
)
def is_insured_in_full(insurance_considered: Code) -> Truth:
    """Is insured in full for the month, if need be paid later."""
    return (insurance_considered == IN_FULL) | (insurance_considered == PAID_LATER)


@rule(
    "财税〔2015〕72号第八条",
    name="counts_at_host",
    of=PERSON_MONTH,
    zh="计入用工单位",
    words="恒为否：以劳务派遣用工的，计入派遣单位",
    start="2015-10-01",
    end="2020-01-01",
    standing="secondary",
    note="见转引的第八条。",
)
def counts_at_host_never(dispatch_side: Code) -> Truth:
    """Is counted at the host: never, the agency employs."""
    return dispatch_side < NOT_DISPATCHED


@rule(
    "财政部公告2019年第98号第二条",
    of=PERSON_MONTH,
    zh="计入用工单位",
    words="派遣单位与用工单位协议约定计入用工单位",
    start="2020-01-01",
)
def counts_at_host(dispatch_side: Code) -> Truth:
    """Is counted at the host by agreement, and is staff there only."""
    return dispatch_side == HOST


@rule(
    "财税〔2015〕72号第八条",
    name="dispatch_is_clear",
    of=PERSON_MONTH,
    zh="派遣计入方无矛盾",
    words="恒为是：以劳务派遣用工的，计入派遣单位",
    start="2015-10-01",
    end="2020-01-01",
    standing="secondary",
    note="见转引的第八条。",
)
def dispatch_is_always_clear(dispatch_side: Code) -> Truth:
    """No two dispatch agreements can claim both sides: the agency employs."""
    return dispatch_side >= NOT_DISPATCHED


@rule(
    "财政部公告2019年第98号第二条",
    of=PERSON_MONTH,
    zh="派遣计入方无矛盾",
    words="派遣协议未出现同月既计入派遣单位又计入用工单位、或计入两个用工单位的情形",
    start="2020-01-01",
)
def dispatch_is_clear(dispatch_side: Code) -> Truth:
    """No two dispatch agreements claim both sides, or two hosts, for the month."""
    return (dispatch_side != BOTH_SIDES) & (dispatch_side != TWO_HOSTS)


@rule(
    "财税〔2015〕72号第七条；劳动合同法第三十四条",
    of=PERSON_MONTH,
    zh="单位存续",
    words="单位在当月第一日尚未注销",
    start="2015-10-01",
    standing="unverified",
    note="合并、分立的，原合同由承继单位继续履行；由哪个单位承继不见于报送数据，"
    "注销后的月份在查明前不计入任何单位，为本系统的理解。第三十四条见转引。",
)
def employer_exists(employer_has_ended: Truth) -> Truth:
    """Employs at all in the month: not ended before it."""
    return negated(employer_has_ended)


@rule(
    "财税〔2015〕72号第七条",
    of=PERSON_MONTH,
    zh="本单位各项条件齐备",
    words="证件有效、在就业年龄段内、在编或合同一年及以上、工资达标、社保足额、派遣无矛盾、单位存续，缺一不可",
    start="2015-10-01",
    standing="unverified",
    note="各项要求已见原文；逐月如何判断见各项，其中有未核实的。",
)
def passes_alone(  # noqa: PLR0917 (one argument per test)
    has_valid_certificate: Truth,
    is_of_working_age: Truth,
    has_lasting_post: Truth,
    wage_reaches_minimum: Truth,
    is_insured_in_full: Truth,
    dispatch_is_clear: Truth,
    employer_exists: Truth,
) -> Truth:
    """Passes every test that looks at this employer alone."""
    person = has_valid_certificate & is_of_working_age
    work = has_lasting_post & wage_reaches_minimum & is_insured_in_full
    return person & work & dispatch_is_clear & employer_exists


@rule(
    "财税〔2015〕72号第七条；财政部公告2019年第98号第二条（不得重复计算）",
    of=PERSON_MONTH,
    zh="当月计入人数",
    words="各项条件齐备且同月仅一个单位齐备的，计折算人数；否则计0",
    start="2015-10-01",
    standing="unverified",
    note="不得重复计算已见原文；两个单位均齐备时两处均不计、转人工，为本系统的理解。",
)
def counts(passes_alone: Truth, claims: Employers, weight: Weight) -> Weight:
    """How many the month counts as: 0, 1 or 2."""
    return pick(passes_alone & (claims <= 1), weight, 0)
