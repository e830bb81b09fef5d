"""What changes in the law of one place between two days.

A change is dated by the text that made it. What is read by the levy year and not by the day says
for which year it is read: the text may be younger than the year.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from anye.codes.words.law import STANDING_WORDS
from anye.kernel.language import Language
from anye.law.citing import cite_on, made_on
from anye.law.parameters import Dated, Parameter, lineage, parameters_on, sheets
from anye.law.rule import Rule, Standing
from anye.law.said.english import in_language
from anye.rulebook.chain import labelled
from anye.rulebook.handbook.text import WORDS, value_text
from anye.rulebook.handbook.text import versions as rule_versions
from anye.rulebook.plan import all_rules, rules_on

Version = Rule | Dated


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
    read_for_zh: str = ""  # the levy years it is read for, where no day decides
    read_for_en: str = ""
    is_day_known: bool = True  # else the day is the last on which the text can have been made

    def day_text(self, language: Language = "zh") -> str:
        """Write the day of the change; the year alone where the day was not seen."""
        if self.is_day_known:
            return self.day.isoformat()
        words = {"zh": "{}年（公布日未见）", "en": "{} (day not seen)"}[language]
        return words.format(self.day.year)


def changes(start: date, end: date, jurisdiction: str) -> tuple[Change, ...]:
    """Return what changes after the first day up to and including the last, in order.

    Raises:
        NoSuchJurisdictionError: if no law is kept for the place.
    """
    days = [day for day in days_of_change(jurisdiction) if start < day <= end]
    found = [change for day in days for change in _on(day, jurisdiction)]
    found += [one for one in _of_years(jurisdiction) if start < one.day <= end]
    return tuple(sorted(found, key=lambda one: (one.day, one.name)))


def days_of_change(jurisdiction: str) -> list[date]:
    """Return every day on which a rule or value of a place begins or ends, read on its day."""
    places = lineage(jurisdiction)
    rules = [entry for entry in all_rules() if entry.jurisdiction in places]
    numbers = [sheet for place in places for sheet in sheets()[place].values()]
    bounds = {day for entry in rules if _by_day(entry) for day in (entry.start, entry.end)}
    bounds |= {dated.start for sheet in numbers if _by_day(sheet) for dated in sheet.values}
    return sorted(bounds - {date(9999, 12, 31)})


def _by_day(entry: Rule | Parameter) -> bool:
    return entry.keyed_by == "law_day"


def _of_years(jurisdiction: str) -> Iterable[Change]:
    """Return what changes of all that is read by the year, each when its text was made.

    A text may speak of a year that is over: the law of that year is what it says, but nobody could
    have known before.
    """
    for name in _read_by_year(jurisdiction):
        held: tuple[int, Version] | None = None  # how local the place is, and what it says
        for day, depth, version in _versions(name, jurisdiction):
            if held and depth < held[0]:
                continue  # a lower place has said otherwise already
            before = held[1] if held and not _for_one_year(name, version) else None
            change = _change(day, name, before, version)
            if before is None or (change.before_zh, before.standing, _cite(before, day)) != (
                (change.after_zh, version.standing, change.cite)
            ):
                yield replace(change, **_of_what(name, version))
            held = depth, version


def _read_by_year(jurisdiction: str) -> list[str]:
    places = lineage(jurisdiction)
    rules = {entry.name for entry in all_rules() if entry.jurisdiction in places}
    found = {name for name in rules if not all(_by_day(one) for one in rule_versions(name))}
    for place in places:
        found |= {name for name, sheet in sheets()[place].items() if not _by_day(sheet)}
    return sorted(found)


def _versions(name: str, jurisdiction: str) -> list[tuple[date, int, Version]]:
    """Return what a name has meant, each with the day on which its text made it so."""
    places = lineage(jurisdiction)
    listed: list[Version] = [one for one in rule_versions(name) if one.jurisdiction in places]
    listed += [dated for place in places for dated in _values(place, name)]
    dated = [(_made_on(one), places.index(one.jurisdiction), one) for one in listed]
    return sorted(dated, key=lambda entry: (entry[0], entry[1], entry[2].start))


def _values(place: str, name: str) -> tuple[Dated, ...]:
    return sheets()[place][name].values if name in sheets()[place] else ()


def _made_on(version: Version) -> date:
    """Return the day on which a version became law: that of its text, at the earliest its own.

    A figure of a year whose text has no known day was made by the end of the next year.
    """
    made = made_on(_text(version), version.start)
    return made or date(version.start.year + 1, 12, 31)


def _for_one_year(name: str, version: Version) -> bool:
    if isinstance(version, Rule):
        return False
    return sheets()[version.jurisdiction][name].keyed_by == "each_year"


def _of_what(name: str, version: Version) -> dict[str, Any]:
    """Say for which year a version is read, and whether the day of its text is known."""
    year = version.start.year
    one = isinstance(version, Dated) and version.value is not None and _for_one_year(name, version)
    return {
        "read_for_zh": f"{year}年度" if one else f"{year}年度起",
        "read_for_en": f"levy year {year}" if one else f"from levy year {year} on",
        "is_day_known": made_on(_text(version), version.start) is not None,
    }


def changes_text(found: Iterable[Change], language: Language = "zh") -> str:
    """Write changes out by day."""
    lines: list[str] = []
    day = ""
    for change in found:
        if change.day_text(language) != day:
            day = change.day_text(language)
            lines += ["", day]
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
    read_for = getattr(change, f"read_for_{language}")
    yield f"      {before} → {after}" + (f" ({read_for})" if read_for else "")
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


def _in_force(day: date, jurisdiction: str) -> Mapping[str, Version]:
    of_years = _read_by_year(jurisdiction)
    found: dict[str, Version] = {
        **rules_on(day, jurisdiction),
        **parameters_on(day, jurisdiction),
    }
    return {name: version for name, version in found.items() if name not in of_years}


def _change(day: date, name: str, before: Version | None, after: Version | None) -> Change:
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
        cite=_cite(after, day) if after else "",
        standing=after.standing if after else "confirmed",
        note=after.note if after else "",
    )


def _says(name: str, entry: Version | None, language: Language) -> str:
    if isinstance(entry, Rule):
        return in_language(entry.words, language)
    return value_text(sheets()[entry.jurisdiction][name], entry, language) if entry else ""


def _cite(version: Version, day: date) -> str:
    return cite_on(_text(version), day)


def _text(version: Version) -> str:
    return version.cite if isinstance(version, Rule) else version.reference
