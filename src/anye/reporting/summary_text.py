"""The district's year as a page of text, in Chinese or English."""

from collections.abc import Iterable, Mapping

from anye.codes.divisions import TOWNSHIPS
from anye.codes.lists import EMPLOYER_KINDS, EmployerKind
from anye.codes.words import Words, years
from anye.kernel.language import Language
from anye.law.said.wording import in_words, yuan
from anye.reporting.summary import EmployerNumbers, Summary

TITLE: Words = (
    "{} 年度残疾人按比例就业认定（{}）",
    "Employment of persons with disabilities, {} ({})",
)
RUN: Words = ("运行编号 {}", "run {}")
BODIES: Words = (
    "机关事业单位合计：编制 {:,}，计入 {}，按编制总数尚差 {}（期限2027年底）",
    "bodies and institutions together: {:,} posts, {} count, {} short of them (end of 2027)",
)
PERSONS: Mapping[str, Words] = {
    "registered": ("持证人员", "certificate holders"),
    "of_working_age": ("其中就业年龄段内", "of working age"),
    "with_evidence": ("有就业记录", "with any record of work"),
    "with_counted_month": ("有计入月份", "with a month that counts"),
    "months": ("认定人月", "person-months looked at"),
    "months_counted": ("其中计入", "of them counting"),
    "months_weighted": ("折算后（重度按2计）", "weighted (severe ones twice)"),
}
EMPLOYERS: Mapping[str, Words] = {
    "employers": ("用人单位", "employers"),
    "liable": ("缴费义务单位", "liable"),
    "meeting_quota": ("达到应安排比例", "meeting the quota"),
    "exempt": ("未达比例而免征", "below the quota, exempt"),
    "owing": ("应缴费", "owing a levy"),
    "not_declared": ("未按时申报", "not declared in time"),
    "over_quota_employers": ("超比例安排", "above the quota"),
    "with_duty": ("有带头安排义务", "public bodies bound to employ"),
    "duty_unmet": ("未履行带头安排义务", "of them employing nobody"),
    "with_problem": ("有疑点、暂不计算金额", "with a problem, no amount"),
}
AMOUNTS: Mapping[str, Words] = {
    "levy_before_relief": ("减免前应纳费额", "levy before relief"),
    "relief": ("减免费额", "relief"),
    "levy_due": ("应缴费额", "levy due"),
}
COLUMNS = ("employers", "meeting_quota", "exempt", "owing")
YUAN: Words = ("（元）", " (yuan)")
OVER_QUOTA: Words = ("超比例安排", "over quota")
BY_KIND: Words = ("按单位性质", "By kind of employer")
BY_TOWNSHIP: Words = ("按乡镇街道", "By township")
REASONS: Words = ("未计入的主要原因（人月）", "Why months did not count (person-months)")
PROBLEMS: Words = ("疑点单位", "Employers with a problem")
FINDINGS: Words = ("关联疑点", "Findings of linkage")
UNKNOWN: Words = ("未知", "unknown")
NOT_WORKED_OUT: Words = (
    "未知的数字（不作推测，不借用其他年度的数值）：",
    "Figures that are not known (no guess is made, nothing is borrowed from another year):",
)
DOUBTS: Words = (
    "注意：本年度结果依据的规定或数值中，{} 项未核实、{} 项仅见转引，所有金额均非最终。",
    "Note: of what this year rests on, {} are unverified, {} seen quoted only; no amount is final.",
)


def summary_text(summary: Summary, language: Language = "zh") -> str:
    """Write the district's year as a page of text."""
    say = 0 if language == "zh" else 1
    sections = [
        [
            TITLE[say].format(summary.year, summary.jurisdiction),
            RUN[say].format(summary.run_id),
            summary.law_day_said["en" if say else "zh"],
            _doubts(summary, say),
        ],
        [_line(pair[say], getattr(summary.persons, name)) for name, pair in PERSONS.items()],
        [*_employers(summary.employers, say), *_bodies(summary, say)],
        _table(BY_KIND[say], summary.by_kind, _kind(say), say),
        _table(BY_TOWNSHIP[say], summary.by_township, _township(say), say),
        _counts(REASONS[say], {(one.zh, one.en)[say]: one.months for one in summary.reasons}),
        _counts(PROBLEMS[say], _named(summary.problems, years.PROBLEMS, say)),
        _counts(FINDINGS[say], _named(summary.findings, years.FINDINGS, say)),
        _unknown(summary, "en" if say else "zh"),
        [(one.zh, one.en)[say] for one in summary.not_computed],
    ]
    page = "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"
    return page.replace("：", ": ") if say else page


def _doubts(summary: Summary, say: int) -> str:
    found = list(summary.standings.values())
    return DOUBTS[say].format(found.count("unverified"), found.count("secondary"))


def _unknown(summary: Summary, language: Language) -> list[str]:
    lines = [f"  {said[language]}" for said in summary.unknown.values()]
    return [NOT_WORKED_OUT[language == "en"], *lines] if lines else []


def _employers(numbers: EmployerNumbers, say: int) -> list[str]:
    language: Language = "en" if say else "zh"
    over = numbers.sums["over_quota"]
    written = UNKNOWN[say] if over is None else in_words(over, "thousandth_person_months", language)
    return [
        *(_line(pair[say], getattr(numbers, name), say) for name, pair in EMPLOYERS.items()),
        *(f"  {_amount(name, say)}：{_yuan(numbers.sums[name], say)}" for name in AMOUNTS),
        f"  {OVER_QUOTA[say]}：{written}",
    ]


def _bodies(summary: Summary, say: int) -> list[str]:
    if not summary.bodies:
        return []
    language: Language = "en" if say else "zh"
    counted = in_words(summary.bodies.counted_months, "person_months", language)
    short = in_words(summary.bodies.short, "thousandth_person_months", language)
    return ["  " + BODIES[say].format(summary.bodies.posts, counted, short)]


def _table(
    title: str, groups: Iterable[EmployerNumbers], names: Mapping[int, str], say: int
) -> list[str]:
    heads = "  ".join(f"{pair[say]:>9}" for pair in (EMPLOYERS[name] for name in COLUMNS))
    lines = [f"{title}：", f"  {heads}  {_amount('levy_due', say):>18}"]
    for group in groups:
        figures = "  ".join(f"{_number(getattr(group, name), say):>9}" for name in COLUMNS)
        levy = _yuan(group.sums["levy_due"], say)
        lines.append(f"  {figures}  {levy:>18}  {names.get(group.code, UNKNOWN[say])}")
    return lines


def _counts(title: str, counts: Mapping[str, int]) -> list[str]:
    return [f"{title}：", *(_line(name, n) for name, n in counts.items())] if counts else []


def _named(counts: Mapping[str, int], words: Mapping[str, Words], say: int) -> Mapping[str, int]:
    return {words[code][say]: n for code, n in counts.items()}


def _line(name: str, n: int | None, say: int = 0) -> str:
    return f"  {name}：{_number(n, say)}"


def _number(n: int | None, say: int) -> str:
    return UNKNOWN[say] if n is None else f"{n:,}"


def _amount(name: str, say: int) -> str:
    return AMOUNTS[name][say] + YUAN[say]


def _yuan(fen: int | None, say: int) -> str:
    return UNKNOWN[say] if fen is None else yuan(fen)


def _kind(say: int) -> Mapping[int, str]:
    english = {int(kind): kind.name.lower().replace("_", " ") for kind in EmployerKind}
    return english if say else EMPLOYER_KINDS


def _township(say: int) -> Mapping[int, str]:
    return {0: UNKNOWN[say], **TOWNSHIPS}
