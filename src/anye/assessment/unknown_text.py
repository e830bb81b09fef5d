"""What of the law is not known, on what day and why, said in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from anye.assessment.chain import labelled
from anye.assessment.plan import Unknown, Unknowns
from anye.law.parameters import parameters_on
from anye.law.wording import Language

MARK: Mapping[Language, str] = {"zh": "未知", "en": "not known"}
HEADING: Mapping[Language, str] = {
    "zh": "未知（不作推测，不借用其他年度的数值）",
    "en": "Not known (no guess is made, nothing is borrowed from another year)",
}


def what_lacks(unknown: Unknown, language: Language = "zh") -> str:
    """Say which rule or parameter is not known, where, when and why."""
    name, place = unknown.name, unknown.jurisdiction
    why = _why(unknown, language)
    if language == "en":
        when = f"for levy year {unknown.year}" if unknown.year else f"on {unknown.day}"
        return f'"{name}" is not known for {place} {when} ({why})'
    when = f"{unknown.year}年度" if unknown.year else f"在{unknown.day}"
    return f"{place}{when}的“{labelled()[name].zh}”（{name}）未知（{why}）"


def _why(unknown: Unknown, language: Language) -> str:
    if unknown.year:
        zh, en = "该年度的数值未见公布，尚未收录", "no figure of that year has been seen published"
    elif dated := parameters_on(unknown.day, unknown.jurisdiction).get(unknown.name):
        zh = dated.note.rstrip("。") or "自该日起未见规定"
        en = f"nobody has set it from {dated.start} on"
    else:
        zh, en = "该日的规定未收录", "no law of that day is kept"
    return zh if language == "zh" else en


def reason_text(lacking: Iterable[Unknown], language: Language = "zh") -> str:
    """Say of a figure that it is not known, and what it lacks."""
    said = [what_lacks(one, language) for one in lacking]
    return "未知：" + "；".join(said) if language == "zh" else "Not known: " + "; ".join(said)


def unknown_text(unknown: Unknowns, language: Language = "zh") -> str:
    """List the figures that are not known, each with what it lacks; empty where all are."""
    lines = [f"  {said[language]}" for said in unknown_said(unknown).values()]
    return "\n".join([HEADING[language], *lines]) if lines else ""


def unknown_said(unknown: Unknowns) -> dict[str, dict[Language, str]]:
    """Return of each figure that is not known a sentence that says so, in both languages."""
    labels = labelled()
    return {
        name: {
            "zh": f"{labels[name].zh} [{name}]：{reason_text(lacking)}",
            "en": f"{labels[name].en} [{name}]: {reason_text(lacking, 'en')}",
        }
        for name, lacking in unknown.items()
    }


def unknown_json(unknown: Unknowns) -> dict[str, list[dict[str, Any]]]:
    """Return the figures that are not known as plain values."""
    return {
        name: [{**asdict(one), "day": one.day.isoformat()} for one in lacking]
        for name, lacking in unknown.items()
    }


def unknown_read(kept: Mapping[str, Iterable[Mapping[str, Any]]]) -> dict[str, tuple[Unknown, ...]]:
    """Return what ``unknown_json`` wrote."""
    return {
        name: tuple(Unknown(**{**one, "day": date.fromisoformat(one["day"])}) for one in lacking)
        for name, lacking in kept.items()
    }
