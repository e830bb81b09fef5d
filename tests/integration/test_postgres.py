"""The desk on PostgreSQL: the same tests, and what only a server of its own can show."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from tests.integration import postgres
from tests.integration.postgres import NoPostgresError, server

ROOT = Path(__file__).parents[2]
SAME_TESTS = "tests/unit/anye_desk"
AT_LEAST = 900
TEN_DEADLY_MINUTES = 600


@pytest.fixture(scope="module")
def database():
    try:
        with server() as address:
            yield {**os.environ, "DATABASE_URL": address}
    except NoPostgresError as error:
        pytest.fail(str(error))


def test_the_desks_own_tests_pass_on_postgresql(database):
    only = ("-p", "tests.integration.on_the_database", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", SAME_TESTS, "-q", *only]
    done = subprocess.run(
        command,
        check=False,
        env=database,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=TEN_DEADLY_MINUTES,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.search(r"(\d+) passed", done.stdout).group(1)) >= AT_LEAST


def test_the_tables_are_what_the_records_say(database):
    command = [sys.executable, "-m", "anye_desk"]
    subprocess.run([*command, "migrate", "-v", "0"], env=database, check=True)
    subprocess.run([*command, "makemigrations", "--check"], env=database, check=True)
    shell = "from django.db import connection; print(connection.vendor)"
    told = subprocess.run(
        [*command, "shell", "-v", "0", "-c", shell], env=database, check=True, capture_output=True
    )
    assert told.stdout.strip() == b"postgresql"


def test_programs_and_a_scratch_folder_that_only_root_may_enter_are_no_hindrance(
    tmp_path, monkeypatch
):
    """A checkout in root's home, which a new machine gives and which lets nobody else in."""
    home = tmp_path / "home"
    programs = postgres.with_libraries(postgres.bundled()[-1].parent, home)
    home.chmod(0o700)
    monkeypatch.setattr(postgres, "binaries", lambda: programs)
    monkeypatch.setattr(tempfile, "tempdir", str(home))
    with server() as address:
        assert address.startswith("postgres://")
