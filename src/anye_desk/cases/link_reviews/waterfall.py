"""The weight of a pair as a waterfall: where it starts, what each comparison adds or takes.

Whole pixels, drawn by the server; the same numbers stand in the table of comparisons.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from anye.kernel.ops import half_up
from anye_desk.frame.language import Text, say

THOUSANDTHS_OF_A_TENTH = 100
WIDTH, LABELS, VALUES = 840, 130, 90  # of the drawing, of the texts on its left and right
ROW, BAR, TOP, FOOT = 36, 20, 34, 8
MARGIN = 1_000  # thousandths of a bit left free on both sides
PRIOR = Text("起点", "Start")
TOTAL = Text("合计", "Total")


@dataclass(frozen=True, slots=True)
class Bar:
    """One step: from where the weight stood to where it stands."""

    text: str
    value: str
    x: int
    width: int
    y: int
    middle: int  # of its texts
    look: str  # "more", "less" or "total"


@dataclass(frozen=True, slots=True)
class Line:
    """A vertical line: nought, or a threshold."""

    x: int
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Bars from top to bottom, lines across them."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    height: int
    width: int = WIDTH
    labels: int = LABELS - 12
    values: int = WIDTH - VALUES + 12
    bar: int = BAR
    top: int = TOP


def bits(weight: int) -> str:
    """Write thousandths of a bit with sign and one place."""
    tenths = half_up(abs(weight), THOUSANDTHS_OF_A_TENTH)
    sign = "+" if weight > 0 else "−" if weight < 0 else ""
    return f"{sign}{tenths // 10}.{tenths % 10}"


def waterfall(
    steps: Sequence[tuple[Text, int]], total: int, thresholds: Mapping[Text, int]
) -> Waterfall:
    """Draw the steps that add up to a total.

    Args:
        steps: each comparison and what it adds or takes, in thousandths of a bit.
        total: what the pair weighs; what the steps do not explain is where it starts.
        thresholds: weights from which a link is used or asked, by their name.
    """
    prior = total - sum(weight for _, weight in steps)
    spans = [(PRIOR, 0, prior, "")]
    at = prior
    for text, weight in steps:
        spans.append((text, at, at + weight, ""))
        at += weight
    spans.append((TOTAL, 0, total, "total"))
    scale = _Scale.of([0, *(end for _, _, end, _ in spans), *thresholds.values()])
    bars = tuple(_bar(scale, n, *span) for n, span in enumerate(spans))
    lines = [] if 0 in thresholds.values() else [Line(scale.x(0), "0", "zero")]
    lines += [Line(scale.x(at), _named(text, at), "threshold") for text, at in thresholds.items()]
    return Waterfall(bars, tuple(lines), TOP + ROW * len(bars) + FOOT)


def _named(text: Text, at: int) -> str:
    return str(text) if at else f"0 {text}"  # one label where the threshold is nought itself


@dataclass(frozen=True, slots=True)
class _Scale:
    least: int
    most: int

    @classmethod
    def of(cls, ends: Sequence[int]) -> "_Scale":
        return cls(min(ends) - MARGIN, max(ends) + MARGIN)

    def x(self, weight: int) -> int:
        room = WIDTH - LABELS - VALUES
        return LABELS + half_up((weight - self.least) * room, self.most - self.least)


def _bar(scale: _Scale, n: int, text: Text, start: int, end: int, look: str) -> Bar:
    left, right = sorted((scale.x(start), scale.x(end)))
    y = TOP + ROW * n
    return Bar(
        str(text),
        bits(end - start),
        left,
        max(right - left, 2),
        y,
        y + BAR - 5,
        look or ("less" if end < start else "more"),
    )


def in_words(weight: int) -> str:
    """Say what a total means: one bit more makes the same twice as likely against not."""
    return say(f"{bits(weight)} 比特", f"{bits(weight)} bits")
