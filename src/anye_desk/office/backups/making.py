"""Making a backup while the desk is at work: into a folder of its own, whole or not at all."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection

from anye_desk.office.backups import archives, contents, databases
from anye_desk.office.backups.contents import BackupError, Contents
from anye_desk.office.ledger import feed, keys, notes
from anye_desk.office.ledger.actions import record
from anye_desk.office.ledger.sealing import seal

STEM = "ledger"
ACTOR = "command:backup"
Add = Callable[[str, Path], str]  # a file under a name; the SHA-256 of what was added


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made: where it is, how many files beside the database, up to where."""

    place: Path
    files: int
    size: int
    root: str


def back_up(into: Path, at: datetime, public: str = "") -> Backup:
    """Make a backup in a folder of backups and return it.

    Args:
        into: the folder of backups.
        at: the moment.
        public: the key to encrypt for; none: a folder that whoever may enter it can read.

    Raises:
        BackupError: if it cannot be made; nothing is left then.
        KeyFileError: if the ledger has no key.
    """
    key = keys.read_secret(settings.KEYS, STEM)
    name = at.astimezone(UTC).strftime(contents.NAME_OF_DAY)
    record("ledger:backup", subject=f"backup:{name}", actor=ACTOR, at=at)
    while seal(key, at):
        pass
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = into / (f"{name}{archives.ENDING}" if public else name)
    if place.exists():
        raise BackupError(f"{place} 已存在。", f"{place} is there already.")
    with (
        tempfile.TemporaryDirectory(dir=into, prefix=".", suffix=contents.UNFINISHED) as held,
        _target(place, _newest(into), public) as add,
    ):
        return _fill(add, Path(held), place, key, at)


def keep_newest(into: Path, most: int) -> list[Path]:
    """Remove all but the newest backups of a folder and return what was removed."""
    old = backups(into)[:-most]
    for path in old:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return old


def backups(into: Path) -> list[Path]:
    """Return the backups of a folder, the oldest first; nothing else that lies there."""
    found = [path for path in into.iterdir() if _is_backup(path)]
    return sorted(found, key=lambda path: path.name)


def _is_backup(path: Path) -> bool:
    try:
        datetime.strptime(path.name.removesuffix(archives.ENDING), contents.NAME_OF_DAY)  # noqa: DTZ007 (a name)
    except ValueError:
        return False
    return path.name.endswith(archives.ENDING) or (path / contents.LIST).is_file()


def _fill(add: Add, held: Path, place: Path, key: notes.SecretKey, at: datetime) -> Backup:
    """Save the database first: files that it speaks of are there before it speaks of them."""
    seen = databases.dump(held / contents.DATABASE)
    (held / contents.CHECKPOINT).write_text(seen.note, "utf-8")
    hashes = {}
    for name in (contents.DATABASE, contents.CHECKPOINT):
        hashes[name] = add(name, held / name)
    for name, path in contents.files(without=place.parent):
        if _is_of_later(path, seen.size):
            continue
        with suppress(FileNotFoundError):  # taken away since it was listed
            hashes[name] = add(name, path)
    made = Contents(
        made_at=at.isoformat(),
        program=_program(),
        migrations=contents.migrations(),
        vendor=connection.vendor,
        rows=seen.rows,
        files=hashes,
    )
    text = made.written()
    (held / contents.LIST).write_text(text, "utf-8")
    (held / contents.SIGNATURE).write_text(notes.sign(text, key, at), "utf-8")
    for name in (contents.LIST, contents.SIGNATURE):
        add(name, held / name)
    root = notes.read(seen.note, key.public()).root.hex()
    return Backup(place, len(hashes) - 2, seen.size, root)


def _is_of_later(path: Path, size: int) -> bool:
    """Test for a checkpoint of after the database was saved: put back, it would deny its root."""
    is_given = path.parent in {settings.CHECKPOINTS, settings.WITNESSED}
    return is_given and path.name.isdecimal() and path.name > feed.name_of(size)


def _newest(into: Path) -> Path | None:
    folders = [path for path in backups(into) if path.is_dir()]
    return folders[-1] if folders else None


@contextmanager
def _target(place: Path, before: Path | None, public: str) -> Iterator[Add]:
    """Yield how to add a file; the backup has its name only once all is there."""
    unfinished = place.with_name(f".{place.name}{contents.UNFINISHED}")
    try:
        if public:
            with archives.writing(unfinished, public) as archive:
                yield lambda name, path: archives.add(archive, name, path)
        else:
            unfinished.mkdir(mode=0o700)
            yield lambda name, path: _copy(path, name, unfinished, before)
            _sync(unfinished)
        unfinished.rename(place)
        _sync(place.parent)
    finally:
        if unfinished.is_dir():
            shutil.rmtree(unfinished)
        unfinished.unlink(missing_ok=True)


def _copy(path: Path, name: str, into: Path, before: Path | None) -> str:
    """Copy a file, or link to the copy of the backup before where it has not changed since."""
    place = into / name
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copy2(path, place)
    copied = contents.hash_of(place)
    had = before / name if before else None
    if had and had.is_file() and contents.hash_of(had) == copied:
        place.unlink()
        place.hardlink_to(had)
    else:
        _sync(place)
    return copied


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _program() -> str:
    """Return the commit of the checkout, or the version where it is none."""
    git = shutil.which("git")
    here = Path(__file__).parent
    if git:
        said = subprocess.run(  # noqa: S603 (our own arguments)
            [git, "-C", here, "rev-parse", "HEAD"], check=False, capture_output=True, text=True
        )
        if not said.returncode:
            return said.stdout.strip()
    return version("anye")
