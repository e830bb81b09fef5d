"""What a kind is, and what its clocks do, from the command line."""

import json
import subprocess
import sys
from configparser import ConfigParser
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from tests.unit.anye_desk.office.casework.walked import AT, case_in

from anye_desk.office.casework.declaring import Capacity
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.registry import kinds

ROOT = Path(__file__).parents[6]
EACH = pytest.mark.parametrize("kind", kinds().values(), ids=list(kinds()))


def test_every_kind_is_printed_whole_without_a_database(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "anye_desk", "kinds", "--json"],
        check=True,
        capture_output=True,
        env={"ANYE_DATA": str(tmp_path), "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"},
        cwd=ROOT,
    )
    found = json.loads(done.stdout)
    assert [one["name"] for one in found] == list(kinds())
    for one, kind in zip(found, kinds().values(), strict=True):
        assert (one["zh"], one["en"]) == (kind.words.zh, kind.words.en)
        assert [state["name"] for state in one["states"]] == [state.name for state in kind.states]
        assert [move["name"] for move in one["moves"]] == [move.name for move in kind.moves]
        clocks = {state.name: state.within for state in kind.states if state.has_clock}
        assert {clock["state"]: clock["working_days"] for clock in one["clocks"]} == clocks
        assert {role["name"] for role in one["roles"]} == {w for m in kind.moves for w in m.who}


@EACH
def test_its_clocks_do_once_what_silence_means_and_say_so(kind, published, accounts, capsys):
    silent = [state for state in kind.states if state.on_silence]
    cases = {state.name: case_in(kind, state.name, accounts) for state in silent}
    for _ in range(2):
        with time_machine.travel(AT + timedelta(days=60), tick=False):
            call_command("clocks")
    said = [line for line in capsys.readouterr().out.splitlines() if kind.words.zh in line]
    assert f"{kind.words.zh}：到期自动办理 {len(silent)} 件" in said[0]
    assert f"{kind.words.en}: 0 done by itself" in said[1]
    for state in silent:
        now = Case.objects.get(pk=cases[state.name].pk)
        assert now.state == kind.move(state.on_silence).end
        last = now.steps.last()
        assert (last.move, last.by) == (state.on_silence, None)


@EACH
def test_who_is_the_clocks_alone_is_nobodys_to_make(kind):
    alone = [move for move in kind.moves if move.who == {Capacity.CLOCK}]
    assert {move.name for move in alone} <= {state.on_silence for state in kind.states}


def test_the_timer_runs_a_command_that_is_there():
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(ROOT / "deploy/units/anye-clocks.service", "utf-8")
    assert unit["Service"]["ExecStart"].endswith(".venv/bin/python -m anye_desk clocks")
    unit.read(ROOT / "deploy/units/anye-clocks.timer", "utf-8")
    assert unit["Timer"]["Persistent"] == "true"
