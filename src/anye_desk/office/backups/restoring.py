"""Putting a backup back onto an empty machine, and seeing that it is what was saved."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from anye_desk.office.backups import archives, contents, databases
from anye_desk.office.backups.contents import BackupError, Contents
from anye_desk.office.backups.making import STEM
from anye_desk.office.ledger import feed, keys, notes
from anye_desk.office.ledger.actions import record
from anye_desk.office.ledger.verifying import FINDINGS, Witness, findings
from anye_desk.office.ledger.witnessing import WITNESS

ACTOR = "command:restore"
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back.

    Attributes:
        files: beside the database.
        rows: of all tables.
        size: of the ledger's tree.
        root: of that tree, the one that was saved.
        witnessed: up to which size a witness signed, as far as is known here.
        own_key: whether the backup's own public key had to do.
    """

    files: int
    rows: int
    size: int
    root: str
    witnessed: int
    own_key: bool


def restore(source: Path, at: datetime, secret: Path | None = None) -> Restored:
    """Put a backup back where there is nothing, verify it against its root, and say what it is.

    Args:
        source: the folder or the encrypted file.
        at: the moment.
        secret: the file of the key that opens an encrypted one.

    Raises:
        BackupError: if it is not as it was made, is of another program, does not have the root
            that was signed, or something is here already; nothing is put back then.
    """
    with _opened(source, secret) as folder:
        key, own_key = _ledger_key(folder)
        listed = contents.signed_list(folder, key)
        _fail_unless_whole(folder, listed)
        _fail_unless_readable(listed)
        _fail_unless_empty(listed)
        signed = notes.read((folder / contents.CHECKPOINT).read_text("utf-8"), key)
        put: list[Path] = []
        try:
            databases.put_back(folder / contents.DATABASE)
            put.extend(_files_put(folder, listed))
            _fail_unless_the_same(listed, signed, key, at)
        except BaseException:
            databases.take_away()
            for path in put:
                path.unlink()
            raise
    name = source.name.removesuffix(archives.ENDING)[:40]
    details = {"entries": signed.size}
    record("ledger:restore", subject=f"backup:{name}", actor=ACTOR, at=at, details=details)
    witnessed = max(feed.sizes(settings.WITNESSED), default=0)
    rows = sum(listed.rows.values())
    return Restored(len(put), rows, signed.size, signed.root.hex(), witnessed, own_key)


@contextmanager
def _opened(source: Path, secret: Path | None) -> Iterator[Path]:
    if not source.name.endswith(archives.ENDING):
        yield source
        return
    if secret is None:
        raise BackupError(
            f"{source} 是加密的：请用 --secret 指明私钥文件。",
            f"{source} is encrypted: name the file of the secret key with --secret.",
        )
    with tempfile.TemporaryDirectory(dir=settings.DATA, suffix=contents.UNFINISHED) as folder:
        archives.unpack(source, Path(folder), secret)
        yield Path(folder)


def _ledger_key(folder: Path) -> tuple[notes.PublicKey, bool]:
    """Return the ledger's public key: this machine's, or the one in the backup where none is."""
    own = settings.KEYS / f"{STEM}{keys.PUBLIC}"
    if own.is_file():
        return keys.read_public(own), False
    inside = folder / contents.DATA / own.relative_to(settings.DATA)
    try:
        return keys.read_public(inside), True
    except keys.KeyFileError as error:
        raise BackupError(f"{folder}里没有完整的备份。", f"{folder} holds no backup.") from error


def _beside(listed: Contents) -> list[str]:
    return [name for name in listed.files if "/" in name]


def _fail_unless_whole(folder: Path, listed: Contents) -> None:
    missing = [name for name in listed.files if not (folder / name).is_file()]
    changed = [
        name
        for name, had in listed.files.items()
        if name not in missing and contents.hash_of(folder / name) != had
    ]
    if wrong := [*missing, *changed]:
        few = "、".join(wrong[:SHOWN])
        raise BackupError(
            f"备份不完整或被改动：{len(wrong)} 个文件与清单不符（{few}）。没有恢复任何内容。",
            f"Files that are missing or changed: {len(wrong)}. Nothing was restored.",
        )


def _fail_unless_readable(listed: Contents) -> None:
    if listed.vendor != connection.vendor:
        raise BackupError(
            f"备份是 {listed.vendor} 的，DATABASE_URL 指的是 {connection.vendor}。",
            f"The backup is of {listed.vendor}; DATABASE_URL names {connection.vendor}.",
        )
    if listed.migrations != contents.migrations():
        raise BackupError(
            f"备份由另一版程序建立：先检出 {listed.program} 再恢复，然后升级。",
            f"Made by another version: check out {listed.program}, restore, then upgrade.",
        )


def _fail_unless_empty(listed: Contents) -> None:
    if databases.is_there():
        raise BackupError(
            "数据库不是空的：恢复不覆盖任何内容。请用新的 ANYE_DATA 或新建的数据库。",
            "The database is not empty, and nothing is overwritten: name another ANYE_DATA or a "
            "new database.",
        )
    for name in _beside(listed):
        place = contents.place_of(name)
        if place.exists() and contents.hash_of(place) != listed.files[name]:
            raise BackupError(
                f"{place} 已存在，内容不同：恢复不覆盖任何内容。",
                f"{place} is there and differs; nothing is overwritten.",
            )


def _files_put(folder: Path, listed: Contents) -> Iterator[Path]:
    """Put the files back that are not here yet, and yield each as soon as it is there."""
    for name in _beside(listed):
        if not (place := contents.place_of(name)).exists():
            yield _put(folder / name, place)


def _put(source: Path, place: Path) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = place.with_name(f"{place.name}{contents.UNFINISHED}")
    shutil.copy2(source, unfinished)
    return unfinished.replace(place)


def _fail_unless_the_same(
    listed: Contents, signed: notes.Checkpoint, key: notes.PublicKey, at: datetime
) -> None:
    """Hold the database against the root beside it, entry by entry, and against its counts."""
    seen = databases.state_of_it()
    if not seen.note or notes.read(seen.note, key) != signed:
        raise BackupError(
            f"账本的根不同：旁边签署的是 {signed.size} 条、根 {signed.root.hex()[:16]}，"
            f"数据库里是 {seen.size} 条。没有恢复任何内容。",
            f"Another root: {signed.size} entries are signed beside, the database has {seen.size}. "
            "Nothing was restored.",
        )
    if found := next(iter(findings(key, at, _witness(signed.size))), None):
        raise BackupError(
            f"账本核验不通过（{found.where}：{FINDINGS[found.what].zh}）。没有恢复任何内容。",
            f"The ledger is not verified ({found.where}: {FINDINGS[found.what].en}). "
            "Nothing was restored.",
        )
    if unlike := [table for table, had in listed.rows.items() if seen.rows.get(table) != had]:
        raise BackupError(
            f"这些表的行数与备份时不同：{'、'.join(unlike[:SHOWN])}。没有恢复任何内容。",
            f"Rows are missing: {', '.join(unlike[:SHOWN])}. Nothing was restored.",
        )


def _witness(until: int) -> Witness | None:
    key = settings.KEYS / WITNESS
    return Witness(settings.WITNESSED, keys.read_public(key), until) if key.is_file() else None
