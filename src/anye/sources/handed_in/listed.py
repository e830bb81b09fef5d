"""What was handed in: which files are to be read and in which order, which are not, and why?

Every file below what was handed in is in exactly one of the two lists, by name. Corrections are
read in the order of the days they came, and those of one day in the natural order of their names:
what was received last holds. Nothing else counts, not the folder nor how the disk lists it.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from anye.kernel.language import Language
from anye.sources.file_names import natural, shown
from anye.sources.handed_in.receipts import names_without_file, received_days
from anye.sources.store.place import STAGING
from anye.tables.feeds.accepted import RECEIPTS
from anye.tables.matching.profiles import PROFILES_FOLDER

PASSED_OVER: Mapping[str, tuple[str, str]] = {
    "open": (
        "Excel 正打开着的文件留下的记号，不是数据",
        "left by Excel while somebody has the file open, no data",
    ),
    "of_a_mac": ("苹果电脑附加的文件，不是数据", "added by a Mac, no data"),
    "hidden": ("系统或隐藏文件，不是数据", "a hidden file or one of the system, no data"),
    "receipts": ("收到日期清单，已按它定日期", "the list of days, which were taken from it"),
    "profiles": ("求职人员和岗位，由 anye match 读取", "seekers and posts, which anye match reads"),
    "link": ("指向别处的文件夹，未进入", "a link to a folder elsewhere, not followed"),
    "store": ("数据目录，不是报送的数据", "a store of accepted rows, not what was handed in"),
    "rejects": ("本次的退回清单目录，未进入", "the folder for reject workbooks, not entered"),
    "truth": ("虚构数据的正确答案，不是数据", "the true answers of made-up data, no data"),
}
_BY_NAME = {"thumbs.db": "hidden", "desktop.ini": "hidden", "__macosx/": "of_a_mac"}
_BY_NAME |= {RECEIPTS: "receipts", f"{PROFILES_FOLDER}/": "profiles"}
_BY_NAME |= {"truth.json": "truth", "mistakes.txt": "truth"}
_BY_START = {"~$": "open", ".~": "open", "._": "of_a_mac", ".": "hidden"}


@dataclass(frozen=True, slots=True)
class ToRead:
    """A file to be read."""

    path: Path
    name: str  # as shown: below the folder that was handed in
    received: date | None  # None: nobody says; it comes today


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that is no data, or a folder of such; the why is a word of ``PASSED_OVER``."""

    name: str
    why: str

    def say(self, language: Language) -> str:
        """Say why it is not read."""
        zh, en = PASSED_OVER[self.why]
        return en if language == "en" else zh


@dataclass(frozen=True, slots=True)
class HandedIn:
    """All that was handed in, and what the lists of days name that is not there."""

    to_read: tuple[ToRead, ...]
    passed_over: tuple[PassedOver, ...]
    named_but_gone: tuple[str, ...]


def handed_in(
    given: Sequence[Path],
    today: date,
    received: date | None = None,
    rejects: Path | None = None,
) -> HandedIn:
    """Account for everything below the given files and folders.

    Args:
        given: files and folders.
        today: the day on which a file comes of which nobody says when it came.
        received: the day on which all of them came, whatever lists say.
        rejects: where reject workbooks are written, which a folder above it does not hand in.

    Raises:
        ReceiptsRefusedError: if a list of days cannot be used.
    """
    folders = [path for path in given if path.is_dir()]
    roots = [path if path.is_dir() else path.parent for path in given]
    files, passed_over = list[tuple[Path, str]](), list[PassedOver]()
    for file, name, why in _once(given, rejects):
        if why:
            passed_over.append(PassedOver(name, why))
        else:
            files.append((file, name))
    paths = [file for file, _ in files]
    days = dict.fromkeys(paths, received) if received else received_days(paths, roots, today)
    to_read = [ToRead(file, name, days.get(file)) for file, name in files]
    return HandedIn(
        tuple(sorted(to_read, key=lambda one: _turn(one, today))),
        tuple(sorted(passed_over, key=lambda one: natural(one.name))),
        () if received else tuple(names_without_file(paths, folders, today)),
    )


def _turn(file: ToRead, today: date) -> tuple[object, ...]:
    """Return when a file is read: its day, the name without ending, the name, the place."""
    name = Path(file.name)
    return (file.received or today, natural(name.stem), natural(name.name), natural(file.name))


def _once(given: Iterable[Path], rejects: Path | None) -> Iterator[tuple[Path, str, str]]:
    """Yield every file once, with its name and why it is passed over, if it is."""
    met = set()
    for path in given:
        one = [(path, shown(path.name), _why(path))]
        found = _inside(path, path, rejects) if path.is_dir() else one
        for file, name, why in found:
            place = os.path.realpath(file)
            if place not in met:
                met.add(place)
                yield file, name, why


def _inside(folder: Path, root: Path, rejects: Path | None) -> Iterator[tuple[Path, str, str]]:
    """Walk a folder; one that may not be looked into is an error, not an empty one."""
    for path in sorted(folder.iterdir()):
        name = shown(PurePosixPath(path.relative_to(root)))
        if not path.is_dir():
            yield path, name, _why(path)
        elif path.is_symlink():
            yield path, f"{name}/", "link"
        elif why := _why(path) or _made_here(path, rejects):
            yield path, f"{name}/", why
        else:
            yield from _inside(path, root, rejects)


def _made_here(folder: Path, rejects: Path | None) -> str:
    """Say what a folder is that this programme writes itself, if it is one."""
    if (folder / "feeds").is_dir() and (folder / STAGING).is_dir():
        return "store"
    return "rejects" if rejects and rejects.exists() and folder.samefile(rejects) else ""


def _why(path: Path) -> str:
    name = path.name.lower()
    if path.is_dir():
        name += "/"
    starts = (why for start, why in _BY_START.items() if name.startswith(start))
    return _BY_NAME.get(name) or next(starts, "")
