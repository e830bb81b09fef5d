"""Whoever runs a long command without a terminal is told every few seconds how far it is."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from anye.cli import doing, terminal
from anye.linkage import link
from anye.synthetic import district

LINE = re.compile(r" +\d+ 秒  (.*)")


def told(capfd):
    return [LINE.fullmatch(line).group(1) for line in capfd.readouterr().err.splitlines()]


def test_a_line_now_and_then_says_stage_step_and_share(capfd):
    with doing.lines(["核对", "关联"], every=0.05) as (checking, linking):
        checking("a.csv", 1, 4)
        time.sleep(0.12)
        linking("person_pairs", 3, 0)
        time.sleep(0.12)
    lines = told(capfd)
    assert lines[0] == "核对  a.csv  25%"
    assert lines[-1] == "关联  比对记录"


def test_a_step_that_reports_nothing_for_long_is_told_again(capfd):
    with doing.lines([""], every=0.05) as (report,):
        report("读", 0, 0)
        time.sleep(0.3)
    assert told(capfd).count("读") >= 3


def test_what_is_done_before_the_first_line_is_due_says_nothing(capfd):
    with doing.lines([""], every=5) as (report,):
        report("读", 0, 0)
    assert capfd.readouterr().err == ""


def test_without_a_terminal_lines_are_written_and_machines_are_told_nothing(capfd, monkeypatch):
    monkeypatch.setattr(doing, "SECONDS_BETWEEN_LINES", 0.02)
    for quiet in (False, True):
        with terminal.progress(quiet=quiet) as report:
            report("读", 0, 0)
            time.sleep(0.1)
        assert bool(told(capfd)) is not quiet


def test_files_are_counted_and_their_bytes_added_up(tmp_path):
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for file, size in zip(files, (30, 70), strict=True):
        file.write_bytes(b"x" * size)
    said = []
    for _, told_of in doing.one_by_one(files, lambda *what: said.append(what)):
        told_of("", 10, 0)
    assert [(done, of) for _, done, of in said] == [(0, 100), (10, 100), (30, 100), (40, 100)]
    assert said[-1][0] == "第2个文件，共2个  b.csv"


def test_every_step_a_stage_tells_of_has_words():
    for module in (link, district):
        source = Path(module.__file__).read_text("utf-8")
        steps = set(re.findall(r'(?:progress|tell)\("([a-z_]+)"', source)) - {"done"}
        assert steps
        assert steps <= doing.STEPS.keys()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whoever_interrupts_is_told_what_is_left(lang):
    script = (
        "import time\n"
        "from anye.cli.terminal import progress\n"
        "with progress() as report:\n"
        "    print('on', flush=True)\n"
        "    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", script, f"--lang={lang}"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout.readline() == "on\n"
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
    assert ("已中断" if lang == "zh" else "Interrupted") in said.splitlines()[0]
