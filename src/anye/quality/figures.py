"""One figure: which indicator, of which feed, month and township; how many of how many."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from anye.tables.quality.measured import NO_MONTH, QUALITY_INDICATORS, WHOLE_DISTRICT


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table of indicators."""

    indicator: str
    feed: str
    numerator: int
    denominator: int
    month: int = NO_MONTH
    township: int = WHOLE_DISTRICT
    detail: str = ""


def figure_columns(figures: Iterable[Figure]) -> dict[str, list[Any]]:
    """Return figures as the columns of their table."""
    rows = [asdict(figure) for figure in figures]
    return {name: [row[name] for row in rows] for name in QUALITY_INDICATORS.columns}


def figure_of(row: Mapping[str, Any]) -> Figure:
    """Return a row of the table as a figure."""
    return Figure(**{name: row[name] for name in QUALITY_INDICATORS.columns})


def totals(figures: Iterable[Figure]) -> dict[tuple[str, str, str, int], tuple[int, int]]:
    """Add figures up over townships: by indicator, detail, feed and month."""
    sums: dict[tuple[str, str, str, int], tuple[int, int]] = {}
    for one in figures:
        key = (one.indicator, one.detail, one.feed, one.month)
        numerator, denominator = sums.get(key, (0, 0))
        sums[key] = (numerator + one.numerator, denominator + one.denominator)
    return sums
