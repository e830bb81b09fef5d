"""How does what was written reach the disk, so that a power failure leaves nothing half there?"""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


def force(path: Path) -> None:
    """Force a file's or a folder's content to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def new_private(path: Path) -> Path:
    """Make an empty file that only its owner may read, in place of any that a dead writer left."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return path


@contextmanager
def private(place: Path) -> Iterator[Path]:
    """Give a file to write that only its owner may read; it takes its place when it is whole."""
    staged = new_private(place.with_name(f".{place.name}"))
    try:
        yield staged
        staged.chmod(0o600)  # a writer may have made it anew
        staged.rename(place)
    finally:
        staged.unlink(missing_ok=True)


def force_tree(folder: Path) -> None:
    """Force every file and folder below, and the folder itself."""
    for inside in sorted(folder.iterdir()):
        if inside.is_dir():
            force_tree(inside)
        else:
            force(inside)
    force(folder)


def fail_if_there(files: Iterable[Path]) -> None:
    """Refuse to write over a file: somebody may have filled it in.

    Raises:
        FileExistsError: if one of them is there.
    """
    for file in files:
        if file.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
