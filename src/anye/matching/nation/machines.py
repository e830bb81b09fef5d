"""Where the parts of a match are worked out: here one after another, or on many machines."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from anye.matching.nation.folder import Folder, PartsOfMatch
from anye.matching.profiles.arrays import Ints
from anye.matching.rounds.auction import auction_in_rounds
from anye.matching.rounds.settling import LotsHeld

Figures = Mapping[str, int]
Task = Callable[[int], Figures]  # of a part; done twice, it leaves the same


class Machines(Protocol):
    """What works parts out."""

    def each(self, task: Task, parts: int) -> Sequence[Figures]:
        """Do a task for each part."""

    def rounds(
        self, folder: Folder, parts: int, seats: Ints, step: int
    ) -> tuple[LotsHeld, list[int]]:
        """Let all seekers bid until nobody does; return who holds what, and the bids of rounds."""


class Here:
    """This machine, one part after another."""

    def each(self, task: Task, parts: int) -> Sequence[Figures]:
        """Do a task for each part."""
        return [task(part) for part in range(parts)]

    def rounds(
        self, folder: Folder, parts: int, seats: Ints, step: int
    ) -> tuple[LotsHeld, list[int]]:
        """Let all seekers bid until nobody does; return who holds what, and the bids of rounds."""
        return auction_in_rounds(PartsOfMatch(folder, parts), seats, step)
