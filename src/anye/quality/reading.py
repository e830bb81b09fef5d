"""A finished report read back: figures of a month, their trend, contradictions, rejected rows."""

from collections.abc import Iterable, Sequence
from typing import Any

from anye.quality.contradictions import in_order
from anye.quality.figures import Figure, figure_of, totals
from anye.quality.indicators import INDICATORS, value_of
from anye.tables.engines.engine import Engine
from anye.tables.quality.measured import CONTRADICTIONS, NO_MONTH, QUALITY_INDICATORS, REJECTED_ROWS
from anye.tables.quality.reports import QualityReport

StoredRow = dict[str, Any]


def figures_of(report: QualityReport, engine: Engine) -> list[Figure]:
    """Return every figure of a report."""
    table = engine.scan(QUALITY_INDICATORS, [report.file("quality_indicators")])
    return sorted(map(figure_of, engine.fetch(table)), key=_place)


def contradictions_of(report: QualityReport, engine: Engine) -> list[StoredRow]:
    """Return every contradiction of a report, in the order of the kinds."""
    table = engine.scan(CONTRADICTIONS, [report.file("contradictions")])
    return [dict(row) for row in in_order(engine.fetch(table))]


def rejected_of(report: QualityReport, engine: Engine) -> list[StoredRow]:
    """Return every fault of every rejected row, in the order of the files."""
    rows = engine.fetch(engine.scan(REJECTED_ROWS, report.rejected()))
    return sorted(rows, key=lambda row: (row["feed"], row["source_row"], row["field"]))


def figures_chosen(
    figures: Iterable[Figure],
    *,
    feeds: Sequence[str] = (),
    month: int | None = None,
    township: int | None = None,
) -> list[Figure]:
    """Return the figures of some feeds, a month and the feeds without months, a township."""
    return [
        one
        for one in figures
        if (not feeds or one.feed in feeds)
        and (month is None or one.month in {month, NO_MONTH})
        and (township is None or one.township == township)
    ]


def values(figures: Iterable[Figure]) -> dict[tuple[str, str, str, int], int]:
    """Return the value of each indicator, detail, feed and month, over the townships given."""
    return {key: value_of(INDICATORS[key[0]], *sums) for key, sums in totals(figures).items()}


def trend_of(
    figures: Iterable[Figure], indicator: str, feed: str, detail: str = ""
) -> dict[int, int]:
    """Return an indicator of a feed by month."""
    return {
        month: value
        for (of, what, where, month), value in sorted(values(figures).items())
        if (of, what, where) == (indicator, detail, feed)
    }


def of_month(
    figures: Iterable[Figure], indicator: str, feed: str, month: int
) -> tuple[int, int, int] | None:
    """Return value, numerator and denominator of a month; of a feed without months, its own."""
    sums = totals(figures)
    found = sums.get((indicator, "", feed, month), sums.get((indicator, "", feed, NO_MONTH)))
    return (value_of(INDICATORS[indicator], *found), *found) if found else None


def of_year(figures: Iterable[Figure], indicator: str, feed: str) -> tuple[int, int, int] | None:
    """Return value, numerator and denominator over all months; of days, those of the longest."""
    found = [
        sums
        for (of, detail, where, _), sums in totals(figures).items()
        if (of, detail, where) == (indicator, "", feed)
    ]
    if not found:
        return None
    if INDICATORS[indicator].unit == "days":
        days, of = max(found)
        return days, days, of
    n, of = (sum(column) for column in zip(*found, strict=True))
    return value_of(INDICATORS[indicator], n, of), n, of


def _place(one: Figure) -> tuple[int, str, int, str, int]:
    return list(INDICATORS).index(one.indicator), one.feed, one.month, one.detail, one.township
