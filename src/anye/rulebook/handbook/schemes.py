"""Every scheme as it is declared: conditions, amounts, window, what excludes what, how sure."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from anye import law
from anye.codes.words.law import STANDING_WORDS
from anye.kernel.language import Language
from anye.law.parameters import parameters_on, sheets
from anye.law.rule import Rule, Standing, worst
from anye.law.said.english import in_language
from anye.law.said.wording import in_words
from anye.law.scheme import FOLDER, Payee, Scheme, all_schemes, may_both_pay
from anye.rulebook.chain import labelled
from anye.rulebook.plan import Plan, plan

PAID_TO: Mapping[Payee, Mapping[Language, str]] = {
    Payee.EMPLOYER: {"zh": "用人单位", "en": "the employer"},
    Payee.PERSON: {"zh": "残疾人本人", "en": "the person"},
}
NEVER_BOTH = {
    "zh": "同一人同一月份只由一项补贴支付；允许并领的规定未见。",
    "en": "One scheme alone pays for a person's month; no text that lets two pay was seen.",
}
UNKNOWN = {"zh": "未知，不作推测", "en": "not known; no guess is made"}


def schemes_json(day: date, jurisdiction: str) -> list[dict[str, Any]]:
    """Return every scheme as plain values, with the numbers in force on a day."""
    return [_as_json(scheme, day, jurisdiction) for scheme in all_schemes().values()]


def schemes_text(day: date, jurisdiction: str, language: Language, name: str = "") -> str:
    """Tell every scheme, or one, as people read it."""
    chosen = [scheme for scheme in all_schemes().values() if name in {"", scheme.name, scheme.zh}]
    return "\n\n".join("\n".join(_told(one, day, jurisdiction, language)) for one in chosen)


def plan_on(scheme: Scheme, day: date, jurisdiction: str) -> Plan:
    """Return what a scheme applies on a day, as far as the law is known."""
    return plan([*scheme.tests, scheme.pays], day, jurisdiction, partial=True)


def standing_on(todo: Plan) -> Standing:
    """Return how sure the least sure thing is on which a scheme rests."""
    standings = [step.standing for step in todo.steps]
    return worst([*standings, *(one.standing for one in todo.parameters.values())])


def size_of(scheme: Scheme) -> int:
    """Count the lines that a scheme is written in: its code, texts and sheets."""
    root = Path(law.__path__[0])
    sheet = f"{FOLDER}.{scheme.name}.yaml"
    files = [*(root / FOLDER / scheme.name).iterdir(), *(root / "parameters").rglob(sheet)]
    return sum(len(file.read_text("utf-8").splitlines()) for file in files if file.is_file())


def _as_json(scheme: Scheme, day: date, jurisdiction: str) -> dict[str, Any]:
    todo = plan_on(scheme, day, jurisdiction)
    lacking = sorted({one.name for missing in todo.unknown.values() for one in missing})
    return {
        "name": scheme.name,
        "zh": scheme.zh,
        "en": scheme.en,
        "system": scheme.system,
        "pays_for": {"zh": scheme.of.zh, "en": scheme.of.en},
        "payee": scheme.payee.value,
        "is_from_feeds": scheme.is_from_feeds,
        "conditions": [_rule_json(name) for name in scheme.tests],
        "amount": _rule_json(scheme.pays),
        "numbers": _numbers(scheme, todo, day, jurisdiction),
        "not_known": lacking,
        "standing": "unverified" if lacking else standing_on(todo),
        "window": [_number(name, day, jurisdiction) for name in scheme.window],
        "papers": [asdict(paper) for paper in scheme.papers],
        "excludes": [other.name for other in _others(scheme) if not may_both_pay(scheme, other)],
        "may_stand_beside": {n: asdict(cited) for n, cited in scheme.may_stand_beside.items()},
        "claw_back": asdict(scheme.claw_back),
        "lines": size_of(scheme),
    }


def _others(scheme: Scheme) -> Iterable[Scheme]:
    return (
        one for one in all_schemes().values() if one.name != scheme.name and one.of == scheme.of
    )


def _rule_json(name: str) -> dict[str, Any]:
    about = labelled()[name]
    if not isinstance(about, Rule):
        raise TypeError(name)
    return {
        "name": name,
        "zh": about.zh,
        "en": about.en,
        "words": about.words,
        "cite": about.cite,
        "standing": about.standing,
        "note": about.note,
    }


def _numbers(scheme: Scheme, todo: Plan, day: date, jurisdiction: str) -> list[dict[str, Any]]:
    lacking = [one.name for missing in todo.unknown.values() for one in missing]
    names = dict.fromkeys([*todo.parameters, *lacking])
    own = (f"{scheme.part}__", f"{FOLDER}__")
    return [_number(name, day, jurisdiction) for name in names if name.startswith(own)]


def _number(name: str, day: date, jurisdiction: str) -> dict[str, Any]:
    about = labelled()[name]
    dated = parameters_on(day, jurisdiction).get(name)
    if dated is None:
        return {"name": name, "zh": about.zh, "unit": about.unit, "value": None}
    return {
        "name": name,
        "zh": about.zh,
        "en": sheets()[dated.jurisdiction][name].en,
        "unit": about.unit,
        "value": dated.value,
        "since": dated.start.isoformat(),
        "reference": dated.reference,
        "source": dated.source,
        "standing": dated.standing,
        "note": dated.note,
    }


def _told(scheme: Scheme, day: date, jurisdiction: str, language: Language) -> Iterable[str]:
    one = _as_json(scheme, day, jurisdiction)
    zh = language == "zh"
    yield f"{one['zh'] if zh else one['en']} [{scheme.name}]"
    yield _line("付给" if zh else "paid to", PAID_TO[scheme.payee][language])
    yield _line("所付" if zh else "pays for", one["pays_for"][language])
    for n, test in enumerate([*one["conditions"], one["amount"]], start=1):
        last = n > len(scheme.tests)
        title = ("金额" if zh else "amount") if last else f"{'条件' if zh else 'condition'} {n}"
        words = in_language(test["words"], language)
        standing = STANDING_WORDS[test["standing"]][language]
        yield _line(title, f"{test[language]}: {words} [{standing}]")
    for number in one["numbers"]:
        yield _line("数值" if zh else "number", _number_told(number, language))
    yield _line("申领期" if zh else "window", _window_told(one["window"], language))
    yield _line("材料" if zh else "papers", "；".join(p[language] for p in one["papers"]) or "-")
    yield _line("互斥" if zh else "excludes", "、".join(one["excludes"]) or "-")
    yield _line("追回" if zh else "claw-back", one["claw_back"][language])
    yield _line("核实情况" if zh else "standing", STANDING_WORDS[one["standing"]][language])


def _line(title: str, said: str) -> str:
    return f"  {title}: {said}"


def _number_told(number: Mapping[str, Any], language: Language) -> str:
    label = number["zh"] if language == "zh" else number.get("en", number["name"])
    if number["value"] is None:
        return f"{label}: {UNKNOWN[language]}"
    value = in_words(number["value"], number["unit"], language, name=number["name"])
    return f"{label}: {value} [{STANDING_WORDS[number['standing']][language]}]"


def _window_told(window: list[dict[str, Any]], language: Language) -> str:
    known = [one["value"] for one in window if one["value"]]
    if len(known) != len(("from", "until")):
        return "未见规定" if language == "zh" else "none was seen"
    days = [f"{value // 100}月{value % 100}日" for value in known]
    english = [f"{value % 100:02}/{value // 100:02}" for value in known]
    if language == "zh":
        return f"次年{days[0]}至{days[1]}"
    return f"{english[0]} to {english[1]} (day/month) of the year after"
