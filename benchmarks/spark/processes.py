"""What the processes of a cluster used so far: read from Linux while they still run."""

import os
from collections import defaultdict
from pathlib import Path

KINDS = {  # by a word of the command line
    "CoarseGrainedExecutorBackend": "executors",
    "deploy.worker.Worker": "workers",
    "deploy.master.Master": "master",
    "SparkSubmit": "driver",
}
TICKS = os.sysconf("SC_CLK_TCK")
USER, SYSTEM = 11, 12  # fields of /proc/PID/stat after the name


def used() -> dict[str, dict[str, float]]:
    """Return CPU seconds and the largest peak memory of the processes below this one, by kind."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: {"cpu_seconds": 0, "peak_mb": 0})
    for process in _below(os.getpid()):
        command = (process / "cmdline").read_bytes().decode("utf-8", "replace")
        kind = next((kind for word, kind in KINDS.items() if word in command), "python")
        of_kind = found[kind]
        of_kind["cpu_seconds"] = round(of_kind["cpu_seconds"] + _cpu_seconds(process), 2)
        of_kind["peak_mb"] = max(of_kind["peak_mb"], _peak_mb(process))
    return dict(found)


def _below(pid: int) -> list[Path]:
    parents = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(process.name)] = int(_stat(process)[1])
        except OSError:  # it has ended meanwhile
            continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return [Path("/proc") / str(one) for one in sorted(found)]


def _cpu_seconds(process: Path) -> float:
    fields = _stat(process)
    return (int(fields[USER]) + int(fields[SYSTEM])) / TICKS


def _peak_mb(process: Path) -> float:
    for line in (process / "status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 1024)
    return 0


def _stat(process: Path) -> list[str]:
    return (process / "stat").read_text("utf-8").rpartition(")")[2].split()
