"""A chain of steps as text for people and as JSON for machines."""

from collections.abc import Iterable, Mapping
from typing import Any

from anye.codes.words.law import STANDING_WORDS
from anye.kernel.language import Language
from anye.law.law_day import DECIDING
from anye.law.rule import worst
from anye.law.said.english import in_language
from anye.law.said.wording import in_words
from anye.rulebook.chain import KindOfStep, Step, labelled

HEADINGS: Mapping[KindOfStep, Mapping[Language, str]] = {
    "fact": {"zh": "事实", "en": "Facts"},
    "given": {"zh": "给定（替代规定）", "en": "Given, in place of the law"},
    "parameter": {"zh": "规定的数值", "en": "Numbers of the law"},
    "rule": {"zh": "计算", "en": "Steps"},
}
_LABELS: Mapping[str, Mapping[Language, str]] = {
    "words": {"zh": "算法", "en": "formula"},
    "inputs": {"zh": "取数", "en": "reads"},
    "cite": {"zh": "依据", "en": "law"},
    "standing": {"zh": "核实情况", "en": "standing"},
    "doubts": {"zh": "其中", "en": "because of"},
    "note": {"zh": "说明", "en": "note"},
}


def as_text(steps: Iterable[Step], language: Language = "zh") -> str:
    """Write the chain out, what is given first, then step by step."""
    listed = list(steps)
    labels = {step.name: step for step in listed}
    lines: list[str] = []
    for kind, heading in HEADINGS.items():
        if of_kind := [step for step in listed if step.kind == kind]:
            lines += ["", heading[language]]
            lines += [line for step in of_kind for line in _lines(step, labels, language)]
    return "\n".join(lines[1:])


def as_json(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Return the steps as plain values; money in fen, shares in per mille."""
    return [
        {
            "name": step.name,
            "kind": step.kind,
            "zh": step.zh,
            "en": step.en,
            "value": step.value,
            "unit": step.unit,
            "text": in_words(step.value, step.unit, name=step.name),
            "words": step.words,
            "inputs": dict(step.inputs),
            "cite": step.cite,
            "standing": step.standing,
            "doubts": dict(step.doubts),
            "note": step.note,
        }
        for step in steps
    ]


def figures_of_steps(steps: Iterable[Step]) -> dict[str, dict[str, Any]]:
    """Return each figure's value, unit and standing by its name."""
    return {
        step.name: {"value": step.value, "unit": step.unit, "standing": step.standing}
        for step in steps
    }


def _lines(step: Step, labels: Mapping[str, Step], language: Language) -> list[str]:
    value = in_words(step.value, step.unit, language, name=step.name)
    label = step.zh if language == "zh" else step.en
    details = {
        "words": in_language(step.words, language),
        "inputs": _inputs(step, labels, language),
        "cite": step.cite,
        "standing": _standing(step, language),
        "note": in_language(step.note, language),
    }
    written = [f"  {label} [{step.name}] = {value}"]
    mark = "：" if language == "zh" else ": "
    written += [
        f"      {_LABELS[name][language]}{mark}{text}" for name, text in details.items() if text
    ]
    return written


def _inputs(step: Step, labels: Mapping[str, Step], language: Language) -> str:
    read = [
        f"{labels[need].zh if language == 'zh' else need}"
        f" {in_words(value, labels[need].unit, language, name=need)}"
        for need, value in step.inputs.items()
    ]
    return ("，" if language == "zh" else ", ").join(read)


def _standing(step: Step, language: Language) -> str:
    """Say how sure a step is but for the law day, of which the page says it once."""
    doubts = {name: own for name, own in step.doubts.items() if name not in DECIDING - {step.name}}
    standing = worst(doubts.values())
    if standing == "confirmed":
        return ""
    words = STANDING_WORDS[standing][language]
    others = [name for name, own in doubts.items() if own == standing and name != step.name]
    if not others:
        return words
    named = [labelled()[name].zh if language == "zh" else name for name in others]
    if language == "zh":
        return f"{words}（{_LABELS['doubts'][language]}：{'、'.join(named)}）"
    return f"{words} ({_LABELS['doubts'][language]}: {', '.join(named)})"
