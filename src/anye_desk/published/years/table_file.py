"""Lists of a year as files: amounts and months are numbers, so that an office can add them up."""

from collections.abc import Iterable, Mapping
from typing import Any

from anye.paper.workbook import CellValue
from anye_desk.frame.language import say
from anye_desk.frame.writing import decimal, local_day
from anye_desk.published.years.labels import KINDS, NO_TOWNSHIP, PROBLEMS
from anye_desk.published.years.models import Outcome

FEN, THOUSANDTHS = 2, 3  # places of yuan and of person-months
Rows = Iterable[tuple[CellValue, ...]]


def employer_headings() -> tuple[str, ...]:
    """Return the headings of the list of employers."""
    return (
        say("单位名称", "Name"),
        say("统一社会信用代码", "Credit code"),
        say("性质", "Kind"),
        say("乡镇街道", "Township"),
        *_figure_headings(),
        say("减免前应纳费额（元）", "Levy before relief, yuan"),
        say("减免费额（元）", "Relief, yuan"),
        say("应缴费额（元）", "Levy due, yuan"),
        say("结果", "Outcome"),
        say("按时申报", "Declared in time"),
        say("未履行带头安排义务", "Public-body duty unmet"),
        say("疑点", "In doubt"),
    )


def employer_rows(listed: Iterable[Any], townships: Mapping[int, str]) -> Rows:
    """Return a row for each employer; an amount that is not known stays empty."""
    for one in listed:
        yield (
            str(one.employer),
            one.employer.credit_code,
            str(KINDS[one.kind]),
            str(townships.get(one.township, NO_TOWNSHIP)),
            one.headcount_months,
            one.counted_months,
            decimal(one.shortfall, THOUSANDTHS),
            *(_known(fen, FEN) for fen in (one.levy_before_relief, one.relief, one.levy_due)),
            str(Outcome(one.outcome).label),
            _whether(is_so=one.has_declared),
            _whether(is_so=one.duty_unmet),
            str(PROBLEMS.get(one.problem, one.problem)),
        )


def group_headings(of: str) -> tuple[str, ...]:
    """Return the headings of the district by groups of employers."""
    employers, levy = say("单位数", "Employers"), say("应缴费额（元）", "Levy due, yuan")
    return (of, employers, *_figure_headings(), levy)


def group_rows(lines: Iterable[Any]) -> Rows:
    """Return a row for each group; a sum that is not known stays empty."""
    for line in lines:
        numbers = line.numbers
        yield (
            str(line.text),
            numbers["employers"],
            numbers["headcount_months"],
            numbers["counted_months"],
            _known(numbers["shortfall"], THOUSANDTHS),
            _known(numbers["levy_due"], FEN),
        )


def flag_headings() -> tuple[str, ...]:
    """Return the headings of the employers to be worked out anew."""
    return (
        say("单位名称", "Name"),
        say("统一社会信用代码", "Credit code"),
        say("人员", "Person"),
        say("证号末四位", "ID, last four"),
        say("核定日期", "Decided"),
    )


def flag_rows(flags: Iterable[Any]) -> Rows:
    """Return a row for each flag; one of the employer itself names nobody."""
    for flag in flags:
        who = (str(flag.person.name), str(flag.person.tail)) if flag.person else ("", "")
        employer = flag.employer
        yield str(employer), employer.credit_code, *who, local_day(flag.raised_at).isoformat()


def _figure_headings() -> tuple[str, ...]:
    return (
        say("职工（人月，全年合计）", "Staff, person-months of the year"),
        say("计入（人月，全年合计）", "Counted, person-months of the year"),
        say("差额（人月，全年合计）", "Shortfall, person-months of the year"),
    )


def _known(value: int | None, places: int) -> CellValue:
    return "" if value is None else decimal(value, places)


def _whether(*, is_so: bool) -> str:
    return say("是", "yes") if is_so else say("否", "no")
