"""Where lies what is kept of each part between two steps? In files that every machine sees.

Arrays are mapped, not read: late rounds look at the offers of a few seekers among millions.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO
from uuid import uuid4

import numpy as np

from anye.matching.profiles.arrays import Array
from anye.matching.rounds.parts import SeekersAndLots

OPEN_AT_ONCE = 64  # parts, of four files each


class Folder:
    """The files of a match while it is worked out."""

    def __init__(self, path: Path) -> None:
        """Name the folder; every machine sees it under this path."""
        self.path = path

    def part(self, number: int) -> Path:
        """Return the folder of a part."""
        return self.path / f"part-{number}"

    def keep(self, number: int, arrays: Mapping[str, Array]) -> None:
        """Keep arrays of a part; done again after a failure, they are the same."""
        self.part(number).mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, array in arrays.items():
            save(self.part(number) / f"{name}.npy", array)

    def kept(self, number: int, name: str) -> Array:
        """Return an array of a part."""
        return mapped(self.part(number) / f"{name}.npy")


class PartsOfMatch(Sequence[SeekersAndLots]):
    """The parts of a match, opened when they are looked at."""

    def __init__(self, folder: Folder, number: int) -> None:
        """Name the folder and say how many parts it has."""
        self._number = number
        self._open = lru_cache(OPEN_AT_ONCE)(lambda part: offers_of(folder, part))

    def __len__(self) -> int:
        """Return how many parts there are."""
        return self._number

    def __getitem__(self, number: int) -> SeekersAndLots:  # type: ignore[override]  # never sliced
        """Return a part."""
        if not 0 <= number < self._number:
            raise IndexError(number)
        return self._open(number)


def offers_of(folder: Folder, number: int) -> SeekersAndLots:
    """Return the seekers of a part and what they are offered."""
    ids, starts, lot, score = (
        folder.kept(number, name) for name in ("ids", "starts", "lot", "score")
    )
    return SeekersAndLots(ids, starts, lot, score)


def save(file: Path, array: Array) -> None:
    """Write an array whole or not at all."""
    with _whole(file) as out:
        np.save(out, array, allow_pickle=False)


def save_together(file: Path, arrays: Mapping[str, Array]) -> None:
    """Write arrays into one file, whole or not at all."""
    with _whole(file) as out:
        np.savez(out, allow_pickle=False, **arrays)


@contextmanager
def _whole(file: Path) -> Iterator[IO[bytes]]:
    """Lend a file that takes its name at the end: two machines may write the same at once."""
    staged = file.with_suffix(f".{uuid4().hex}")
    with staged.open("wb") as out:
        yield out
    staged.replace(file)


def mapped(file: Path) -> Array:
    """Return an array of a file; what is changed in it stays with this process."""
    found: Array = np.asarray(np.load(file, mmap_mode="c", allow_pickle=False))
    return found
