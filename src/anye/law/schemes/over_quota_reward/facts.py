"""The over-quota reward as a scheme."""

from collections.abc import Mapping

from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.rule import Fact
from anye.law.scheme import Cited, Payee, Scheme

FACTS: Mapping[str, Fact] = {}

SCHEME = Scheme(
    zh="超比例安排残疾人就业奖励",
    en="Over-quota reward",
    of=EMPLOYER_YEAR,
    payee=Payee.EMPLOYER,
    conditions=("is_rewarded_kind", "has_filed", "is_over_quota"),
    settled=("is_rewarded_kind",),
    system="超比例奖励管理系统",
    is_from_feeds=True,
    claw_back=Cited(
        "事后查明认定人月减少的，追回差额；未见规定，为本系统的处理。",
        "Where fewer months turn out to count the difference is asked back; no text was seen, "
        "this is our handling.",
        "天津市超比例安排残疾人就业奖励（文号未见）",
        "unverified",
    ),
)
