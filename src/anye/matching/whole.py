"""How does a folder of results appear? Whole, by one rename after all of it is on the disk."""

import shutil
from collections.abc import Callable
from pathlib import Path

from anye.kernel.disk import force, force_tree
from anye.tables.matching.matches import STAGED


def show_whole(place: Path, write: Callable[[Path], None]) -> None:
    """Let a folder be written beside its place and show it there, instead of what stood there."""
    staged = place.with_name(place.name + STAGED)
    shutil.rmtree(staged, ignore_errors=True)  # of a run that was killed
    staged.mkdir(mode=0o700, parents=True)  # it holds health data
    try:
        write(staged)
        force_tree(staged)
        shutil.rmtree(place, ignore_errors=True)
        staged.rename(place)
        force(place.parent)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
