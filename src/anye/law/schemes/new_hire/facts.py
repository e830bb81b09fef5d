"""The new-hire subsidy as a scheme."""

from collections.abc import Mapping

from anye.law.rule import Fact
from anye.law.scheme import Cited, PaperAsked, Payee, Scheme
from anye.law.schemes.facts import SUPPORTED_MONTH

FACTS: Mapping[str, Fact] = {}

SCHEME = Scheme(
    zh="新招用残疾人就业补贴",
    en="New-hire subsidy",
    of=SUPPORTED_MONTH,
    payee=Payee.EMPLOYER,
    conditions=(
        "schemes__has_local_certificate",
        "is_newly_hired",
        "is_within_the_months",
        "has_year_contract",
        "is_paid_minimum",
        "is_insured",
    ),
    settled=("is_newly_hired", "is_within_the_months"),
    system="新招用就业补贴系统",
    claim_from="claim_from",
    claim_until="claim_until",
    papers=(
        PaperAsked("高校毕业证书（按毕业生标准申领的）", "Diploma, for the rate of graduates"),
    ),
    is_from_feeds=True,
    claw_back=Cited(
        "事后查明某月不符合条件的，追回该月补贴；未见规定，为本系统的处理。",
        "A month found not to qualify is asked back; no text was seen, this is our handling.",
        "天津市新招用残疾人就业补贴（文号未见）",
        "unverified",
    ),
)
