"""A sample town loaded and assessed once, and a way to type a command."""

import json
import sys
from pathlib import Path

import pytest
from tests.made_once import made_once

from anye.cli.app import main


def typed(*arguments):
    """Run one command line in this process; return its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["anye", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
    return ended.value.code or 0


@pytest.fixture
def anye(capsys, monkeypatch):
    """Type a command; return its exit code, what it wrote, and what it said to the person.

    Nothing is folded but where a test says how wide the terminal is: pytest's own may be narrow.
    """
    monkeypatch.setenv("COLUMNS", "1000")

    def run(*arguments):
        code = typed(*arguments)
        written = capsys.readouterr()
        return code, written.out, written.err

    return run


def make_town(folder):
    """Make the sample town as ``make run`` does, and work its year out."""
    assert typed("synth", folder / "feeds", "--size", "sample", "--from", 2025) == 0
    into = ("--store", folder / "store", "--rejects", folder / "rejects", "--year", 2025)
    assert typed("run", folder / "feeds", *into) == 1  # some rows are rejected


@pytest.fixture(scope="session")
def town(tmp_path_factory):
    """Return a folder with ``feeds/`` and ``store/`` of the sample town, 2025 assessed."""
    return made_once("town", make_town, tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="session")
def truths(town):
    return json.loads(Path(town, "feeds", "truth.json").read_text("utf-8"))
