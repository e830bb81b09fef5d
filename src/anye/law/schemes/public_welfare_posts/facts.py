"""Support of public-welfare posts as a scheme, and what a claim of it says."""

from collections.abc import Mapping

from anye.law.rule import Fact
from anye.law.scheme import Cited, PaperAsked, Payee, Scheme
from anye.law.schemes.facts import SUPPORTED_MONTH

FACTS: Mapping[str, Fact] = {
    "is_hard_to_employ": Fact(
        SUPPORTED_MONTH, "truth", "已认定为就业困难人员", "Is recognised as hard to employ"
    ),
    "is_in_a_post": Fact(
        SUPPORTED_MONTH, "truth", "在公益性岗位", "Holds a public-welfare post in the month"
    ),
}

SCHEME = Scheme(
    zh="公益性岗位补贴",
    en="Public-welfare posts",
    of=SUPPORTED_MONTH,
    payee=Payee.EMPLOYER,
    conditions=("is_recognised", "holds_a_post"),
    system="",
    papers=(PaperAsked("岗位安置证明", "Proof that the post was given"),),
    claw_back=Cited(
        "离岗以后的月份追回；未见规定，为本系统的处理。",
        "Months after the post was left are asked back; no text was seen, this is our handling.",
        "天津市公益性岗位补贴（文件未见）",
        "unverified",
    ),
)
