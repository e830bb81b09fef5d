"""Is this folder a store, an empty one that may become it, or somebody's own?

A store is never begun among other files: nobody could tell later what belongs to it.
"""

from pathlib import Path
from typing import Literal

from anye.sources.file_names import shown
from anye.tables.feeds.accepted import FEED_TABLES

LOCK = ".lock"
STAGING = "staging"
FOLDERS = ("feeds", "decisions", "links", "runs", "quality", STAGING)
SHOWN = 5


class NoStoreError(Exception):
    """A folder holds something and is no store."""

    def __init__(self, folder: Path, foreign: tuple[str, ...], *, to_read: bool = False) -> None:
        """Keep the folder, what is in it, and whether it was only to be read."""
        super().__init__(str(folder), *foreign)
        self.folder, self.foreign, self.to_read = folder, foreign, to_read

    def say(self, language: Literal["zh", "en"]) -> str:
        """Say what is there, and which folder may be meant."""
        some, more = self.foreign[:SHOWN], len(self.foreign) > SHOWN
        place, new = shown(self.folder), shown(self.folder / "store")
        if language == "en":
            names = ", ".join(some) + (f" and others, {len(self.foreign)} in all" if more else "")
            if self.to_read:
                return (
                    f"{place} is no store of Anye and holds {names}; "
                    "give --store the folder that anye load --store named"
                )
            return (
                f"{place} is no store and holds {names}; nothing was written among them. "
                f"Name a new or an empty folder, as --store {new}"
            )
        names = "、".join(some) + (f" 等{len(self.foreign)}项" if more else "")
        if self.to_read:
            return (
                f"这不是安业的数据目录：{place}，里面是 {names}；"
                "请用 --store 写 anye load 入库时所写的文件夹"
            )
        return (
            f"{place} 不是数据目录，里面已有 {names}，没有混写进去；"
            f"请写一个新的或空的文件夹，如 --store {new}"
        )


def fail_if_foreign(folder: Path) -> None:
    """Refuse to keep a store in a folder that holds anything but a store.

    Raises:
        NoStoreError: if it does.
    """
    if foreign := what_is_foreign(folder):
        raise NoStoreError(folder, foreign)


def fail_if_no_store(folder: Path) -> None:
    """Refuse to read a store where somebody's other files are.

    Raises:
        NoStoreError: if they are.
    """
    if foreign := what_is_foreign(folder):
        raise NoStoreError(folder, foreign, to_read=True)


def is_store(folder: Path) -> bool:
    """Return whether a store was begun in a folder."""
    return folder.is_dir() and not what_is_foreign(folder) and any(folder.iterdir())


def what_is_foreign(folder: Path) -> tuple[str, ...]:
    """Return what stands in a folder that is no store; nothing where it is one, or is empty."""
    if not folder.is_dir() or (folder / LOCK).exists():
        return ()
    found = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    return tuple(shown(path.name) for path in found if not _is_of_a_store(path))


def _is_of_a_store(path: Path) -> bool:
    """Return whether a folder is part of a store, not one of files that is called feeds."""
    if path.name not in FOLDERS or not path.is_dir():
        return False
    if path.name != "feeds":
        return True
    return all(
        feed.name in FEED_TABLES and feed.is_dir() and all(load.is_dir() for load in feed.iterdir())
        for feed in path.iterdir()
        if not feed.name.startswith(".")
    )
