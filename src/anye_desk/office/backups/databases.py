"""The desk's database, saved while it is at work and put back: SQLite and PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from anye_desk.office.backups.contents import BackupError

Asking = Callable[[str], Sequence[Sequence[Any]]]
POSTGRESQL = "postgresql"
PARTS = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
SAID = 600  # characters of what a program of PostgreSQL says


@dataclass(frozen=True, slots=True)
class SavedState:
    """What a database held at the moment it was saved.

    Attributes:
        rows: how many each table has.
        size: of the ledger's tree at its last checkpoint.
        note: that checkpoint.
    """

    rows: Mapping[str, int]
    size: int
    note: str


def dump(into: Path) -> SavedState:
    """Save the database into a file as it is at one moment, whoever works on it meanwhile.

    Raises:
        BackupError: if a program of PostgreSQL is missing or refuses.
    """
    return _dump(into) if connection.vendor == POSTGRESQL else _copy(into)


def put_back(saved: Path) -> None:
    """Put a saved database where there is none.

    Raises:
        BackupError: if a program of PostgreSQL is missing or refuses; nothing is kept.
    """
    if connection.vendor == POSTGRESQL:
        _run("pg_restore", "--no-owner", "--single-transaction", "--exit-on-error",
             f"--dbname={connection.settings_dict['NAME']}", str(saved))  # fmt: skip
        return
    place = Path(connection.settings_dict["NAME"])
    connection.close()
    for beside in _beside(place):
        beside.unlink(missing_ok=True)
    shutil.copyfile(saved, place)


def take_away() -> None:
    """Take a database away that was put back and is not what it should be."""
    if connection.vendor == POSTGRESQL:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        return
    connection.close()
    for path in _beside(Path(connection.settings_dict["NAME"])):
        path.unlink(missing_ok=True)


def is_there() -> bool:
    """Test whether there is a database with anything in it."""
    return bool(connection.introspection.table_names())


def state_of_it() -> SavedState:
    """Return what the desk's database holds."""
    return _seen(_by_the_desk)


def _by_the_desk(question: str) -> Sequence[Sequence[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


def _seen(ask: Asking) -> SavedState:
    tables = connection.introspection.table_names()
    rows = {table: ask(f'SELECT count(*) FROM "{table}"')[0][0] for table in tables}  # noqa: S608 (our tables)
    last = ask("SELECT id, note FROM ledger_checkpoint ORDER BY id DESC LIMIT 1")
    size, note = last[0] if last else (0, "")
    return SavedState(rows, size, note)


def _copy(into: Path) -> SavedState:
    with closing(sqlite3.connect(into)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    with closing(sqlite3.connect(f"file:{into}?mode=ro", uri=True)) as copy:
        return _seen(lambda question: copy.execute(question).fetchall())


def _dump(into: Path) -> SavedState:
    """Have pg_dump save the very snapshot in which the rows are counted."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        [[snapshot]] = _by_the_desk("SELECT pg_export_snapshot()")
        found = state_of_it()
        _run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}",
             f"--file={into}", f"--dbname={connection.settings_dict['NAME']}")  # fmt: skip
    return found


def _run(program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL's client; a password goes by the environment."""
    if not (path := shutil.which(program)):
        raise BackupError(
            f"没有 {program}：请安装 PostgreSQL 客户端（apt-get install postgresql-client）。",
            f"There is no {program}: install PostgreSQL's client.",
        )
    parts = connection.settings_dict
    told = {name: str(parts[part]) for part, name in PARTS.items() if parts.get(part)}
    done = subprocess.run(  # noqa: S603 (no shell, our own arguments)
        [path, *arguments],
        check=False,
        env={**os.environ, "PGOPTIONS": "", **told},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise BackupError(
            f"{program} 未能完成：{done.stderr[-SAID:].strip()}",
            f"{program} did not succeed; its own words are above.",
        )


def _beside(place: Path) -> list[Path]:
    return [place, *(Path(f"{place}{end}") for end in ("-wal", "-shm", "-journal"))]
