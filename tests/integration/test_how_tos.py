"""Every how-to is typed as it stands, on the sample of ``make run``, and prints what it says."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.integration.how_tos import CHINESE, FOLDER, missing, steps
from tests.made_once import made_once
from tests.unit.anye.cli.conftest import make_town

PROGRAMS = Path(sys.executable).parent
PAGES = sorted(FOLDER.glob("*.md"))
# What a page says to type and is not typed here, each with what holds it instead.
ELSEWHERE = {
    "make": "test_sample.py and test_bare_machine.py",
    "python -m anye_desk.config.serve": "it serves until it is stopped; the journeys start it",
    "python -m anye_desk account": "it asks for a password; tests of accounts",
    ".venv/bin/python -m benchmarks": "test_benchmarks_agree.py, at a tiny scale",
    "python -m deploy.spark_cluster": "tests/integration/spark",
    "export SPARK_CONF_DIR": "tests/integration/spark",
    "pip install": "the lock files",
    "java": "tests/integration/spark",
    "python -m anye_desk bundle": "tests of the ledger's bundles",
    "python BUNDLE/verify_bundle.py": "likewise",
    "python -m anye_desk verify_ledger": "tests of the ledger's verifying",
    "python -m anye_desk.office.ledger.witness": "tests of the ledger's witness, as a process",
    "sudo": "changes the machine; test_operating.py types and starts what it can",
    "python -m anye_desk makemigrations": "test_a_kind_is_added.py",
    "python -m anye_desk propose_claims": "tests of claims; it wants a year on the desk",
}
ON_A_BARE_MACHINE = "operate-the-desk"  # typed by test_operating.py
FINE = {0, 1}  # 1: done, and something was found to put right
QUICK = {"work-out-one-employer", "load-a-feed"}


def typed(folder, command, language):
    """Type one command in a folder as if installed there."""
    return subprocess.run(
        ["bash", "-c", command],
        check=False,
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{PROGRAMS}:{os.environ['PATH']}",
            "ANYE_LANG": language,
            "ANYE_DATA": "var",
            "DATABASE_URL": "",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
    )


def filled_in(command, folder):
    """Put a number of the list where a page says to take one: it follows from the loads."""
    if "IDENTITY" not in command:
        return command
    listed = typed(folder, "anye link doubtful --store var/store --json 2>/dev/null", "en")
    return command.replace("IDENTITY", str(json.loads(listed.stdout)["links"][0]["identity"]))


def held_elsewhere(command):
    return command.startswith(tuple(ELSEWHERE)) or "--engine spark" in command


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """Return a folder as ``make run`` leaves it, the year worked out."""
    folder = tmp_path_factory.mktemp("how-tos")
    made_once("town", make_town, folder / "var")
    return folder


def tier(page):
    marks = [] if page.stem.removesuffix(".zh-CN") in QUICK else [pytest.mark.long]
    return pytest.param(page, id=page.name, marks=marks)


def is_for_a_machine(page):
    return page.stem.removesuffix(".zh-CN") == ON_A_BARE_MACHINE


@pytest.mark.parametrize("page", [tier(page) for page in PAGES if not is_for_a_machine(page)])
def test_what_a_how_to_says_is_printed(page, sample, tmp_path):
    shutil.copytree(sample, tmp_path, dirs_exist_ok=True)
    language = "zh" if page.name.endswith(CHINESE) else "en"
    faults = []
    for step in steps(page):
        output, mine = "", [one for one in step.commands if not held_elsewhere(one)]
        for command in mine:
            done = typed(tmp_path, filled_in(command, tmp_path), language)
            output += done.stdout
            if done.returncode not in FINE:
                faults.append(f"$ {command}\n{done.stdout[-1500:]}")
        if mine and (lacking := missing(step.printed, output)):
            faults.append("\n".join(["not printed:", *lacking, "but:", output[-3000:]]))
    assert not faults, "\n\n".join(faults)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name.endswith(CHINESE)], ids=lambda page: page.name
)
def test_both_languages_say_to_type_the_same(page):
    english = page.with_name(page.name.replace(CHINESE, ".md"))
    assert [step.commands for step in steps(page)] == [step.commands for step in steps(english)]


def test_every_how_to_says_something_to_type():
    assert [page.name for page in PAGES if not steps(page)] == []
