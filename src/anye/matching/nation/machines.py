"""Where the parts of a match are worked out: here one after another, or on many machines."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np

from anye.matching.nation.folder import Folder, Parts
from anye.matching.profiles.arrays import Ints
from anye.matching.rounds.auction import go_on, who_may_bid
from anye.matching.rounds.settling import Held, nobody_holds

Figures = Mapping[str, int]
Task = Callable[[int], Figures]  # of a part; done twice, it leaves the same


class Machines(Protocol):
    """What works parts out."""

    def each(self, task: Task, parts: int) -> Sequence[Figures]:
        """Do a task for each part."""

    def rounds(self, folder: Folder, parts: int, seats: Ints, step: int) -> tuple[Held, list[int]]:
        """Let all seekers bid until nobody does; return who holds what, and the bids of rounds."""


class Here:
    """This machine, one part after another."""

    def each(self, task: Task, parts: int) -> Sequence[Figures]:
        """Do a task for each part."""
        return [task(part) for part in range(parts)]

    def rounds(self, folder: Folder, parts: int, seats: Ints, step: int) -> tuple[Held, list[int]]:
        """Let all seekers bid until nobody does; return who holds what, and the bids of rounds."""
        held, opened = nobody_holds(seats), Parts(folder, parts)
        waiting = [who_may_bid(part, number) for number, part in enumerate(opened)]
        return held, go_on(opened, held, np.concatenate(waiting), step)
