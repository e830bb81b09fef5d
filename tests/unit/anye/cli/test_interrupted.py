"""An interruption ends a command in words, whoever meets it first; a fault has its own code."""

import os
import signal
import subprocess
import sys
from threading import Timer

import duckdb
import pytest

from anye.cli import interrupted
from anye.sources.store import superseding

ENDLESS = "SELECT count(*) FROM range(100000000000) a WHERE hash(a.range) % 7 = 8"


@pytest.fixture(autouse=True)
def forgotten():
    """Let no interruption of a test be remembered in the next."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)
    interrupted._signals.clear()


def test_duckdb_at_work_when_interrupted_is_no_fault(anye, monkeypatch, town, tmp_path):
    def at_work(*_):
        Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
        duckdb.connect().execute(ENDLESS)

    monkeypatch.setattr(superseding, "_inside", at_work)
    file = town / "feeds" / "insured_months" / "insured_months-202501.csv"
    code, _, told = anye("load", file, "--store", tmp_path / "store")
    assert code == 130
    assert "已中断" in told
    assert "Traceback" not in told
    assert told.count("已中断") == 1


def test_an_error_of_the_program_is_not_taken_for_rows_to_put_right(anye, monkeypatch, town):
    def broken(*_, **__):
        raise RuntimeError("Query interrupted")  # but nobody interrupted

    monkeypatch.setattr(superseding, "_inside", broken)
    file = town / "feeds" / "insured_months" / "insured_months-202501.csv"
    code, _, told = anye("load", file, "--store", town.parent / "store-of-a-fault")
    assert code == 70
    assert "Traceback" in told


def test_a_command_interrupted_outside_its_stages_says_so_too():
    line = (
        "import anye.cli.app as app, os, signal, sys; sys.argv = ['anye', 'feeds'];"
        "app.declared = lambda *_: os.kill(os.getpid(), signal.SIGINT);"
        "app.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", line], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
