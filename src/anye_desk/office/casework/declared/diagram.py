"""How a case goes from state to state, drawn by the server: whole pixels, no script.

States stand below one another as they are declared. What leads down is drawn at their right, what
leads back at their left, each in a lane of its own; a number stands for the moves, which are in
the table beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from anye_desk.office.casework.declaring import Kind

BOX_WIDTH, BOX_HEIGHT, GAP = 190, 54, 22  # of a state
LANE, MARGIN = 34, 24  # between two lines
ARROW = 7


@dataclass(frozen=True, slots=True)
class Box:
    """One state."""

    x: int
    y: int
    text: str
    is_final: bool


@dataclass(frozen=True, slots=True)
class Way:
    """Moves that lead from one state to another, as one line with its arrow and its numbers."""

    points: str
    arrow: str
    x: int  # of its numbers
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """States and the ways between them."""

    boxes: tuple[Box, ...]
    ways: tuple[Way, ...]
    width: int
    height: int
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


@dataclass(frozen=True, slots=True)
class _Span:
    start: int  # places of states, from nought
    end: int
    numbers: tuple[int, ...]

    @property
    def leads_down(self) -> bool:
        return self.end > self.start

    @property
    def low(self) -> int:
        return min(self.start, self.end)

    @property
    def high(self) -> int:
        return max(self.start, self.end)


def diagram_of(kind: Kind) -> Diagram:
    """Draw a kind; its moves are numbered as they are declared, from one."""
    spans = _spans(kind)
    right, left = (
        _lanes([one for one in spans if one.leads_down is side]) for side in (True, False)
    )
    x = MARGIN + LANE * (len(left) + 1)
    boxes = tuple(
        Box(x, MARGIN + n * (BOX_HEIGHT + GAP), str(state.words), state.is_final)
        for n, state in enumerate(kind.states)
    )
    ways = [
        _way(one, boxes, lane, side)
        for lanes, side in ((right, 1), (left, -1))
        for lane, held in enumerate(lanes, 1)
        for one in held
    ]
    width = x + BOX_WIDTH + LANE * (len(right) + 1) + MARGIN
    return Diagram(boxes, tuple(ways), width, boxes[-1].y + BOX_HEIGHT + MARGIN)


def _spans(kind: Kind) -> list[_Span]:
    """Return which states lead to which, each with the numbers of its moves."""
    places = {state.name: n for n, state in enumerate(kind.states)}
    found: dict[tuple[int, int], list[int]] = {}
    for number, move in enumerate(kind.moves, 1):
        for name in move.starts if move.end else ():
            found.setdefault((places[name], places[move.end]), []).append(number)
    return [_Span(*ends, tuple(numbers)) for ends, numbers in found.items()]


def _lanes(spans: Sequence[_Span]) -> list[list[_Span]]:
    """Put lines into as few lanes as hold them side by side, the short ones nearest."""
    lanes: list[list[_Span]] = []
    for one in sorted(spans, key=lambda span: (span.high - span.low, span.low)):
        free = (held for held in lanes if all(_are_apart(one, other) for other in held))
        lane = next(free, None)
        if lane is None:
            lanes.append([one])
        else:
            lane.append(one)
    return lanes


def _are_apart(one: _Span, other: _Span) -> bool:
    return one.high < other.low or other.high < one.low


def _way(span: _Span, boxes: Sequence[Box], lane: int, side: int) -> Way:
    """Draw a line out of a state, along its lane and into the other."""
    edge = boxes[0].x + (BOX_WIDTH if side > 0 else 0)
    x = edge + side * LANE * lane
    out = boxes[span.start].y + BOX_HEIGHT * 2 // 3
    into = boxes[span.end].y + BOX_HEIGHT // 3
    points = f"{edge},{out} {x},{out} {x},{into} {edge},{into}"
    tip = edge + side * ARROW
    arrow = f"{edge},{into} {tip},{into - ARROW // 2} {tip},{into + ARROW // 2}"
    return Way(points, arrow, x, (out + into) // 2 + 5, "·".join(map(str, span.numbers)))
