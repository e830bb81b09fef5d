"""How are figures, shares, places and groups written, in Chinese or English?"""

from collections.abc import Callable, Mapping

from anye.codes.divisions import TOWNSHIPS
from anye.codes.lists import DISABILITY_CATEGORIES
from anye.codes.words import Words
from anye.kernel.language import Language
from anye.kernel.units import FEN
from anye.reporting.matching.content import Share

Say = Callable[[str, str], str]

UNKNOWN: Words = ("未知", "unknown")
LEVELS: Mapping[str, Words] = {
    "0": ("等级未知", "level unknown"),
    "1": ("一级", "level 1"),
    "2": ("二级", "level 2"),
    "3": ("三级", "level 3"),
    "4": ("四级", "level 4"),
}
SEXES: Mapping[str, Words] = {"0": UNKNOWN, "1": ("男", "men"), "2": ("女", "women")}
CATEGORIES: Mapping[str, str] = {
    "1": "visual",
    "2": "hearing",
    "3": "speech",
    "4": "physical",
    "5": "intellectual",
    "6": "mental",
    "7": "multiple",
}
AGES: Mapping[str, Words] = {
    "16": ("16至24岁", "16 to 24"),
    "25": ("25至34岁", "25 to 34"),
    "35": ("35至44岁", "35 to 44"),
    "45": ("45至54岁", "45 to 54"),
    "55": ("55岁以上", "55 and above"),
}
POOLED: Words = ("人数少的乡镇街道合并", "small townships together")


def speaking(language: Language) -> Say:
    """Return the function that takes a sentence in both languages and returns one."""
    return (lambda zh, _: zh) if language == "zh" else (lambda _, en: en)


def share_of(part: int, whole: int) -> Share:
    """Return a share as it is shown."""
    return Share(part / whole if whole else None, percent_of(part, whole))


def percent_of(part: int, whole: int, places: int = 1) -> str:
    """Write a share; a dash where there is nothing to share."""
    return f"{100 * part / whole:.{places}f}%" if whole else "—"


def wage_in_yuan(fen: int) -> str:
    """Write a wage; whole yuan without places."""
    return f"{fen // FEN:,}" if fen % FEN == 0 else f"{fen / FEN:,.2f}"


def township_named(code: int, say: Say) -> str:
    """Return the name of a township; its code where the name is not known."""
    return TOWNSHIPS.get(code, str(code) if code else say(*UNKNOWN))


def group(grouping: str, value: str, say: Say) -> str:
    """Return the name of a group of the report on fairness."""
    if grouping == "township":
        return township_named(int(value), say)
    if grouping == "category":
        zh = DISABILITY_CATEGORIES.get(int(value), UNKNOWN[0])
        return say(zh, CATEGORIES.get(value, UNKNOWN[1]))
    named = {"level": LEVELS, "sex": SEXES, "age_band": AGES}[grouping]
    return say(*named.get(value, UNKNOWN))


def cell(name: str, say: Say) -> str:
    """Return the name of a group that has a floor: a township and level, or pooled ones."""
    place, level = name.split("/")
    where = say(*POOLED) if place == "*" else township_named(int(place), say)
    return f"{where} {say(*LEVELS[level])}"
