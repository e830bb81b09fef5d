"""How does a folder become a report: whole, by one rename, and never over something else?"""

import filecmp
import shutil
from collections.abc import Callable
from pathlib import Path

from anye.kernel.disk import force_tree

STAGED = ".staged"


class OtherReportError(Exception):
    """The folder holds something else than this report."""


def show_report(folder: Path, write: Callable[[Path], None]) -> list[Path]:
    """Let a report be written beside its folder and show it there; return its files.

    Raises:
        OtherReportError: if the folder holds anything else; it is left as it was.
    """
    staged = folder.with_name(folder.name + STAGED)
    shutil.rmtree(staged, ignore_errors=True)  # of a run that was killed
    staged.mkdir(mode=0o700, parents=True)  # it holds health data
    try:
        write(staged)
        if not folder.exists() or not any(folder.iterdir()):
            force_tree(staged)
            staged.replace(folder)
        elif not _is_same(folder, staged):
            raise OtherReportError(folder.name)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return _files(folder)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _is_same(folder: Path, staged: Path) -> bool:
    there, here = ([path.relative_to(one) for path in _files(one)] for one in (folder, staged))
    return there == here and all(
        filecmp.cmp(folder / name, staged / name, shallow=False) for name in here
    )
