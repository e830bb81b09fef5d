"""What the law says under one name: text, citation, how sure we are, and its history."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from anye.codes.words.law import STANDING_WORDS
from anye.kernel.language import Language
from anye.law.citing import cite_since
from anye.law.names import in_full
from anye.law.parameters import Dated, Parameter, sheets
from anye.law.rule import Fact, Rule
from anye.law.said.english import in_language
from anye.law.said.wording import UNIT_WORDS, in_words
from anye.rulebook.chain import labelled
from anye.rulebook.naming import name_meant
from anye.rulebook.plan import all_rules

OPEN = date(9999, 12, 31)

WORDS: Mapping[str, Mapping[Language, str]] = {
    "rule": {"zh": "规则", "en": "rule"},
    "parameter": {"zh": "规定的数值", "en": "number of the law"},
    "fact": {
        "zh": "事实（由部门或用人单位提供）",
        "en": "fact, reported by a department or employer",
    },
    "unit": {"zh": "单位", "en": "unit"},
    "reads": {"zh": "取数", "en": "reads"},
    "read_by": {"zh": "用于", "en": "read by"},
    "words": {"zh": "算法", "en": "formula"},
    "cite": {"zh": "依据", "en": "law"},
    "source": {"zh": "出处", "en": "seen at"},
    "standing": {"zh": "核实情况", "en": "standing"},
    "note": {"zh": "说明", "en": "note"},
    "unknown": {"zh": "未知，不作推测", "en": "not known; no guess is made"},
    "on": {"zh": "{}起", "en": "from {}"},
    "between": {"zh": "{}至{}（不含）", "en": "from {} up to, not including, {}"},
    "now": {"zh": "（{}有效）", "en": " (in force on {})"},
}


def versions(name: str) -> tuple[Rule, ...]:
    """Return every version of a rule, the earliest first."""
    return tuple(
        sorted((e for e in all_rules() if e.name == name), key=lambda e: (e.jurisdiction, e.start))
    )


def sheets_of(name: str) -> Mapping[str, Parameter]:
    """Return a parameter's sheet in every jurisdiction that has one."""
    return {place: sheet[name] for place, sheet in sheets().items() if name in sheet}


def law_text(name: str, language: Language = "zh", *, day: date | None = None) -> str:
    """Say what the law knows under a name; ``day`` marks the version in force then.

    Raises:
        NoSuchFigureError: if nothing bears the name.
    """
    name = name_meant(name)
    about = labelled()[name]
    kind = "rule" if isinstance(about, Rule) else "fact" if isinstance(about, Fact) else "parameter"
    unit = UNIT_WORDS[about.unit][0 if language == "zh" else 1]
    lines = [
        f"{about.zh} [{in_full(about.part, name)}]" + ("" if language == "zh" else f"  {about.en}"),
        f"  {WORDS[kind][language]}; {WORDS['unit'][language]}: {unit}",
    ]
    if readers := sorted({entry.name for entry in all_rules() if name in entry.needs}):
        lines.append(f"  {WORDS['read_by'][language]}: {_names(readers, language)}")
    for entry in versions(name):
        lines += ["", *_version(entry, language, day)]
    for place, sheet in sheets_of(name).items():
        in_force = sheet.on(day) if day else None
        lines += ["", f"  {place}"]
        for dated in sheet.values:
            lines += _dated(sheet, dated, language, day if dated is in_force else None)
    return "\n".join(lines)


def law_json(name: str) -> dict[str, Any]:
    """Return what the law knows under a name as plain values.

    Raises:
        NoSuchFigureError: if nothing bears the name.
    """
    name = name_meant(name)
    about = labelled()[name]
    return {
        "name": name,
        "in_full": in_full(about.part, name),
        "zh": about.zh,
        "en": about.en,
        "unit": about.unit,
        "versions": [_rule_json(entry) for entry in versions(name)],
        "values": [
            _dated_json(dated) for sheet in sheets_of(name).values() for dated in sheet.values
        ],
        "fact_of": about.of.name if isinstance(about, Fact) else None,
    }


def index_text(language: Language = "zh") -> str:
    """List every name of the law and the facts with its label."""
    width = max(map(len, labelled()))
    lines = [
        f"  {name:<{width}}  {about.zh if language == 'zh' else about.en}"
        for name, about in sorted(labelled().items())
    ]
    return "\n".join(lines)


def period(start: date, end: date, language: Language) -> str:
    """Say from when until when something is law."""
    if end == OPEN:
        return WORDS["on"][language].format(start)
    return WORDS["between"][language].format(start, end)


def _names(names: Iterable[str], language: Language) -> str:
    """List concepts as the reader calls them, and by the names that commands take."""
    if language == "en":
        return ", ".join(names)
    return "、".join(f"{labelled()[name].zh} [{name}]" for name in names)


def _version(entry: Rule, language: Language, day: date | None) -> Iterable[str]:
    mark = WORDS["now"][language].format(day) if day and entry.holds_on(day) else ""
    yield f"  {period(entry.start, entry.end, language)}, {entry.jurisdiction}{mark}"
    details = {
        "words": in_language(entry.words, language),
        "reads": _names(entry.needs, language),
        "cite": cite_since(entry.cite, entry.start),
        "standing": STANDING_WORDS[entry.standing][language],
        "note": in_language(entry.note, language),
    }
    yield from _details(details, language)


def _dated(sheet: Parameter, dated: Dated, language: Language, day: date | None) -> Iterable[str]:
    mark = WORDS["now"][language].format(day) if day else ""
    since = WORDS["on"][language].format(dated.start)
    yield f"    {since}: {value_text(sheet, dated, language)}{mark}"
    details = {
        "cite": dated.reference,
        "source": dated.source,
        "standing": STANDING_WORDS[dated.standing][language],
        "note": in_language(dated.note, language),
    }
    yield from (f"  {line}" for line in _details(details, language))


def value_text(sheet: Parameter, dated: Dated, language: Language = "zh") -> str:
    """Write one dated value; say so where it is not known."""
    if dated.value is None:
        return WORDS["unknown"][language]
    return in_words(dated.value, sheet.unit, language, name=sheet.name)


def _details(details: Mapping[str, str], language: Language) -> Iterable[str]:
    return (f"      {WORDS[name][language]}: {text}" for name, text in details.items() if text)


def _rule_json(entry: Rule) -> dict[str, Any]:
    return {
        "jurisdiction": entry.jurisdiction,
        "start": entry.start.isoformat(),
        "end": None if entry.end == OPEN else entry.end.isoformat(),
        "words": entry.words,
        "en": entry.en,
        "reads": list(entry.needs),
        "cite": entry.cite,
        "standing": entry.standing,
        "note": entry.note,
    }


def _dated_json(dated: Dated) -> dict[str, Any]:
    return {
        "jurisdiction": dated.jurisdiction,
        "start": dated.start.isoformat(),
        "value": dated.value,
        "cite": dated.reference,
        "source": dated.source,
        "standing": dated.standing,
        "note": dated.note,
    }
