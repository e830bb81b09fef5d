"""The handbook of the law, ``docs/law``: written from the rules and sheets, never by hand."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from anye.codes.words.law import STANDING_WORDS
from anye.law.citing import cite_since
from anye.law.counting.reasons import REASONS
from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.levy.hardship import not_computed
from anye.law.names import in_full
from anye.law.parameters import HOME, Dated, Parameter, sheets
from anye.law.parts import all_facts, all_subjects
from anye.law.rule import Rule, Subject
from anye.law.texts import documents
from anye.rulebook.chain import labelled
from anye.rulebook.handbook.changes import changes
from anye.rulebook.handbook.text import period, sheets_of, value_text, versions
from anye.rulebook.plan import all_rules

DAWN, DUSK = date(2007, 1, 1), date(9999, 1, 1)
GENERATED = "<!-- 由 `make docs` 生成，请勿手改 / written by `make docs`, do not edit -->"
READ_ON: Mapping[str, str] = {
    "year": "按费款所属年度最后一日读取。/ Read on the last day of the levy year.",
    "each_year": "只对所列的年度有效，未列的年度未知。"
    "/ For the years listed only; any other year is not known.",
}


def law_pages() -> dict[str, str]:
    """Return the text of every page by file name."""
    pages = {"README.md": _index()}
    for subject in all_subjects():
        pages[_page_of(subject)] = page(f"{subject.zh} / {subject.en}", _rules_of(subject))
    pages["parameters.md"] = page("规定的数值 / Numbers of the law", _parameters())
    pages["texts.md"] = page("依据的文件 / The texts", _texts())
    pages["reasons.md"] = page("未计入原因 / Why a month does not count", _reasons())
    pages["changes.md"] = page(f"沿革 / What changed when ({HOME})", _changes())
    return pages


def page(title: str, lines: Iterable[str]) -> str:
    """Return a page with its title and the word that it is generated."""
    return "\n".join([f"# {title}", "", GENERATED, "", *lines]).rstrip() + "\n"


def _index() -> str:
    pages = [(_page_of(subject), subject.zh, subject.en) for subject in all_subjects()]
    pages += [
        ("parameters.md", "规定的数值", "Numbers of the law"),
        ("texts.md", "依据的文件", "The texts"),
        ("reasons.md", "未计入原因", "Why a month does not count"),
        ("changes.md", "沿革", "What changed when"),
        ("case.md", "试算文件", "The facts of one case"),
    ]
    links = [f"- [{zh}]({name}) {en}" for name, zh, en in pages]
    standing = [f"- **{words['zh']}** ({words['en']})" for words in STANDING_WORDS.values()]
    lines = [
        "每条规则：中文算法、依据、核实情况和沿革；程序按同一份规则计算。",
        "The rules as the program applies them: formula, citation, standing, history.",
        "",
        *links,
        "",
        "## 核实情况 / Standing",
        "",
        "一个数字的核实情况取其依据中最差的一个。",
        "A figure is as sure as the least sure thing it rests on.",
        "",
        *standing,
        "",
        "## 名称 / Names",
        "",
        "年度各部分的名称不重复，可以不写部分名。",
        "Names of the parts of a year are unique: the part may be left out.",
        "",
        "| 名称 | 中文 | 单位 | 类别 |",
        "|---|---|---|---|",
        *(
            f"| `{in_full(about.part, name)}` | {about.zh} | {about.unit} | {_link(name)} |"
            for name, about in _named()
        ),
    ]
    return page("法律手册 / The law", lines)


def _named() -> list[tuple[str, Any]]:
    return sorted(labelled().items())


def _link(name: str) -> str:
    if name in all_facts():
        return "事实"
    found = versions(name)
    page = _page_of(found[0].of) if found else "parameters.md"
    return f"[{'规则' if found else '数值'}]({page}#{name})"


def _heading(name: str) -> Iterable[str]:
    about = labelled()[name]
    return f'<a id="{name}"></a>', "", f"## {about.zh} `{in_full(about.part, name)}`", ""


def _page_of(subject: Subject) -> str:
    return f"{subject.name.replace('_', '-')}.md"


def _rules_of(subject: Subject) -> Iterable[str]:
    facts = [
        f"`{in_full(fact.part, name)}` {fact.zh} ({fact.en})"
        for name, fact in all_facts().items()
        if fact.of == subject
    ]
    yield from ("## 事实 / Facts", "", *(f"- {fact}" for fact in facts), "")
    for name in dict.fromkeys(entry.name for entry in all_rules() if entry.of == subject):
        found = versions(name)
        yield from _heading(name)
        for entry in found:
            yield from _rule(entry)
    if subject == EMPLOYER_YEAR:
        yield from ("## 未计算 / Not worked out", "")
        for one in not_computed(DUSK):
            yield from (f"- {one.zh}", f"- {one.en}")


def _rule(entry: Rule) -> Iterable[str]:
    yield f"**{period(entry.start, entry.end, 'zh')}** ({entry.jurisdiction}): {entry.words}"
    yield ""
    yield f"- {entry.en}"
    yield f"- 取数：{'、'.join(f'{labelled()[need].zh} `{need}`' for need in entry.needs)}"
    yield f"- 依据：{cite_since(entry.cite, entry.start)}"
    if entry.keyed_by == "year":
        yield "- 按费款所属年度最后一日有效的规定（不按规定适用日）"
    standing = STANDING_WORDS[entry.standing]["zh"]
    yield f"- 核实情况：{standing}{f'。{entry.note}' if entry.note else ''}"
    yield ""


def _parameters() -> Iterable[str]:
    for name in sorted({name for sheet in sheets().values() for name in sheet}):
        found = sheets_of(name)
        first = next(iter(found.values()))
        yield from (*_heading(name), first.en, "")
        yield from (READ_ON[first.keyed_by], "") if first.keyed_by in READ_ON else ()
        yield from ("| 地区 | 起 | 数值 | 依据 | 核实情况 | 说明 |", "|---|---|---|---|---|---|")
        for place, sheet in found.items():
            notes = ["", *(dated.note for dated in sheet.values)]
            for dated, above in zip(sheet.values, notes, strict=False):
                yield _row(
                    place,
                    sheet,
                    dated,
                    "同上" if dated.note and dated.note == above else dated.note,
                )
        yield ""


def _row(place: str, sheet: Parameter, dated: Dated, note: str) -> str:
    reference = f"[{dated.reference}]({dated.source})" if "://" in dated.source else dated.reference
    standing = STANDING_WORDS[dated.standing]["zh"]
    return (
        f"| {place} | {dated.start} | {value_text(sheet, dated)} | {reference} | {standing}"
        f" | {note} |"
    )


def _texts() -> Iterable[str]:
    yield from ("规则和数值引用的文件。", "The documents that rules and numbers cite.", "")
    yield from ("| 文号 | 名称 | 施行 | 核实情况 | 说明 |", "|---|---|---|---|---|")
    for text in documents().values():
        name = f"[{text.name}]({text.source})" if text.source else text.name
        since = str(text.in_force or "未见") + (f"至{text.until}" if text.until else "")
        standing = STANDING_WORDS[text.standing]["zh"]
        yield f"| {name} | {text.title} | {since} | {standing} | {text.note} |"


def _reasons() -> Iterable[str]:
    yield from ("| 位 | 代码 | 中文 | English | 依据 |", "|---|---|---|---|---|")
    for reason in REASONS:
        yield f"| {reason.bit} | `{reason.code}` | {reason.zh} | {reason.en} | {reason.cite} |"


def _changes() -> Iterable[str]:
    yield from (
        "日期是定下该项变化的文件起作用的日子；按费款所属年度读取的，另列适用的年度。",
        "The day is that of the text that made it; what is read by the levy year says which.",
        "",
    )
    yield from ("| 日期 | 名称 | 之前 | 之后 | 适用年度 | 依据 |", "|---|---|---|---|---|---|")
    for change in changes(DAWN, DUSK, HOME):
        before, after = change.before_zh or "无规定", change.after_zh or "无规定"
        if before == after:
            after = "不变，依据更新"
        yield (
            f"| {change.day_text()} | {change.zh} `{change.name}` | {before} | {after}"
            f" | {change.read_for_zh} | {change.cite} |"
        )
