"""What the pages of figures show: feeds by months in words, one indicator with its trend."""

from collections.abc import Sequence
from dataclasses import dataclass

from anye.kernel.months import months_of
from anye.quality.figures import Figure, totals
from anye.quality.indicators import (
    HUNDRED,
    INDICATORS,
    Indicator,
    hundredths_of,
    owner_of,
    two_places,
)
from anye.tables.quality.measured import NO_MONTH
from anye_desk.frame.charts import Chart, bars_and_line
from anye_desk.frame.language import Text, say
from anye_desk.frame.writing import grouped
from anye_desk.published.quality import labels

Sums = dict[tuple[str, str, str, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One month of a feed, in words."""

    month: int
    arrival: str  # in time, late, not arrived; empty: not due yet
    tag: str  # of the word's colour, which says nothing that the word does not
    wrong: int  # rows rejected and facts contradicted


@dataclass(frozen=True, slots=True)
class FeedLine:
    """One feed: who owns it, its months, or the one state it has."""

    feed: str
    name: Text
    owner: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One indicator of one feed."""

    indicator: Indicator
    feed: str
    parts: tuple[int, int]  # what is counted, and of how many
    month: int

    @property
    def value(self) -> str:
        """Write the figure with its unit."""
        return labels.valued(self.indicator, *self.parts)

    @property
    def counted(self) -> str:
        """Write of how many it is."""
        return _of(*self.parts)

    @property
    def name(self) -> Text:
        """Name the indicator."""
        return labels.NAMES[self.indicator.code]

    @property
    def feed_name(self) -> Text:
        """Name the feed."""
        return labels.FEEDS[self.feed]

    @property
    def dimension(self) -> Text:
        """Name the side of quality."""
        return labels.dimension(self.indicator)

    @property
    def owner(self) -> str:
        """Name the department."""
        return owner_of(self.feed)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a figure: a month, a township or a detail."""

    code: int | str
    text: object
    value: str
    counted: str
    numerator: int


def feed_lines(figures: Sequence[Figure], feeds: Sequence[str], year: int) -> list[FeedLine]:
    """Return every feed with its months."""
    sums = totals(figures)
    return [
        FeedLine(feed, labels.FEEDS[feed], owner_of(feed), tuple(_cells(sums, feed, year)))
        for feed in feeds
    ]


def figure_lines(
    figures: Sequence[Figure], feeds: Sequence[str], month: int | None
) -> list[FigureLine]:
    """Return every indicator of every feed, of a month or the latest there is."""
    sums = totals(figures)
    lines = []
    for code, one in INDICATORS.items():
        for feed in (feed for feed in one.feeds if feed in feeds):
            months = [at for (of, _, where, at) in sums if (of, where) == (code, feed)]
            if not months:
                continue
            at = month if month in months else max(months)
            if month and at not in {month, NO_MONTH}:
                continue
            lines.append(FigureLine(one, feed, sums[code, "", feed, at], at))
    return lines


def trend(figures: Sequence[Figure], one: Indicator) -> tuple[list[Part], Chart | None]:
    """Return an indicator by month, and its chart; a feed without months has none."""
    sums = totals(figure for figure in figures if not figure.detail)
    months = [(month, *sums_) for (_, _, _, month), sums_ in sorted(sums.items())]
    parts = [_part(one, month, month, n, of) for month, n, of in months]
    dated = [(month, hundredths_of(one, n, of)) for month, n, of in months if month != NO_MONTH]
    if not dated:
        return parts, None
    names, values = zip(*dated, strict=True)
    if one.unit == "per_mille":
        return parts, bars_and_line(names, values, write=two_places)
    return parts, bars_and_line(names, [value // HUNDRED for value in values])


def by_township(figures: Sequence[Figure], one: Indicator, month: int) -> list[Part]:
    """Return an indicator of a month by township, the most faults first."""
    found = [figure for figure in figures if figure.month == month and not figure.detail]
    parts = [
        _part(one, each.township, labels.township(each.township), each.numerator, each.denominator)
        for each in found
        if each.township >= 0
    ]
    return sorted(parts, key=lambda part: (-part.numerator, part.code))


def by_detail(figures: Sequence[Figure], one: Indicator, month: int) -> list[Part]:
    """Return the reasons or kinds an indicator of a month is made of."""
    counts: dict[str, int] = {}
    for each in figures:
        if each.detail and each.month == month:
            counts[each.detail] = counts.get(each.detail, 0) + each.numerator
    parts = [_part(one, code, labels.detail(code), n, 0) for code, n in counts.items()]
    return sorted(parts, key=lambda part: (-part.numerator, str(part.code)))


def _cells(sums: Sums, feed: str, year: int) -> list[Cell]:
    if ("months_not_arrived", feed) not in {(of, where) for of, _, where, _ in sums}:
        return [Cell(NO_MONTH, "", "", _wrong(sums, feed, NO_MONTH))]
    return [_cell(sums, feed, month) for month in months_of(year)]


def _cell(sums: Sums, feed: str, month: int) -> Cell:
    missing = sums.get(("months_not_arrived", "", feed, month))
    late = sums.get(("rows_after_agreed_day", "", feed, month), (0, 0))
    wrong = _wrong(sums, feed, month)
    if missing is None:
        return Cell(month, "", "", wrong)
    if missing[0]:
        return Cell(month, say("未到", "Not arrived"), "govuk-tag--red", wrong)
    if late[0]:
        return Cell(month, say("逾期", "Late"), "govuk-tag--yellow", wrong)
    return Cell(month, say("按时", "In time"), "govuk-tag--green", wrong)


def _wrong(sums: Sums, feed: str, month: int) -> int:
    counted = ("rows_rejected", "facts_contradicted")
    return sum(sums.get((code, "", feed, month), (0, 0))[0] for code in counted)


def _part(one: Indicator, code: int | str, text: object, n: int, of: int) -> Part:
    return Part(code, text, labels.valued(one, n, of), _of(n, of), n)


def _of(n: int, of: int) -> str:
    return f"{grouped(n)} / {grouped(of)}" if of else ""
