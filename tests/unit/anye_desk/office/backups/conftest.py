"""Machines: an empty one each, one with the published district; on the suite's database."""

import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connections
from tests.integration.postgres import binaries

from anye_desk.office.ledger import keys
from anye_desk.office.ledger.notes import LOG

ALIAS = "default"


@contextmanager
def server_of(parts):
    told = {"host": parts["HOST"], "port": parts["PORT"] or None, "user": parts["USER"]}
    with closing(psycopg.connect(dbname="postgres", autocommit=True, **told)) as server:
        yield server


class Machines:
    """Goes from one machine to another: a folder and a database of its own each."""

    def __init__(self, folder, settings, began):
        self.folder, self.settings, self.began = folder, settings, began
        self.databases = []
        self.is_postgresql = began.vendor == "postgresql"

    def go(self, name: str, *, filled: bool = False) -> None:
        place = self.folder / name
        is_new = not place.is_dir()
        place.mkdir(exist_ok=True)
        self.settings.DATA, self.settings.STORE = place, place / "store"
        self.settings.KEYS, self.settings.CHECKPOINTS = place / "keys", place / "checkpoints"
        self.settings.WITNESSED = place / "witnessed"
        database = f"machine_{name}" if self.is_postgresql else str(place / "desk.sqlite3")
        if is_new:
            self._make(database, filled=filled)
        self.connect(database)

    def connect(self, database: str) -> None:
        """Have this thread speak to another database."""
        if connections[ALIAS] is not self.began:
            connections[ALIAS].close()
        told = {**self.began.settings_dict, "NAME": database}
        connections[ALIAS] = type(self.began)(told, ALIAS)

    def back(self) -> None:
        if connections[ALIAS] is not self.began:
            connections[ALIAS].close()
        connections[ALIAS] = self.began
        if self.databases:
            with server_of(self.began.settings_dict) as server:
                for name in self.databases:
                    server.execute(f"DROP DATABASE {name}")

    def _template(self, server) -> str:
        """Return a copy of the suite's database that nobody is connected to; made once."""
        parts = self.began.settings_dict
        name = f"{parts['NAME']}_template"
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            server.execute(f"CREATE DATABASE {name}")
            to = ("-h", parts["HOST"], "-U", parts["USER"])
            file = self.folder / "template"
            subprocess.run(["pg_dump", *to, "-Fc", "-f", file, parts["NAME"]], check=True)
            subprocess.run(["pg_restore", *to, "-d", name, file], check=True)
        return name

    def _make(self, database: str, *, filled: bool) -> None:
        parts = self.began.settings_dict
        if self.is_postgresql:
            with server_of(parts) as server:
                like = f" TEMPLATE {self._template(server)}" if filled else ""
                server.execute(f"CREATE DATABASE {database}{like}")
            self.databases.append(database)
        elif filled:
            self.began.ensure_connection()
            Path(database).write_bytes(self.began.connection.serialize())


@pytest.fixture
def machines(tmp_path, settings, monkeypatch, db):
    """Return how to go from machine to machine; PostgreSQL's client is that of its server."""
    monkeypatch.setenv("PATH", f"{binaries()}", prepend=":")
    made = Machines(tmp_path, settings, connections[ALIAS])
    try:
        yield made
    finally:
        made.back()


@pytest.fixture
def desk(machines, assessed) -> Callable[[], None]:
    """A machine at work: the published district, its store, a key, a paper somebody sent."""
    machines.go("desk", filled=True)
    here = machines.settings
    shutil.copytree(assessed[0], here.STORE)
    (here.DATA / "evidence").mkdir()
    (here.DATA / "evidence/1.pdf").write_bytes(b"%PDF-1.7 made up")
    return keys.make(here.KEYS, "ledger", LOG)
