"""The how-to of the service tells a machine what the desk understands, in both languages alike."""

import configparser
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.integration.how_tos import FOLDER

ROOT = Path(__file__).parents[2]
FENCED = re.compile(r"```(sh|ini|nginx|caddy)\n(.*?)```", re.DOTALL)
READ_BY_THE_DESK = re.compile(r'environ\.get\(\s*"([A-Z_]+)"')
IN_PYTHON = "/srv/anye/program/.venv/bin/python"


@pytest.fixture(scope="module")
def told():
    return dict(FENCED.findall((FOLDER / "run-as-a-service.md").read_text("utf-8")))


def test_both_languages_tell_the_machine_the_same(told):
    assert told == dict(FENCED.findall((FOLDER / "run-as-a-service.zh-CN.md").read_text("utf-8")))
    assert set(told) == {"sh", "ini", "nginx", "caddy"}


def test_every_setting_is_one_that_the_desk_reads(told):
    settings = (ROOT / "src/anye_desk/config/settings.py").read_text("utf-8")
    given = {line.partition("=")[0] for line in told["sh"].splitlines()}
    assert given <= set(READ_BY_THE_DESK.findall(settings))
    assert "ANYE_DEMO" not in given


def test_the_units_commands_are_the_desks(told):
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read_string(told["ini"])
    for name in ("ExecStart", "ExecStartPre"):
        program, *arguments = unit["Service"][name].split()
        assert program == IN_PYTHON
        done = subprocess.run(
            [sys.executable, *arguments, "--help"], check=False, capture_output=True, cwd=ROOT
        )
        assert done.returncode == 0, done.stderr
    assert unit["Service"]["EnvironmentFile"].startswith("/srv/anye/")


def test_both_proxies_pass_requests_to_the_port_that_is_served(told):
    [port] = re.findall(r"--port (\d+)", told["ini"])
    for proxy in ("nginx", "caddy"):
        assert f"127.0.0.1:{port}" in told[proxy]
        assert "X-Forwarded-For" in told[proxy]
