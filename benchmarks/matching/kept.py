"""Named tuples of arrays in a file, so that a step can be measured alone."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from anye.matching.profiles.arrays import Array, Candidates, Posts, Reach, Seekers


class Kept(NamedTuple):
    """Both sides of a match."""

    seekers: Seekers
    posts: Posts
    reach: Reach


def keep(path: Path, tuples: Iterable[tuple[Array, ...]]) -> None:
    """Write named tuples of arrays."""
    arrays = {
        f"{type(one).__name__}.{name}": array
        for one in tuples
        for name, array in one._asdict().items()  # type: ignore[attr-defined] # named tuples all
    }
    with path.open("wb") as file:
        np.savez(file, **arrays)


def sides(path: Path) -> Kept:
    """Return both sides."""
    with np.load(path) as held:
        return Kept(
            Seekers(**_of(held, "Seekers")),
            Posts(**_of(held, "Posts")),
            Reach(**_of(held, "Reach")),
        )


def candidates(path: Path) -> Candidates:
    """Return the candidates."""
    with np.load(path) as held:
        return Candidates(**_of(held, "Candidates"))


def _of(held: Mapping[str, Array], kind: str) -> dict[str, Array]:
    return {
        name.removeprefix(f"{kind}."): held[name] for name in held if name.startswith(f"{kind}.")
    }
