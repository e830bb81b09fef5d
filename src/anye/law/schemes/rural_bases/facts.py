"""Support of rural bases as a scheme, and what a claim of it says."""

from collections.abc import Mapping

from anye.law.rule import Fact, Subject
from anye.law.scheme import Cited, PaperAsked, Payee, Scheme

BASE_YEAR = Subject("base_year", "农村基地年度扶持", "A rural base's year")

FACTS: Mapping[str, Fact] = {
    "is_recognised_base": Fact(BASE_YEAR, "truth", "已认定为基地", "Was recognised as a base"),
    "persons_helped": Fact(
        BASE_YEAR, "persons", "带动残疾人数", "Persons with disabilities who work for or with it"
    ),
}

SCHEME = Scheme(
    zh="农村残疾人就业基地扶持",
    en="Rural bases",
    of=BASE_YEAR,
    payee=Payee.EMPLOYER,
    conditions=("is_a_base", "helps_somebody"),
    system="",
    papers=(PaperAsked("带动残疾人名册和协议", "Roll of the persons helped, with agreements"),),
    claw_back=Cited(
        "虚报人数的追回；未见规定，为本系统的处理。",
        "Persons who were not helped are asked back; no text was seen, this is our handling.",
        "天津市农村残疾人就业基地扶持（文件未见）",
        "unverified",
    ),
)
