"""A bar chart drawn by the server: whole pixels, its numbers also in a table beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from anye.kernel.ops import half_up
from anye_desk.frame.writing import grouped, month_name

WIDTH, HEIGHT = 1180, 260
LEFT, BOTTOM, TOP = 64, 32, 14
LINES = 4  # of the grid, above nought
TENTHS_OF_BAR = 5  # of its slot


@dataclass(frozen=True, slots=True)
class Bar:
    """One month's bar, with the place of its label."""

    x: int
    y: int
    width: int
    height: int
    middle: int
    label: str


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line of the scale."""

    y: int
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars and one line over twelve months."""

    bars: tuple[Bar, ...]
    line: str  # points of the polyline
    grid: tuple[GridLine, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    foot: int = HEIGHT - BOTTOM + 22


def bars_and_line(
    months: Sequence[int],
    bars: Sequence[int],
    line: Sequence[int] = (),
    write: Callable[[int], str] = grouped,
) -> Chart:
    """Draw one bar for each month, and one point of the line where there is one."""
    top = _scale(max([*bars, *line, 1]))
    slot = (WIDTH - LEFT) // max(len(months), 1)
    width = slot * TENTHS_OF_BAR // 10
    drawn, points = [], []
    for n, (month, bar) in enumerate(zip(months, bars, strict=True)):
        middle = LEFT + n * slot + slot // 2
        y = _y(bar, top)
        height = HEIGHT - BOTTOM - y
        drawn.append(Bar(middle - width // 2, y, width, height, middle, month_name(month)))
        points += [f"{middle},{_y(point, top)}" for point in line[n : n + 1]]
    steps = [top * n // LINES for n in range(LINES + 1)]
    grid = tuple(GridLine(_y(step, top), write(step)) for step in steps)
    return Chart(tuple(drawn), " ".join(points), grid)


def _y(value: int, top: int) -> int:
    room = HEIGHT - BOTTOM - TOP
    return HEIGHT - BOTTOM - half_up(value * room, top)


def _scale(largest: int) -> int:
    """Return a round number that no value is above and that the grid divides."""
    size = 1
    while size * 10 < largest:
        size *= 10
    return next(size * n for n in (4, 8, 12, 20, 40) if size * n >= largest)
