"""``make run`` from nothing: what it makes, in which order, and how it ends when interrupted."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from tests.made_once import made_once
from tests.unit.anye.cli.conftest import make_town

INTO_THE_WORK = 3  # seconds; a machine that is quick says nothing of its progress in them
COMMAND = [sys.executable, "-m", "anye_desk.config.sample", "--port", "18000"]


@pytest.fixture
def started(tmp_path):
    """Start ``make run``'s program on a new folder; end it whatever happens."""
    environment = {**os.environ, "ANYE_DATA": str(tmp_path), "DATABASE_URL": ""}
    with subprocess.Popen(
        COMMAND,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as running:
        yield running
        running.terminate()


@pytest.fixture
def feeds(tmp_path, tmp_path_factory):
    """Lay the feeds of the town where ``make run`` would put them."""
    town = made_once("town", make_town, tmp_path_factory.mktemp("town"))
    shutil.copytree(town / "feeds", tmp_path / "feeds")


def until(running, pattern):
    """Return what is written up to the line that holds the pattern."""
    said = []
    for line in running.stdout:
        said.append(line)
        if re.search(pattern, line):
            return "".join(said)
        if "http://" in line:
            break  # it serves, and ends no more
    pytest.fail("".join(said))


@pytest.mark.long
def test_from_nothing_to_a_desk_with_every_planted_situation_of_the_year(
    started, tmp_path, socket_enabled
):
    said = until(started, "http://")
    address = re.search(r"http://\S+/", said).group()
    with urllib.request.urlopen(f"{address}sign-in/") as page:  # noqa: S310 (our own address)
        assert "anye-demo-officer" in page.read().decode()
    truths = json.loads((tmp_path / "feeds" / "truth.json").read_text("utf-8"))
    assert len(truths) > 80
    assert {truth["year"] for truth in truths} == {2025}
    assert "接下来" in said.split("$ ")[-1]
    code = re.search(r"--employer ([0-9A-Z]{18})", said).group(1)
    explain = [Path(sys.executable).with_name("anye"), "explain", "--store", tmp_path / "store"]
    assert subprocess.run([*explain, "--employer", code], check=False).returncode == 0
    os.killpg(started.pid, signal.SIGINT)
    rest = started.communicate(timeout=60)[0]
    assert started.returncode == 0, rest
    assert "Traceback" not in rest


def test_interrupted_it_says_a_word_and_goes_on_when_typed_again(feeds, started):
    until(started, r"\$ .*anye run ")
    time.sleep(INTO_THE_WORK)
    os.killpg(started.pid, signal.SIGINT)
    said = started.communicate(timeout=60)[0]
    assert started.returncode == 0, said
    assert "再次执行 make run" in said
    assert "Traceback" not in said
