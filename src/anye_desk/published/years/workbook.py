"""One employer's year as a workbook an office can file."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any

from anye.law.said.wording import UNIT_WORDS
from anye.paper.workbook import SheetRow, workbook, write_sheet
from anye.rulebook.chain import Step
from anye_desk.frame import writing
from anye_desk.frame.hidden import Hidden, or_hidden
from anye_desk.frame.language import say
from anye_desk.frame.templatetags.words import of_law, standing_words
from anye_desk.published.years.columns import MONTH_LABELS
from anye_desk.published.years.labels import KINDS, PROBLEMS
from anye_desk.published.years.models import EmployerYear
from anye_desk.published.years.persons import PersonsYear

PLACES = 2  # places of an amount in yuan
Rows = Iterable[SheetRow]
WHOLE = ("persons", "person_months", "times", "years", "days")
NUMBERS: Mapping[str, tuple[int, tuple[str, str]]] = {  # by unit: places, and how it is called
    **{
        unit: (0, UNIT_WORDS[unit])
        for unit in ("persons", "person_months", "times", "years", "days")
    },
    **dict.fromkeys(("posts", "employers"), (0, ("个", ""))),
    "fen": (PLACES, UNIT_WORDS["fen"]),
    "thousandth_person_months": (3, UNIT_WORDS["person_months"]),
    "per_mille": (1, ("%", "%")),
}


def workbook_of(
    result: EmployerYear,
    months: Iterable[Mapping[str, Any]],
    persons: Iterable[PersonsYear],
    steps: Iterable[Step],
) -> bytes:
    """Return the workbook of an employer's year: figures, months, persons, steps."""
    content = BytesIO()
    with workbook(content) as book:
        for title, headings, rows in (
            (say("概况", "Summary"), (say("项目", "Item"), say("内容", "Value")), _summary(result)),
            (say("单位月度", "Months"), _month_headings(), _months(months)),
            (say("人员月度", "Persons"), _person_headings(), _persons(persons)),
            (say("计算步骤", "Steps"), _step_headings(), _steps(steps)),
        ):
            write_sheet(book, title, headings, rows)
    return content.getvalue()


def _summary(result: EmployerYear) -> Rows:
    run = result.run
    yield say("单位名称", "Employer"), result.employer.name
    yield say("统一社会信用代码", "Credit code"), result.employer.credit_code
    yield say("单位性质", "Kind"), str(KINDS[result.kind])
    yield say("年度", "Year"), run.year
    yield say("结果", "Outcome"), str(result.get_outcome_display())
    if result.problem:
        yield say("疑点", "In doubt"), str(PROBLEMS.get(result.problem, result.problem))
    for text, fen in (
        (say("减免前应纳费额（元）", "Levy before relief, yuan"), result.levy_before_relief),
        (say("减免费额（元）", "Relief, yuan"), result.relief),
        (say("应缴费额（元）", "Levy due, yuan"), result.levy_due),
    ):
        yield text, _amount(fen, result)
    for said in run.unknown.values():
        yield say("未知", "Not known"), say(said["zh"], said["en"])
    yield say("核实情况", "Standing"), say("所依据的规定见“计算步骤”", "See the sheet of steps")
    yield say("结果编号", "Run"), run.run_id
    yield say("规定版本", "Version of the law"), run.law_version


def _amount(fen: int | None, result: EmployerYear) -> Decimal | str:
    if fen is not None:
        return writing.decimal(fen, PLACES)
    return say("无法认定", "cannot be worked out") if result.problem else writing.yuan(fen)


def _month_headings() -> tuple[str, ...]:
    *texts, wages = map(str, MONTH_LABELS.values())
    return (*texts, f"{wages}{say('（元）', ', yuan')}")


def _months(months: Iterable[Mapping[str, Any]]) -> Rows:
    for row in months:
        month, *numbers, wages = row.values()
        yield writing.month(month), *numbers, _wages(wages)


def _wages(wages: int | Hidden) -> Decimal | str:
    return str(wages) if isinstance(wages, Hidden) else writing.decimal(wages, PLACES)


def _person_headings() -> tuple[str, ...]:
    return (
        say("姓名", "Name"),
        say("身份证号末四位", "ID, last four"),
        say("等级", "Level"),
        *(say(f"{n}月", str(n)) for n in range(1, 13)),
        say("计入人月", "Counted"),
        say("未计入原因", "Why not"),
    )


def _persons(persons: Iterable[PersonsYear]) -> Rows:
    for one in persons:
        why = say("；", "; ").join(
            f"{kept.months}{say('：', ': ')}{say(kept.reason.zh, kept.reason.en)}"
            for kept in one.kept
        )
        signs = (verdict.found.counts if verdict.found else "–" for verdict in one.verdicts)
        yield one.person.name, one.person.tail, one.level, *signs, one.counted, why


def _step_headings() -> tuple[str, ...]:
    return (
        say("名称", "Name"),
        say("数值", "Value"),
        say("单位", "Unit"),
        say("算法", "Formula"),
        say("依据", "Law"),
        say("核实情况", "Standing"),
        say("说明", "Note"),
    )


def _steps(steps: Iterable[Step]) -> Rows:
    for step in steps:
        yield (
            say(step.zh, step.en),
            *_valued(step),
            of_law(step.words),
            step.cite,
            standing_words(step.standing),
            of_law(step.note),
        )


def _valued(step: Step) -> tuple[Decimal | str, str]:
    """Write a figure as a number and its unit; what is no number as words."""
    if step.unit not in NUMBERS or not isinstance(step.value, int):
        return or_hidden(writing.figure)(step.value, step.unit, step.name), ""
    places, unit = NUMBERS[step.unit]
    return writing.decimal(step.value, places), say(*unit)
