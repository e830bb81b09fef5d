"""The feed of checkpoints: a folder of files, from which a witness needs nothing else.

A file is named by the size of its tree and holds what C2SP asks of whoever adds a checkpoint: the
size before it, the proof that it begins with that tree, an empty line, the signed checkpoint.
"""

import os
from base64 import b64decode, b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

DIGITS = 12
OLD = "old "


class Step(NamedTuple):
    """A checkpoint with the proof that it follows the one before."""

    old: int
    proof: Sequence[bytes]
    note: str


def name_of(size: int) -> str:
    """Return the name of the file of a checkpoint."""
    return f"{size:0{DIGITS}}"


def sizes(folder: Path) -> list[int]:
    """Return the sizes of the trees in a folder of checkpoints, the smallest first."""
    names = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
    return sorted(int(name) for name in names if len(name) == DIGITS and name.isdecimal())


def write(folder: Path, size: int, step: Step) -> None:
    """Add a checkpoint to a feed."""
    lines = (f"{OLD}{step.old}", *(b64encode(one).decode() for one in step.proof), "", step.note)
    write_whole(folder / name_of(size), "\n".join(lines))


def read(folder: Path, size: int) -> Step:
    """Read a checkpoint of a feed.

    Raises:
        ValueError: if the file is not as such files are.
    """
    head, _, note = (folder / name_of(size)).read_text("utf-8").partition("\n\n")
    first, *proof = head.splitlines()
    if not first.startswith(OLD):
        raise ValueError(first)
    old = int(first.removeprefix(OLD))
    return Step(old, [b64decode(line, validate=True) for line in proof], note)


def write_whole(path: Path, text: str) -> None:
    """Write a file that is there whole or not at all, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    with unfinished.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
