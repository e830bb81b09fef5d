"""A worker that is killed in the midst of a bulk loses nothing and does nothing twice."""

import json
import os
import subprocess
import sys

import pytest

KILLED = "-m", "tests.integration.killing_workers"
FILL = "-m", "benchmarks.desk.fill"


@pytest.mark.parametrize(
    ("kills", "cases"), [(5, 500), pytest.param(500, 30_000, marks=pytest.mark.long)]
)
def test_kill_9_of_the_worker_in_a_bulk_loses_no_case_and_does_none_twice(kills, cases, tmp_path):
    desk = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "anye_desk.config.settings",
        "DATABASE_URL": "",
        "ANYE_DATA": str(tmp_path),
    }
    subprocess.run([sys.executable, *FILL, str(cases)], env=desk, check=True, capture_output=True)
    command = [sys.executable, *KILLED, str(kills), "1"]
    done = subprocess.run(command, env=desk, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["killed"] == kills, told
    assert any(phase == 1 for phase, _ in told["moments"]), told  # in the midst of the doing too
    assert told["state"] == "done"
    counts = ("rows", "done", "steps", "cases", "checked", "events", "parts")
    assert {name: told[name] for name in counts} == dict.fromkeys(counts, told["chosen"])
    assert told["chosen"] > cases // 4
