"""The internship subsidy as a scheme, and what a claim of it says."""

from collections.abc import Mapping

from anye.law.rule import Fact
from anye.law.scheme import Cited, PaperAsked, Payee, Scheme
from anye.law.schemes.facts import SUPPORTED_MONTH

FACTS: Mapping[str, Fact] = {
    "months_since_beginning": Fact(
        SUPPORTED_MONTH, "months", "见习开始以来的月数", "Months since the first of the internship"
    ),
    "is_at_a_base": Fact(
        SUPPORTED_MONTH, "truth", "在见习基地", "The unit is an internship base that was recognised"
    ),
    "living_allowance": Fact(
        SUPPORTED_MONTH, "fen", "见习生活费", "What the intern was paid for the month"
    ),
}

SCHEME = Scheme(
    zh="残疾人就业见习补贴",
    en="Internship subsidy",
    of=SUPPORTED_MONTH,
    payee=Payee.EMPLOYER,
    conditions=(
        "schemes__has_local_certificate",
        "is_recognised",
        "is_within_the_months",
        "is_paid_allowance",
    ),
    system="见习补贴系统",
    papers=(
        PaperAsked("见习协议", "Internship agreement"),
        PaperAsked("生活费发放凭证", "Proof of payment"),
    ),
    claw_back=Cited(
        "见习中止的，自次月起停发；未见规定，为本系统的处理。",
        "Nothing is paid from the month after an internship ends; no text was seen, this is our "
        "handling.",
        "残疾人就业见习补贴（天津文件未见）",
        "unverified",
    ),
)
