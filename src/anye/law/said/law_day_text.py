"""Whose law was taken for a levy year and how sure that is, as every page says it once."""

from collections.abc import Mapping

from anye.codes.lists import AXES, AXES_IN_ENGLISH
from anye.codes.words.law import PLACES, STANDING_WORDS
from anye.kernel.language import Language
from anye.law.law_day import LawDay

GIVEN: Mapping[Language, str] = {"zh": "由使用者给定", "en": "given by the user"}
ASSUMED: Mapping[Language, str] = {
    "zh": "；缴费截止日为假定，未见公布",
    "en": "; the last day for payment is assumed, none was seen announced",
}
REACH: Mapping[Language, str] = {
    "zh": "凡按该日规定得出的数字，核实情况至多如此，不再逐项标注。",
    "en": "Whatever is worked out by that day's law is no surer than this;"
    " it is not said again at each figure.",
}


def law_taken(taken: LawDay, language: Language = "zh") -> str:
    """Say in one clause which day's law was taken, by which reading and how sure that is."""
    place = PLACES.get(taken.jurisdiction, {}).get(language, taken.jurisdiction)
    sure = GIVEN[language] if taken.is_given else STANDING_WORDS[taken.standing][language]
    sure += ASSUMED[language] if taken.is_assumed else ""
    if language == "en":
        return f"law of {place}, {taken.day.isoformat()}: {AXES_IN_ENGLISH[taken.axis]}, {sure}"
    return f"适用规定：{place}，{taken.day.isoformat()}，{AXES[taken.axis]}的规定，{sure}"


def reach(taken: LawDay, language: Language = "zh") -> str:
    """Say once that all that is read on the day is no surer than the day; empty where it is."""
    return "" if taken.standing == "confirmed" else REACH[language]


def law_day_text(taken: LawDay, language: Language = "zh") -> str:
    """Say whose law was taken, and that all that is read on the day rests on it."""
    said = law_taken(taken, language)
    ends = {"zh": "。", "en": ". "}[language]
    return (said[:1].upper() + said[1:] + ends + reach(taken, language)).strip()


def law_day_json(taken: LawDay) -> dict[str, str | bool]:
    """Return the day, whose law it is, and how sure that is, as plain values."""
    return {
        "day": taken.day.isoformat(),
        "axis": taken.axis.name.lower(),
        "standing": taken.standing,
        "is_given": taken.is_given,
        "is_assumed": taken.is_assumed,
    }
