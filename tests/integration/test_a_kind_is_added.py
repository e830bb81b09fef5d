"""A kind of case is added from the how-to alone: its files, one line, and every walk passes."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "add-a-kind-of-case.md"
FILE = re.compile(r"^`(\S+)`:\n\n```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"in `(\S+)`:\n\n```\n(.*?)^```", re.MULTILINE | re.DOTALL)
MOST_LINES = 600
WALKS = (
    "tests/unit/anye_desk/office/casework",
    "tests/conventions/test_visibility.py",
    "tests/unit/anye_desk/test_every_list.py",
)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the house, with the kind that the how-to adds."""
    place = tmp_path_factory.mktemp("house")
    for part in ("src", "tests", "docs"):
        hidden = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / part, place / part, ignore=hidden)
    for name in ("pyproject.toml", "ARCHITECTURE.md", "GLOSSARY.md"):
        shutil.copy(ROOT / name, place / name)
    for name, text in FILE.findall(PAGE.read_text("utf-8")):
        assert not (place / name).exists()
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, "utf-8")
    [(registry, line)] = LINE.findall(PAGE.read_text("utf-8"))
    kinds = (place / registry).read_text("utf-8")
    (place / registry).write_text(kinds.replace("KINDS = (\n", f"KINDS = (\n{line}"), "utf-8")
    return place


def run(house, *command):
    told = {**os.environ, "PYTHONPATH": f"{house / 'src'}:{house}", "ANYE_DATA": str(house / "var")}
    return subprocess.run(
        [sys.executable, *command],
        cwd=house,
        env={**told, "DATABASE_URL": ""},
        check=False,
        capture_output=True,
        text=True,
        timeout=500,
    )


def test_it_is_one_small_folder_and_one_line():
    files = dict(FILE.findall(PAGE.read_text("utf-8")))
    assert {Path(name).parents[1].name for name in files if name.startswith("src/")} <= {
        "cases",
        "templates",
    }
    assert sum(len(text.splitlines()) for text in files.values()) <= MOST_LINES


def test_what_the_how_to_adds_is_walked_and_holds(house):
    for command in (("makemigrations", "home_visits"), ("handbook", "docs/cases")):
        made = run(house, "-m", "anye_desk", *command)
        assert made.returncode == 0, made.stderr
    walked = run(
        house, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *WALKS, "-k", "home_visits"
    )
    assert walked.returncode == 0, walked.stdout[-3000:]
    assert int(re.search(r"(\d+) passed", walked.stdout).group(1)) >= len(WALKS) * 10


def test_it_is_told_of_with_the_others(house):
    told = run(house, "-m", "anye_desk", "kinds", "--json")
    assert '"home_visits"' in told.stdout, told.stderr
