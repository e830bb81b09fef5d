"""What of the law is not known, on what day and why, said in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from anye.kernel.language import Language
from anye.law.citing import cite_on
from anye.law.parameters import lineage, parameter, parameters_on
from anye.rulebook.chain import labelled
from anye.rulebook.nought import LEVY
from anye.rulebook.plan import Unknown, Unknowns, all_rules

MARK: Mapping[Language, str] = {"zh": "未知", "en": "not known"}
NOUGHT_ALL_THE_SAME: Mapping[Language, str] = {
    "zh": "（无差额或免征的单位应缴为0）",
    "en": " (an employer without a gap, or exempt, owes 0)",
}
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
        why = dated.note.rstrip("。") or "未见规定"
        zh = f"自{dated.start}起{why}：{dated.reference}"
        en = f"nobody has set it from {dated.start} on: {dated.reference}"
    else:
        zh, en = _when_it_is_law(unknown)
    return zh if language == "zh" else en


def _when_it_is_law(unknown: Unknown) -> tuple[str, str]:
    """Say from or until which day there is such a law, and by which text."""
    places = lineage(unknown.jurisdiction)
    known = [
        (entry.start, entry.end, cite_on(entry.cite, entry.start))
        for entry in all_rules()
        if entry.name == unknown.name and entry.jurisdiction in places
    ]
    known += [
        (dated.start, date.max, dated.reference)
        for sheet in parameter(unknown.name, unknown.jurisdiction)
        for dated in sheet.values
    ]
    if later := [one for one in sorted(known) if one[0] > unknown.day]:
        start, _, cite = later[0]
        return f"自{start}起才有规定：{cite}", f"it is law from {start} on: {cite}"
    if ended := [one for one in sorted(known) if one[1] <= unknown.day]:
        _, end, cite = ended[-1]
        last = end - timedelta(days=1)
        return f"规定至{last}止：{cite}", f"it was law until {last}: {cite}"
    return "本地区未收录该项规定", "no such law is kept for this place"


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
            "zh": f"{labels[name].zh} [{name}]：{reason_text(lacking)}" + _beside(name, "zh"),
            "en": f"{labels[name].en} [{name}]: {reason_text(lacking, 'en')}" + _beside(name, "en"),
        }
        for name, lacking in unknown.items()
    }


def _beside(name: str, language: Language) -> str:
    return NOUGHT_ALL_THE_SAME[language] if name == LEVY else ""


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
