"""What may be asked for on top of what is worked out: less or later payment, for hardship.

An officer decides it on an application, so no rule can yield it. It is said wherever the levy is
shown, lest the levy be taken for the last word.
"""

from dataclasses import dataclass
from datetime import date

from anye.kernel.language import Language
from anye.law.rule import Standing

SINCE = date(2015, 10, 1)


@dataclass(frozen=True, slots=True)
class NotComputed:
    """One thing the law provides for and no rule works out."""

    name: str
    zh: str
    en: str
    cite: str
    standing: Standing


HARDSHIP = NotComputed(
    name="hardship_relief",
    zh=(
        "未计算：遇困难的减征、缓缴（财税〔2015〕72号第十七条，凭记忆，未核实）。"
        "用人单位可以申请减征不超过一年的应缴费额，或缓缴不超过6个月；是否获准未知，不等于没有。"
    ),
    en=(
        "Not worked out: reduction or deferral for hardship (Caishui [2015] No. 72 art. 17,"
        " from memory, unverified). An employer may apply for a reduction of at most a year's levy"
        " or a deferral of at most six months; whether it is granted is not known,"
        " which does not mean none."
    ),
    cite="财税〔2015〕72号第十七条",
    standing="unverified",
)


ASKED_AS = (HARDSHIP.name, "减征", "缓缴", "减征、缓缴")


def asked_for(name: str) -> NotComputed | None:
    """Return what no rule works out, where somebody looks it up by its name."""
    return HARDSHIP if name.strip() in ASKED_AS else None


def not_computed(day: date) -> tuple[NotComputed, ...]:
    """Return what the law of a day provides for beside the levy, and no rule works out."""
    return (HARDSHIP,) if day >= SINCE else ()


def not_computed_text(day: date, language: Language = "zh") -> str:
    """Say what of a levy is not worked out; empty before there was such a provision."""
    return "\n".join(one.zh if language == "zh" else one.en for one in not_computed(day))
