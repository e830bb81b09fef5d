"""Support of assisted employment as a scheme, and what a claim of it says."""

from collections.abc import Mapping

from anye.law.rule import Fact
from anye.law.scheme import Cited, PaperAsked, Payee, Scheme
from anye.law.schemes.facts import SUPPORTED_MONTH

FACTS: Mapping[str, Fact] = {
    "category": Fact(SUPPORTED_MONTH, "code", "残疾类别", "Category of the certificate, 1 to 7"),
    "is_at_an_institution": Fact(
        SUPPORTED_MONTH,
        "truth",
        "在辅助性就业机构劳动",
        "Worked in the month at an institution of assisted employment",
    ),
    "has_agreement": Fact(
        SUPPORTED_MONTH, "truth", "已签劳动或服务协议", "Has an agreement with the institution"
    ),
}

SCHEME = Scheme(
    zh="辅助性就业补贴",
    en="Assisted employment",
    of=SUPPORTED_MONTH,
    payee=Payee.EMPLOYER,
    conditions=("is_of_the_group", "is_with_an_institution"),
    system="辅助性就业系统",
    papers=(
        PaperAsked("劳动或服务协议", "The agreement"),
        PaperAsked("出勤和报酬记录", "Attendance and pay"),
    ),
    claw_back=Cited(
        "虚报人数或月数的追回；未见规定，为本系统的处理。",
        "Persons or months that were not worked are asked back; no text was seen, this is our "
        "handling.",
        "残联发〔2015〕27号",
        "unverified",
    ),
)
