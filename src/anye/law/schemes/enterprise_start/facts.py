"""Start-up sum of a new enterprise as a scheme, and what a claim of it says."""

from collections.abc import Mapping

from anye.law.rule import Fact
from anye.law.scheme import Cited, PaperAsked, Payee, Scheme
from anye.law.schemes.facts import START

FACTS: Mapping[str, Fact] = {
    "heads_enterprise": Fact(
        START,
        "truth",
        "登记为企业并任法定代表人",
        "Registered an enterprise as its legal representative",
    ),
}

SCHEME = Scheme(
    zh="残疾人自主创业补贴",
    en="Start of an enterprise",
    of=START,
    payee=Payee.PERSON,
    conditions=("schemes__is_supported_person", "schemes__is_first_start", "is_registered"),
    system="自主创业补贴系统",
    papers=(PaperAsked("营业执照", "Business licence"),),
    claw_back=Cited(
        "以虚假材料领取的追回；短期内注销是否追回，未见规定。",
        "What was got by false papers is asked back; whether an early end of the business makes "
        "it due was not seen.",
        "天津市扶持残疾人自主创业的补贴办法（文号未见）",
        "unverified",
    ),
)
