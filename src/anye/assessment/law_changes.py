"""What changes in the law of one place between two days."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from anye.assessment.chain import labelled
from anye.assessment.law_text import WORDS, value_text
from anye.assessment.plan import all_rules, rules_on
from anye.law.english import in_language
from anye.law.parameters import Dated, lineage, parameters_on, sheets
from anye.law.rule import Rule, Standing
from anye.law.wording import STANDING_WORDS, Language


@dataclass(frozen=True, slots=True)
class Change:
    """One name whose rule or value is another from a day on; an empty text: no law."""

    day: date
    name: str
    zh: str
    en: str
    before_zh: str
    before_en: str
    after_zh: str
    after_en: str
    cite: str
    standing: Standing
    note: str


def changes(start: date, end: date, jurisdiction: str) -> tuple[Change, ...]:
    """Return what changes after the first day up to and including the last, in order.

    Raises:
        NoSuchJurisdictionError: if no law is kept for the place.
    """
    days = [day for day in days_of_change(jurisdiction) if start < day <= end]
    return tuple(change for day in days for change in _on(day, jurisdiction))


def days_of_change(jurisdiction: str) -> list[date]:
    """Return every day on which a rule or value of a place begins or ends."""
    places = lineage(jurisdiction)
    rules = [entry for entry in all_rules() if entry.jurisdiction in places]
    numbers = [sheet for place in places for sheet in sheets()[place].values()]
    bounds = {bound for entry in rules for bound in (entry.start, entry.end)}
    bounds |= {dated.start for sheet in numbers for dated in sheet.values}
    return sorted(bounds - {date(9999, 12, 31)})


def changes_text(found: Iterable[Change], language: Language = "zh") -> str:
    """Write changes out by day."""
    lines: list[str] = []
    day: date | None = None
    for change in found:
        if change.day != day:
            day = change.day
            lines += ["", day.isoformat()]
        lines += _lines(change, language)
    return "\n".join(lines[1:])


def changes_json(found: Iterable[Change]) -> list[dict[str, Any]]:
    """Return changes as plain values."""
    return [asdict(change) | {"day": change.day.isoformat()} for change in found]


def _lines(change: Change, language: Language) -> Iterable[str]:
    nothing = {"zh": "无规定", "en": "no law"}[language]
    before = getattr(change, f"before_{language}") or nothing
    after = getattr(change, f"after_{language}") or nothing
    if before == after:
        after = {"zh": "不变，依据更新", "en": "the same, by a newer act"}[language]
    yield f"  {change.zh if language == 'zh' else change.en} [{change.name}]"
    yield f"      {before} → {after}"
    if change.cite:
        standing = STANDING_WORDS[change.standing][language]
        yield f"      {WORDS['cite'][language]}: {change.cite} ({standing})"
    if change.note:
        yield f"      {WORDS['note'][language]}: {in_language(change.note, language)}"


def _on(day: date, jurisdiction: str) -> Iterable[Change]:
    eve = day - timedelta(days=1)
    before = _in_force(eve, jurisdiction)
    after = _in_force(day, jurisdiction)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield _change(day, name, before.get(name), after.get(name))


def _in_force(day: date, jurisdiction: str) -> Mapping[str, Rule | Dated]:
    return {**rules_on(day, jurisdiction), **parameters_on(day, jurisdiction)}


def _change(
    day: date, name: str, before: Rule | Dated | None, after: Rule | Dated | None
) -> Change:
    about = labelled()[name]
    return Change(
        day=day,
        name=name,
        zh=about.zh,
        en=about.en,
        before_zh=_says(name, before, "zh"),
        before_en=_says(name, before, "en"),
        after_zh=_says(name, after, "zh"),
        after_en=_says(name, after, "en"),
        cite=_cite(after),
        standing=after.standing if after else "confirmed",
        note=after.note if after else "",
    )


def _says(name: str, entry: Rule | Dated | None, language: Language) -> str:
    if isinstance(entry, Rule):
        return in_language(entry.words, language)
    return value_text(sheets()[entry.jurisdiction][name], entry, language) if entry else ""


def _cite(entry: Rule | Dated | None) -> str:
    if entry is None:
        return ""
    return entry.cite if isinstance(entry, Rule) else entry.reference
