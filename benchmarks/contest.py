"""Run whole processes in turn and read from the kernel what each of them used.

This module and all that the parent process imports stay within the standard library: the
peak memory that Linux reports for a child begins with that of the process it was forked from.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import Any

ROOT = Path(__file__).parents[1]
KIB_PER_MB = 1024  # ru_maxrss counts KiB on Linux


class ContestantFailedError(Exception):
    """A process of a benchmark ended with an error."""

    def __init__(self, name: str, status: int, said: str) -> None:
        """Keep who failed, how, and the end of what it wrote."""
        super().__init__(name, status, said[-4000:])


@dataclass(frozen=True, slots=True)
class Contestant:
    """One way to do the job, as a command; it may write to ``output``, emptied before a run."""

    name: str
    command: tuple[str, ...]
    output: Path | None = None
    fixed: Mapping[str, str] = field(default_factory=dict)  # environment variables


@dataclass(frozen=True, slots=True)
class Sample:
    """What one process and its children used, and what it reported on its last line."""

    cpu_seconds: float
    wall_seconds: float
    peak_mb: float
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some runs with the smallest and the largest."""

    median: float
    min: float
    max: float


def python(module: str, *arguments: object) -> tuple[str, ...]:
    """Return the command that runs a module of this project's environment."""
    return (sys.executable, "-m", module, *(str(argument) for argument in arguments))


def compete(contestants: Iterable[Contestant], runs: int) -> dict[str, list[Sample]]:
    """Let every contestant run in turn, A B A B, so that a noisy minute meets all of them."""
    entered = tuple(contestants)
    samples: dict[str, list[Sample]] = {contestant.name: [] for contestant in entered}
    for turn in range(runs):
        for contestant in entered:
            sample = measure(contestant)
            samples[contestant.name].append(sample)
            _progress(f"{turn + 1}/{runs} {contestant.name}: {sample.cpu_seconds:.2f} CPU s")
    return samples


def measure(contestant: Contestant) -> Sample:
    """Run one contestant once.

    Raises:
        ContestantFailedError: if it ends with an error.
    """
    if contestant.output:
        _empty(contestant.output)
    began = time.perf_counter()
    with (
        TemporaryFile("w+", encoding="utf-8") as complaints,
        subprocess.Popen(
            contestant.command,
            cwd=ROOT,
            env=environment(contestant.fixed),
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
        ) as process,
    ):
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            complaints.seek(0)
            raise ContestantFailedError(contestant.name, process.returncode, complaints.read())
    return Sample(
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        wall_seconds=time.perf_counter() - began,
        peak_mb=usage.ru_maxrss / KIB_PER_MB,
        said=_last_report(said),
    )


def ask(module: str, *arguments: object) -> Mapping[str, Any]:
    """Run a module that makes inputs or compares answers, and return what it reports."""
    _progress(module.rpartition(".")[2].replace("_", " "))
    return measure(Contestant(module, python(module, *arguments))).said


def spread(values: Iterable[float]) -> Spread:
    """Return median, smallest and largest."""
    found = tuple(values)
    return Spread(median(found), min(found), max(found))


def environment(fixed: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a process that imports this checkout."""
    paths = (str(ROOT), str(ROOT / "src"))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), **fixed}


def _empty(output: Path) -> None:
    if output.is_dir():
        shutil.rmtree(output)
    else:
        output.unlink(missing_ok=True)
    output.parent.mkdir(parents=True, exist_ok=True)


def _last_report(said: str) -> Mapping[str, Any]:
    last = said.strip().rpartition("\n")[2]
    return json.loads(last) if last.startswith("{") else {}


def _progress(line: str) -> None:
    print(f"  {line}", file=sys.stderr, flush=True)
