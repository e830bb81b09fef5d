"""How does a folder appear whole or not at all, even if the power fails?

Everything is written beside its place, forced to the disk, and shown by one rename; then the
folder that names it is forced too. One writer at a time holds the store's lock, which the
system lets go when the writer dies.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from anye.kernel.disk import force, force_tree
from anye.sources.store.place import LOCK, STAGING, fail_if_foreign


class StoreIsBusyError(Exception):
    """Another load or run is being written into this store."""


class DiskIsFullError(Exception):
    """There is no room for the load or run; the store is as it was."""


@contextmanager
def only_writer(store: Path) -> Iterator[None]:
    """Hold the store's lock.

    Raises:
        NoStoreError: if the folder holds other things.
        StoreIsBusyError: if another process holds it.
        DiskIsFullError: if there is no room even for the lock.
    """
    fail_if_foreign(store)
    with _full_disk_told(store):
        store.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds health data
        handle = os.open(store / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreIsBusyError(str(store)) from None
        yield
    finally:
        os.close(handle)


def show(staged: Path, place: Path) -> None:
    """Make a staged folder or file appear at its place by one rename."""
    if staged.is_dir():
        force_tree(staged)
    else:
        force(staged)
    place.parent.mkdir(parents=True, exist_ok=True)
    staged.rename(place)
    for folder in (place.parent, place.parent.parent, staged.parent):
        force(folder)


def emptied(folder: Path) -> Path:
    """Return the folder without what a dead writer left in it; call under the lock."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


@contextmanager
def room(store: Path) -> Iterator[Path]:
    """Give an empty staging folder, leave none behind, and say so if the disk is full.

    Raises:
        DiskIsFullError: if there is no room.
    """
    staging = store / STAGING
    with _full_disk_told(store):
        try:
            yield emptied(staging)
        finally:
            emptied(staging)


@contextmanager
def _full_disk_told(store: Path) -> Iterator[None]:
    try:
        yield
    except Exception as failed:  # each library has its own word for a full disk
        full = getattr(failed, "errno", None) in {errno.ENOSPC, errno.EDQUOT}
        if full or "No space left" in str(failed):
            raise DiskIsFullError(str(store)) from failed
        raise
