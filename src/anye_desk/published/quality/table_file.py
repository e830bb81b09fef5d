"""Figures of quality as files: what the pages show, numbers as numbers."""

from collections.abc import Iterable
from decimal import Decimal

from anye.paper.workbook import CellValue
from anye.quality.figures import Figure
from anye.quality.indicators import Indicator, hundredths_of
from anye_desk.frame.language import say
from anye_desk.frame.writing import decimal
from anye_desk.published.quality import labels
from anye_desk.published.quality.labels import township
from anye_desk.published.quality.overview import FigureLine

HUNDREDTHS = 2  # places


def figure_headings() -> tuple[str, ...]:
    """Return the headings of the list of indicators."""
    return (
        say("方面", "Dimension"),
        say("指标", "Indicator"),
        say("数据", "Feed"),
        say("部门", "Department"),
        say("月份", "Month"),
        say("数值", "Value"),
        say("单位", "Unit"),
        say("分子", "Numerator"),
        say("分母", "Denominator"),
    )


def figure_rows(lines: Iterable[FigureLine]) -> Iterable[tuple[CellValue, ...]]:
    """Return a row for each indicator; one without months names none."""
    for line in lines:
        one = line.indicator
        n, of = line.parts
        yield (
            str(line.dimension),
            str(line.name),
            str(line.feed_name),
            line.owner,
            line.month or "",
            _value(one, n, of),
            str(labels.unit(one)),
            n,
            of or "",
        )


def part_headings(one: Indicator) -> tuple[str, ...]:
    """Return the headings of one indicator; numerator and denominator by what they are."""
    return (
        say("月份", "Month"),
        say("乡镇街道", "Township"),
        say("细目（空为全部）", "What (empty: all)"),
        say("数值", "Value"),
        say("单位", "Unit"),
        say(f"分子：{one.numerator[0]}", f"Numerator: {one.numerator[1]}"),
        say(f"分母：{one.denominator[0]}", f"Denominator: {one.denominator[1]}"),
    )


def part_rows(one: Indicator, figures: Iterable[Figure]) -> Iterable[tuple[CellValue, ...]]:
    """Return a row for each month and township, then for each of what they are made of."""
    ordered = sorted(figures, key=lambda each: (bool(each.detail), each.month, each.township))
    for each in ordered:
        is_part = bool(each.detail)
        yield (
            each.month or "",
            str(township(each.township)),
            str(labels.detail(each.detail)) if is_part else "",
            "" if is_part else _value(one, each.numerator, each.denominator),
            "" if is_part else str(labels.unit(one)),
            each.numerator,
            "" if is_part else each.denominator or "",
        )


def _value(one: Indicator, numerator: int, denominator: int) -> Decimal:
    return decimal(hundredths_of(one, numerator, denominator), HUNDREDTHS)
