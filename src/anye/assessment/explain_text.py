"""An explanation as text for people and as JSON for machines."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from anye.assessment.chain_text import as_json, as_text
from anye.assessment.explain import EmployerYear, PersonMonth
from anye.assessment.recheck import Mismatch
from anye.assessment.stored import Row, SourceRow
from anye.law.reasons import reasons_of
from anye.law.wording import Language, in_words, yuan
from anye.tables.link_words import HOW_IN_WORDS

BIT = 1000  # weights are whole thousandths of it
WORDS: Mapping[str, Mapping[Language, str]] = {
    "year": {"zh": "{} 年度  {}  {}", "en": "Year {}  {}  {}"},
    "run": {"zh": "运行编号 {}", "en": "run {}"},
    "months": {
        "zh": "月份      职工   计入人数  残疾职工  工资总额（元）",
        "en": "month     staff  counted   persons   wages (yuan)",
    },
    "persons": {"zh": "残疾职工逐月认定", "en": "Employed persons, month by month"},
    "withheld": {
        "zh": "疑点“{}”：以下金额暂不计算：{}",
        "en": 'Problem "{}": these amounts are left empty: {}',
    },
    "person": {"zh": "人员 {}，单位 {}，{}", "en": "Person {}, employer {}, {}"},
    "counts": {"zh": "计入 {} 人", "en": "counts as {}"},
    "sources": {"zh": "依据的记录", "en": "Rests on these records"},
    "source": {"zh": "{} 文件 {} 第 {} 行", "en": "{} file {} line {}"},
    "linked": {
        "zh": "（原行未注明是谁，由关联得出：{}，权重 {} 比特）",
        "en": " (the row does not say who; linked: {}, weight {} bits)",
    },
    "off": {
        "zh": "警报：以下数字与复算不一致，请停止使用并报告",
        "en": "ALARM: these figures differ from the reference; do not use them, report them",
    },
    "agrees": {"zh": "已逐项复算，与存档一致。", "en": "Worked out anew; the run stored the same."},
    "edited": {
        "zh": "注意：该次运行之后规定文件有改动，以下按现行文件解释。",
        "en": "Note: rules or sheets were edited since this run; explained by those of today.",
    },
}


def year_text(explained: EmployerYear, language: Language = "zh") -> str:
    """Write an employer's year: its months, its persons, the chain, the recheck."""
    employer, row = explained.employer, explained.row
    lines = [
        _say("year", language, row["year"], employer["credit_code"], employer["employer_name"]),
        _say("run", language, explained.run_id),
        *_edited(explained, language),
        "",
        _say("months", language),
        *(_month_line(month) for month in explained.months),
        "",
        _say("persons", language),
        *_person_lines(explained.persons, language),
        "",
        as_text(explained.steps, language),
        "",
    ]
    if explained.withheld:
        names = "、".join(explained.withheld)
        lines.append(_say("withheld", language, row["problem"], names))
    return "\n".join([*lines, *_recheck(explained.mismatches, language)])


def month_text(explained: PersonMonth, language: Language = "zh") -> str:
    """Write a person's month: the verdict, why, and the records it rests on."""
    row = explained.row
    lines = [
        _say("person", language, row["person_id"], row["employer_id"], row["month"]),
        _say("counts", language, row["counts"]),
        *(f"  {getattr(reason, language)}（{reason.cite}）" for reason in explained.reasons),
        *_edited(explained, language),
        "",
        _say("sources", language),
        *(_source_line(source, language) for source in explained.sources),
        "",
        as_text(explained.steps, language),
        "",
    ]
    return "\n".join([*lines, *_recheck(explained.mismatches, language)])


def year_json(explained: EmployerYear) -> dict[str, Any]:
    """Return an employer's year as plain values; money in fen."""
    return {
        "run": explained.run_id,
        "employer": _plain(explained.employer),
        "figures": _plain(explained.row),
        "months": [_plain(month) for month in explained.months],
        "persons": [_person_json(person) for person in explained.persons],
        "steps": as_json(explained.steps),
        "withheld": list(explained.withheld),
        "mismatches": [asdict(wrong) for wrong in explained.mismatches],
        "law_is_unchanged": explained.law_is_unchanged,
    }


def month_json(explained: PersonMonth) -> dict[str, Any]:
    """Return a person's month as plain values; money in fen."""
    return {
        "run": explained.run_id,
        "facts": _person_json(explained.row),
        "elsewhere": [_person_json(row) for row in explained.elsewhere],
        "sources": [_source_json(source) for source in explained.sources],
        "steps": as_json(explained.steps),
        "mismatches": [asdict(wrong) for wrong in explained.mismatches],
        "law_is_unchanged": explained.law_is_unchanged,
    }


def _person_json(row: Row) -> dict[str, Any]:
    reasons = [
        {"code": reason.code, "zh": reason.zh, "en": reason.en, "cite": reason.cite}
        for reason in reasons_of(row["failed"])
    ]
    return {**_plain(row), "reasons": reasons}


def _source_line(source: SourceRow, language: Language) -> str:
    line = "  " + _say("source", language, source.feed, source.file, source.line)
    if not source.how:
        return line
    how = HOW_IN_WORDS[source.how][language]
    return line + _say("linked", language, how, f"{source.weight / BIT:.1f}")


def _source_json(source: SourceRow) -> dict[str, Any]:
    return asdict(source)


def _plain(row: Row) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()
    }


def _month_line(row: Row) -> str:
    heads, counted, persons = row["headcount"], row["counted"], row["counted_persons"]
    return f"{row['month']}  {heads:7}  {counted:7}  {persons:7}  {yuan(row['wages']):>16}"


def _person_lines(rows: Iterable[Row], language: Language) -> list[str]:
    return [
        f"  {row['person_id']}  {row['month']}  {row['counts']}  "
        + (in_words(row["failed"], "bits", language) if row["failed"] else "")
        for row in rows
    ]


def _recheck(mismatches: Iterable[Mismatch], language: Language) -> list[str]:
    wrong = [f"  {off.of} {off.name}: {off.stored} ≠ {off.found}" for off in mismatches]
    return [_say("off", language), *wrong] if wrong else [_say("agrees", language)]


def _edited(explained: EmployerYear | PersonMonth, language: Language) -> list[str]:
    return [] if explained.law_is_unchanged else [_say("edited", language)]


def _say(what: str, language: Language, *values: object) -> str:
    return WORDS[what][language].format(*values)
