"""What a backup holds, and the signed list of it that stands beside.

A backup is a folder, or one encrypted file of the same: ``database`` (SQLite's own file, or the
custom format of pg_dump), ``store/`` and ``data/`` file by file, ``checkpoint`` (what the ledger's
key signed last of the tree in that database), ``list.json`` and its signature. Secret keys are in
none: with them a copy would be as good as the desk.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from anye_desk.office.ledger import keys, notes

DATABASE, CHECKPOINT, LIST, SIGNATURE = "database", "checkpoint", "list.json", "list.json.signed"
STORE, DATA = "store", "data"
NAME_OF_DAY = "%Y%m%dT%H%M%SZ"  # in UTC: names sort as they were made
BLOCK = 1 << 20
UNFINISHED = ".part"


class BackupError(Exception):
    """Nothing was made or put back; says in two languages why, and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        """Say it."""
        super().__init__(f"{zh}\n{en}")


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of a backup.

    Attributes:
        made_at: the moment, ISO.
        program: by which version it was made, as the checkout names it.
        migrations: of the database; a program with others cannot read it.
        vendor: of the database.
        rows: how many each of its tables has.
        files: what each file is, by name: SHA-256 in hexadecimal.
    """

    made_at: str
    program: str
    migrations: list[str]
    vendor: str
    rows: Mapping[str, int]
    files: Mapping[str, str]

    def written(self) -> str:
        """Return the list as text."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)


def signed_list(folder: Path, key: notes.PublicKey) -> Contents:
    """Read the list of a backup.

    Raises:
        BackupError: if there is none, or the ledger's key did not sign it.
    """
    try:
        text = (folder / LIST).read_text("utf-8")
        line = (folder / SIGNATURE).read_text("utf-8")
    except OSError as error:
        raise BackupError(f"{folder}里没有完整的备份。", f"{folder} holds no backup.") from error
    if not notes.is_signed(text, line, key):
        raise BackupError(
            f"备份清单不是密钥 {key.name} 签署的：备份被改动过，或者来自另一个账本。",
            f"The list is not signed by {key.name}: it was changed, or is of another ledger.",
        )
    return Contents(**json.loads(text))


def files(without: Path) -> Iterator[tuple[str, Path]]:
    """Yield what is kept beside the database: every file but secret keys and unfinished ones.

    Args:
        without: the folder of backups, should it lie there too.
    """
    for path in _under(settings.STORE):
        yield f"{STORE}/{path.relative_to(settings.STORE)}", path
    elsewhere = (settings.STORE, without)
    for path in _under(settings.DATA):
        if any(path.is_relative_to(one) for one in elsewhere) or _is_of_the_database(path):
            continue
        yield f"{DATA}/{path.relative_to(settings.DATA)}", path


def place_of(name: str) -> Path:
    """Return where a file of a backup belongs on this machine."""
    root, _, rest = name.partition("/")
    return {STORE: settings.STORE, DATA: settings.DATA}[root] / rest


def migrations() -> list[str]:
    """Return the migrations of this program."""
    return sorted(".".join(key) for key in MigrationLoader(None).disk_migrations)


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _under(root: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(root):
        for name in sorted(names):
            path = Path(folder, name)
            if path.is_file() and not path.is_symlink() and not _is_left_out(path):
                yield path


def _is_left_out(path: Path) -> bool:
    return path.suffix in {keys.SECRET, UNFINISHED}


def _is_of_the_database(path: Path) -> bool:
    """Test for SQLite's file and those beside it, which are copied by SQLite alone."""
    return str(path).startswith(str(connection.settings_dict["NAME"]))
