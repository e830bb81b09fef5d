"""The premium subsidy of sole traders as a scheme, and what a claim of it says."""

from collections.abc import Mapping

from anye.law.rule import Fact, Subject
from anye.law.scheme import Cited, PaperAsked, Payee, Scheme

TRADER_YEAR = Subject(
    "trader_year", "个体工商户年度社会保险补贴", "A sole trader's year of premiums"
)

FACTS: Mapping[str, Fact] = {
    "is_owner": Fact(TRADER_YEAR, "truth", "残疾人本人经营", "The holder runs the business"),
    "own_premiums": Fact(TRADER_YEAR, "fen", "本人缴纳的保险费", "Premiums paid for the trader"),
    "staff_premiums": Fact(
        TRADER_YEAR, "fen", "为残疾雇工缴纳的保险费", "Premiums paid for staff with disabilities"
    ),
}

SCHEME = Scheme(
    zh="残疾人个体工商户社会保险补贴",
    en="Premiums of sole traders",
    of=TRADER_YEAR,
    payee=Payee.PERSON,
    conditions=("is_run_by_holder", "has_paid"),
    system="新个体工商户系统",
    papers=(PaperAsked("社会保险缴费凭证", "Proof of the premiums paid"),),
    claw_back=Cited(
        "退保的，追回相应补贴；未见规定，为本系统的处理。",
        "Premiums that are paid back by the insurer are asked back; no text was seen, this is "
        "our handling.",
        "关于对残疾人个体工商户社会保险费给予补贴的办法（文号未见）",
        "unverified",
    ),
)
