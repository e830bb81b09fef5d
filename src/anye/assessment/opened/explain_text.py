"""An explanation as text for people and as JSON for machines."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from anye.assessment.opened.explain import ExplainedMonth, ExplainedYear
from anye.assessment.opened.posts_text import posts_text
from anye.assessment.opened.recheck import Mismatch
from anye.assessment.opened.stored import Row, SourceRow
from anye.codes.resident_id import shortened
from anye.codes.words.links import HOW_IN_WORDS
from anye.codes.words.years import WHY_NO_AMOUNT
from anye.kernel.language import Language
from anye.kernel.months import first_day
from anye.law.citing import cite_on
from anye.law.counting.reasons import Reason, reasons_of
from anye.law.law_day import end_of
from anye.law.levy.hardship import not_computed, not_computed_text
from anye.law.said.law_day_text import law_day_json, law_day_text
from anye.law.said.wording import in_words, yuan
from anye.rulebook.chain import labelled
from anye.rulebook.chain_text import as_json, as_text
from anye.rulebook.unknown_text import unknown_json, unknown_text
from anye.tables.feeds.accepted import FEED_TABLES
from anye.tables.year.assessed import EMPLOYER_MONTHS

GROUNDS = (
    "established_staff",
    "contract_staff",
    "seasonal_staff",
    "moved_in",
    "moved_out",
    "short_staff",
)
DrawTable = Callable[[Sequence[str], Sequence[Sequence[str]]], list[str]]
MONTHS_WIDE = 51  # columns that a line of the months takes
BIT = 1000  # weights are whole thousandths of it
WORDS: Mapping[str, Mapping[Language, str]] = {
    "year": {"zh": "{} 年度  {}  {}", "en": "Year {}  {}  {}"},
    "run": {"zh": "运行编号 {}", "en": "run {}"},
    "months": {
        "zh": "月份      职工   计入人数  残疾职工  工资总额（元）",
        "en": "month     staff  counted   persons   wages (yuan)",
    },
    "grounds": {
        "zh": "职工由参保登记的用工形式认定："
        "在编 {} 人月，一年及以上合同 {} 人月，季节性用工 {} 人月；"
        "残疾职工按派遣协议或劳动合同移入 {} 人月，移出 {} 人月；不满一年合同 {} 人月不计入。",
        "en": "Who is staff goes by the form of employment in the insurance record: established"
        " posts {} person-months, contracts of a year or more {}, seasonal {}; persons with"
        " disabilities moved in by agreement or contract {}, moved out {}; contracts of less than"
        " a year {}, not counted.",
    },
    "persons": {"zh": "残疾职工逐月认定", "en": "Employed persons, month by month"},
    "withheld": {
        "zh": "疑点：{}。以下金额因此不计算（不是0）：{}",
        "en": "In doubt: {}. These amounts are left empty for it (they are not nought): {}",
    },
    "person": {"zh": "人员 {}，单位 {}，{}", "en": "Person {}, employer {}, {}"},
    "elsewhere": {"zh": "同月在其他单位", "en": "At other employers in the month"},
    "counted_at": {"zh": "（计入 {}）", "en": " (counted at {})"},
    "sent_from": {"zh": "（由 {} 派遣）", "en": " (sent by {})"},
    "one_more": {"zh": "（当月另有此件同时有效）", "en": " (in force in the month too)"},
    "added_up": {"zh": "（分项之一，各项相加）", "en": " (one of the parts added up)"},
    "replaced": {"zh": "（已被后来的行取代）", "en": " (replaced by a later line)"},
    "namesake": {
        "zh": "提示：{} 与已注销的单位同名，合同是否由其承继，请核实。",
        "en": "Hint: {} bears the name of the employer that ended; find out whether it took over.",
    },
    "names_differ": {
        "zh": "注意：同一身份号码在不同记录中姓名不一致，见 anye quality。",
        "en": "Note: this ID is seen under different names; see anye quality.",
    },
    "in_time": {"zh": "申报：{} 申报，期限至 {}", "en": "Declared on {}, the last day being {}"},
    "late": {
        "zh": "申报：{} 申报，期限至 {}，逾期，视为未安排",
        "en": "Declared on {}, after the last day, {}: as if nobody were employed",
    },
    "no_window": {
        "zh": "申报：{} 申报；申报期限未知，按已按时申报处理（未核实）",
        "en": "Declared on {}; the last day is not known, taken as declared in time (unverified)",
    },
    "early": {
        "zh": "申报：{} 申报，早于年度末，视为未安排（未核实，请核对日期）；期限至 {}",
        "en": "Declared on {}, before the year was over, so not for that year: as if nobody were"
        " employed (unverified, check the date); the last day is {}",
    },
    "lapsed": {
        "zh": "不予认定：证件在 {} 申报前已失效",
        "en": "not credited: certificate lapsed before the filing on {}",
    },
    "undeclared": {
        "zh": "申报：未申报，期限至 {}，视为未安排",
        "en": "Not declared; the last day is {}: as if nobody were employed",
    },
    "counts": {"zh": "计入 {} 人", "en": "counts as {}"},
    "sources": {"zh": "依据的记录", "en": "Rests on these records"},
    "source": {"zh": "{} 文件 {} 第 {} 行", "en": "{} file {} line {}"},
    "linked": {
        "zh": "（原行未注明是谁，由关联得出：{}，权重 {} 比特）",
        "en": " (the row does not say who; linked: {}, weight {} bits)",
    },
    "of_the_year": {"zh": "年度", "en": "the year"},
    "off": {
        "zh": "警报：以下数字与复算不一致，请停止使用并报告",
        "en": "ALARM: these figures differ from the reference; do not use them, report them",
    },
    "agrees": {"zh": "已逐项复算，与存档一致。", "en": "Worked out anew; the run stored the same."},
    "edited": {
        "zh": "注意：该次运行之后，所依据的规则或数值有改动，以下按现行的解释。",
        "en": "Note: rules or values of this run were changed since; explained by those of today.",
    },
}


def year_text(
    explained: ExplainedYear, language: Language = "zh", narrow: DrawTable | None = None
) -> str:
    """Write an employer's year: its months, its persons, the chain, the recheck.

    Args:
        explained: the year.
        language: in which.
        narrow: lays the months out where lines of their usual width have no room.
    """
    employer, row = explained.employer, explained.row
    lines = [
        _say("year", language, row["year"], employer["credit_code"], employer["employer_name"]),
        _say("run", language, explained.run_id),
        law_day_text(explained.law_day, language),
        *_edited(explained, language),
        _filing(explained, language),
        "",
        *_months(explained, language, narrow),
        _say("grounds", language, *_grounds(explained).values()),
        "",
        _say("persons", language),
        *_person_lines(explained, language),
        "",
        as_text(explained.steps, language),
        "",
    ]
    if explained.withheld:
        lines.append(_withheld(explained, language))
    if explained.unknown:
        lines += [unknown_text(explained.unknown, language), ""]
    beside = not_computed_text(explained.law_day.day, language)
    for said in (posts_text(row, explained.steps, language), beside):
        lines += [said, ""] if said else []
    return "\n".join([*lines, *_recheck(explained.mismatches, language)])


def _months(explained: ExplainedYear, language: Language, narrow: DrawTable | None) -> list[str]:
    if narrow is None:
        return [_say("months", language), *(_month_line(month) for month in explained.months)]
    headings = WORDS["months"][language].replace(" (", "(").split()
    return narrow(headings, [_month_line(month).split() for month in explained.months])


def _grounds(explained: ExplainedYear) -> dict[str, int]:
    """Return the year's person-months of staff by the ground on which they are counted or not."""
    return {name: sum(month[name] for month in explained.months) for name in GROUNDS}


def _withheld(explained: ExplainedYear, language: Language) -> str:
    problem = explained.row["problem"]
    zh, en = WHY_NO_AMOUNT.get(problem, (problem, problem))
    if language == "en":
        return _say("withheld", language, en, ", ".join(explained.withheld))
    names = "、".join(f"{labelled()[name].zh} [{name}]" for name in explained.withheld)
    return _say("withheld", language, zh, names)


def month_text(explained: ExplainedMonth, language: Language = "zh") -> str:
    """Write a person's month: the verdict, why, and the records it rests on."""
    row = explained.row
    lines = [
        _say("person", language, shortened(row["person_id"]), _name(explained, row), row["month"]),
        _say("counts", language, row["counts"]) + _at_host(explained, row, language),
        *(f"  {getattr(one, language)}（{_cite(one, row)}）" for one in explained.reasons),
        *([f"  {lapsed_text(explained, language)}"] if explained.lapsed_on else []),
        *namesakes_text(explained, language),
        *([_say("names_differ", language)] if explained.names_differ else []),
        *_edited(explained, language),
        *_elsewhere(explained, language),
        "",
        _say("sources", language),
        *(_source_line(source, language) for source in explained.sources),
        "",
        as_text(explained.steps, language),
        "",
    ]
    return "\n".join([*lines, *_recheck(explained.mismatches, language)])


def lapsed_text(explained: ExplainedMonth, language: Language) -> str:
    """Say that a month that counts is not credited, for the certificate lapsed by the filing."""
    day = explained.lapsed_on
    return _say("lapsed", language, day.isoformat()) if day else ""


def namesakes_text(explained: ExplainedMonth, language: Language) -> list[str]:
    """Name the living employers that bear the name of one that has ended."""
    called = (f"{row['credit_code']} {row['employer_name']}".strip() for row in explained.namesakes)
    return [_say("namesake", language, name) for name in called]


def year_json(explained: ExplainedYear) -> dict[str, Any]:
    """Return an employer's year as plain values; money in fen."""
    return {
        "run": explained.run_id,
        "employer": _plain(explained.employer),
        "figures": _plain(explained.row),
        "months": [_plain(month) for month in explained.months],
        "grounds": _grounds(explained),
        "persons": [
            _person_json(person) | {"lapsed_at_filing": _is_lapsed(explained, person)}
            for person in explained.persons
        ],
        "employers": [_plain(row) for row in explained.employers.values()],
        "law_day": law_day_json(explained.law_day),
        "declare_until": explained.declare_until and explained.declare_until.isoformat(),
        "steps": as_json(explained.steps),
        "withheld": list(explained.withheld),
        "unknown": unknown_json(explained.unknown),
        "not_computed": [asdict(one) for one in not_computed(explained.law_day.day)],
        "mismatches": [asdict(wrong) for wrong in explained.mismatches],
        "law_is_unchanged": explained.law_is_unchanged,
    }


def month_json(explained: ExplainedMonth) -> dict[str, Any]:
    """Return a person's month as plain values; money in fen."""
    return {
        "run": explained.run_id,
        "facts": _person_json(explained.row),
        "lapsed_on": explained.lapsed_on and explained.lapsed_on.isoformat(),
        "elsewhere": [_person_json(row) for row in explained.elsewhere],
        "employers": [_plain(row) for row in explained.employers.values()],
        "namesakes": [_plain(row) for row in explained.namesakes],
        "names_differ": explained.names_differ,
        "sources": [_source_json(source) for source in explained.sources],
        "steps": as_json(explained.steps),
        "mismatches": [asdict(wrong) for wrong in explained.mismatches],
        "law_is_unchanged": explained.law_is_unchanged,
    }


def _person_json(row: Row) -> dict[str, Any]:
    reasons = [
        {"code": reason.code, "zh": reason.zh, "en": reason.en, "cite": _cite(reason, row)}
        for reason in reasons_of(row["failed"])
    ]
    return {**_plain(row), "reasons": reasons}


def _cite(reason: Reason, row: Row) -> str:
    return cite_on(reason.cite, first_day(row["month"]))


def _source_line(source: SourceRow, language: Language) -> str:
    feed = FEED_TABLES[source.feed].zh if language == "zh" else source.feed
    line = "  " + _say("source", language, feed, source.file, source.line)
    line += _say(source.part, language) if source.part in WORDS else ""
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


def _person_lines(explained: ExplainedYear, language: Language) -> list[str]:
    here = explained.employer["employer_id"]
    return [
        f"  {shortened(row['person_id'])}  {row['month']}  {row['counts']}"
        + (_at_host(explained, row, language) if row["credit_to"] != here else "")
        + (_from_agency(explained, row, language) if row["employer_id"] != here else "")
        + ("  " + in_words(row["failed"], "bits", language) if row["failed"] else "")
        + (_lapsed(explained, language) if _is_lapsed(explained, row) else "")
        for row in explained.persons
    ]


def _is_lapsed(explained: ExplainedYear, row: Row) -> bool:
    here = row["credit_to"] == explained.employer["employer_id"]
    return bool(row["counts"]) and here and row["person_id"] in explained.lapsed


def _lapsed(explained: ExplainedYear, language: Language) -> str:
    return "  " + _say("lapsed", language, explained.row["declared_on"].isoformat())


def _elsewhere(explained: ExplainedMonth, language: Language) -> list[str]:
    lines = [
        f"  {_name(explained, row)}  "
        + _say("counts", language, row["counts"])
        + _at_host(explained, row, language)
        + ("  " + in_words(row["failed"], "bits", language) if row["failed"] else "")
        for row in explained.elsewhere
    ]
    return ["", _say("elsewhere", language), *lines] if lines else []


def _at_host(explained: ExplainedYear | ExplainedMonth, row: Row, language: Language) -> str:
    if row["credit_to"] == row["employer_id"]:
        return ""
    return _say("counted_at", language, _named(explained, row["credit_to"]))


def _from_agency(explained: ExplainedYear, row: Row, language: Language) -> str:
    return _say("sent_from", language, _named(explained, row["employer_id"]))


def _name(explained: ExplainedMonth, row: Row) -> str:
    return _named(explained, row["employer_id"])


def _named(explained: ExplainedYear | ExplainedMonth, employer_id: int) -> str:
    known = explained.employers.get(employer_id)
    return f"{known['credit_code']} {known['employer_name']}".strip() if known else str(employer_id)


def _filing(explained: ExplainedYear, language: Language) -> str:
    row, last = explained.row, explained.declare_until
    until = last.isoformat() if last else {"zh": "未知", "en": "not known"}[language]
    if row["declared_on"] is None:
        return _say("undeclared", language, until)
    what = "in_time" if row["has_declared"] else "late"
    if row["has_declared"] and last is None:
        what = "no_window"
    elif row["declared_on"] <= end_of(row["year"]):
        what = "early"
    return _say(what, language, row["declared_on"].isoformat(), until)


def mismatch_text(off: Mismatch, language: Language = "zh") -> tuple[str, str, str, str]:
    """Write of what a figure is that differs, the figure, what is stored and what was found."""
    about = labelled().get(off.name)  # sums of persons are no rule's and no fact's
    zh, unit = (
        (about.zh, about.unit) if about else (EMPLOYER_MONTHS.columns[off.name].zh, "persons")
    )
    of = _say("of_the_year", language) if off.of == "employer_year" else off.of
    name = f"{zh}（{off.name}）" if language == "zh" else off.name
    stored, found = (
        "—" if value is None else in_words(value, unit, language, name=off.name)
        for value in (off.stored, off.found)
    )
    return of, name, stored, found


def _recheck(mismatches: Iterable[Mismatch], language: Language) -> list[str]:
    wrong = [
        f"  {of} {name}: {stored} ≠ {found}"
        for of, name, stored, found in (mismatch_text(off, language) for off in mismatches)
    ]
    return [_say("off", language), *wrong] if wrong else [_say("agrees", language)]


def _edited(explained: ExplainedYear | ExplainedMonth, language: Language) -> list[str]:
    return [] if explained.law_is_unchanged else [_say("edited", language)]


def _say(what: str, language: Language, *values: object) -> str:
    return WORDS[what][language].format(*values)
