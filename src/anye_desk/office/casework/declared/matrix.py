"""Who may make which move: one row a move, one column a capacity."""

from collections.abc import Iterable
from dataclasses import dataclass

from anye_desk.frame.language import say
from anye_desk.office.casework.declared.described import roles_of
from anye_desk.office.casework.declaring import CAPACITIES, Capacity, Kind, Move


@dataclass(frozen=True, slots=True)
class Row:
    """One move, and for each capacity whether it is made in it."""

    move: Move
    starts: str  # the states it starts from, in words
    end: str
    may: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The moves of a kind by who may make them."""

    capacities: tuple[Capacity, ...]
    rows: tuple[Row, ...]

    @property
    def heads(self) -> list[str]:
        """Return the names of the capacities."""
        return [str(CAPACITIES[one]) for one in self.capacities]


def matrix_of(kind: Kind) -> Matrix:
    """Return who may make which move of a kind."""
    columns = tuple(roles_of(kind))
    rows = (
        Row(
            move,
            say("、", ", ").join(str(kind.state(name).words) for name in move.starts),
            str(kind.state(move.end).words) if move.end else say("不变", "as it was"),
            tuple(one in move.who for one in columns),
        )
        for move in kind.moves
    )
    return Matrix(columns, tuple(rows))


def headings() -> list[str]:
    """Return the headings of the file of all kinds."""
    fixed = (say("事项", "Kind"), say("办理", "Move"), say("从", "From"), say("到", "To"))
    return [*fixed, *(str(words) for words in CAPACITIES.values())]


def lines_of(kinds: Iterable[Kind]) -> list[list[str]]:
    """Return the lines of the file of all kinds."""
    return [
        [
            str(kind.words),
            str(row.move.words),
            row.starts,
            row.end,
            *(say("可", "may") if one in row.move.who else "" for one in CAPACITIES),
        ]
        for kind in kinds
        for row in matrix_of(kind).rows
    ]
