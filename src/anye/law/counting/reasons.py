"""Why a month does not count: one bit, code and text per reason, in the law's order."""

from dataclasses import dataclass

from anye.codes.lists import DispatchFound
from anye.kernel.ops import negated, pick
from anye.kernel.units import Bits, Code, Employers, Money, Months, Truth
from anye.law.counting.facts import PERSON_MONTH
from anye.law.rule import rule

TWO_HOSTS = int(DispatchFound.TWO_HOSTS)
NO_CERTIFICATE, NOT_OF_AGE, NO_POST, SHORT_CONTRACT = 1, 2, 4, 8
NO_WAGE, LOW_WAGE, NOT_INSURED, PARTLY_INSURED = 16, 32, 64, 128
UNCLEAR_DISPATCH, TWO_CLAIMS, AT_TWO_HOSTS, ENDED = 256, 512, 1024, 2048


@dataclass(frozen=True, slots=True)
class Reason:
    """One test of the law that a month can fail."""

    bit: int
    code: str
    zh: str
    en: str
    cite: str


_NOTICE = "财税〔2015〕72号"
_ARTICLE_7 = f"{_NOTICE}第七条"
_HOST = "财政部公告2019年第98号第二条"
_ONCE = "财税〔2015〕72号第七条；财政部公告2019年第98号第二条"

REASONS: tuple[Reason, ...] = (
    Reason(
        NO_CERTIFICATE,
        "no_valid_certificate",
        "当月无有效残疾人证，也无可计入的残疾军人证",
        "No disability certificate in force in the month, nor a disabled-soldier one that counts",
        _NOTICE,
    ),
    Reason(
        NOT_OF_AGE,
        "not_of_working_age",
        "当月第一日不在就业年龄段内",
        "Not of working age on the first day of the month",
        _ARTICLE_7,
    ),
    Reason(
        NO_POST,
        "no_post_or_contract",
        "当月不在编，也无劳动合同",
        "Neither an established post nor a labour contract in the month",
        _ARTICLE_7,
    ),
    Reason(
        SHORT_CONTRACT,
        "contract_shorter_than_a_year",
        "劳动合同不满一年",
        "Labour contract shorter than a year",
        _ARTICLE_7,
    ),
    Reason(
        NO_WAGE,
        "no_wage_record",
        "当月无工资记录",
        "No wage recorded for the month",
        _ARTICLE_7,
    ),
    Reason(
        LOW_WAGE,
        "wage_below_minimum",
        "当月工资低于当地最低工资标准",
        "Wage of the month below the local minimum wage",
        _ARTICLE_7,
    ),
    Reason(
        NOT_INSURED,
        "not_insured",
        "当月未缴纳社会保险",
        "No social insurance paid for the month",
        _ARTICLE_7,
    ),
    Reason(
        PARTLY_INSURED,
        "not_insured_in_full",
        "当月社会保险未足额缴纳",
        "Social insurance of the month not paid in full",
        _ARTICLE_7,
    ),
    Reason(
        UNCLEAR_DISPATCH,
        "dispatch_contradictory",
        "同月的派遣协议既约定计入派遣单位，又约定计入用工单位",
        "Dispatch agreements of the month name both the agency and the host",
        _HOST,
    ),
    Reason(
        TWO_CLAIMS,
        "claimed_by_two_employers",
        "同月另有单位同样符合条件，两处均暂不计入，待人工核实",
        "Another employer qualifies for the same month; counted at neither until a person decides",
        _ONCE,
    ),
    Reason(
        AT_TWO_HOSTS,
        "dispatch_to_two_hosts",
        "同月有两个用工单位的派遣协议均约定计入，待人工核实计入哪一个",
        "Two hosts are each agreed to count the month; counted at neither until a person decides",
        _HOST,
    ),
    Reason(
        ENDED,
        "employer_has_ended",
        "单位已注销，合同由哪个单位承继待人工核实",
        "The employer has ended; counted nowhere until a person finds who took the contract over",
        "劳动合同法第三十四条",
    ),
)


def reasons_of(bits: int) -> tuple[Reason, ...]:
    """Return the reasons whose bits are set, in the law's order."""
    return tuple(reason for reason in REASONS if bits & reason.bit)


@rule(
    "财税〔2015〕72号第七条；财政部公告2019年第98号第二条",
    of=PERSON_MONTH,
    zh="未计入原因",
    words="逐项列出未满足的条件，每项一位；为0即全部满足",
    start="2015-10-01",
    standing="unverified",
    note="各项要求已见原文；逐月如何判断见各项，其中有未核实的。",
)
def failed(  # noqa: PLR0917 (one argument per test that can fail)
    has_valid_certificate: Truth,
    is_of_working_age: Truth,
    is_established: Truth,
    contract_months: Months,
    has_lasting_post: Truth,
    wage_considered: Money,
    wage_reaches_minimum: Truth,
    insurance_considered: Code,
    is_insured_in_full: Truth,
    dispatch_is_clear: Truth,
    dispatch_side: Code,
    employer_exists: Truth,
    passes_alone: Truth,
    claims: Employers,
) -> Bits:
    """Every test the month fails, one bit each."""
    has_no_post = negated(is_established) & (contract_months == 0)
    has_short_contract = negated(has_lasting_post) & (contract_months > 0)
    is_paid_too_little = negated(wage_reaches_minimum) & (wage_considered > 0)
    is_insured_in_part = negated(is_insured_in_full) & (insurance_considered > 0)
    unclear = pick(dispatch_side == TWO_HOSTS, AT_TWO_HOSTS, UNCLEAR_DISPATCH)
    return (
        pick(has_valid_certificate, 0, NO_CERTIFICATE)
        + pick(is_of_working_age, 0, NOT_OF_AGE)
        + pick(has_no_post, NO_POST, 0)
        + pick(has_short_contract, SHORT_CONTRACT, 0)
        + pick(wage_considered == 0, NO_WAGE, 0)
        + pick(is_paid_too_little, LOW_WAGE, 0)
        + pick(insurance_considered == 0, NOT_INSURED, 0)
        + pick(is_insured_in_part, PARTLY_INSURED, 0)
        + pick(dispatch_is_clear, 0, unclear)
        + pick(passes_alone & (claims > 1), TWO_CLAIMS, 0)
        + pick(employer_exists, 0, ENDED)
    )
