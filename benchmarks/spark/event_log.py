"""What Spark itself wrote down of its tasks: processor time, shuffle, spill.

Spark's event log is a line of JSON for each event; figures of tasks are read, no data is in them.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

SETTINGS = {
    "spark.eventLog.enabled": "true",
    "spark.eventLog.rolling.enabled": "false",  # one file
    "spark.eventLog.compress": "false",
}
NANO, MILLI, MB = 10**9, 10**3, 10**6
# By figure: the path to it in a task's metrics, and how many of its units make one of ours.
FIGURES: Mapping[str, tuple[tuple[str, ...], int]] = {
    "task_cpu_seconds": (("Executor CPU Time",), NANO),
    "task_seconds": (("Executor Run Time",), MILLI),
    "gc_seconds": (("JVM GC Time",), MILLI),
    "read_mb": (("Input Metrics", "Bytes Read"), MB),
    "shuffle_mb": (("Shuffle Write Metrics", "Shuffle Bytes Written"), MB),
    "shuffle_rows": (("Shuffle Write Metrics", "Shuffle Records Written"), 1),
    "spilled_mb": (("Disk Bytes Spilled",), MB),
    "written_mb": (("Output Metrics", "Bytes Written"), MB),
    "to_driver_mb": (("Result Size",), MB),
}


def figures(folder: Path) -> dict[str, Any]:
    """Return the sums over all tasks of the one application whose log lies in a folder."""
    sums, counts, longest = Counter[str](), Counter[str](), 0.0
    for event in _events(folder):
        counts[event["Event"]] += 1
        if event["Event"] != "SparkListenerTaskEnd":
            continue
        for name, (path, unit) in FIGURES.items():
            sums[name] += _at(event.get("Task Metrics") or {}, path) / unit
        times = event["Task Info"]
        longest = max(longest, (times["Finish Time"] - times["Launch Time"]) / MILLI)
    return {
        **{name: round(value, 2) for name, value in sums.items()},
        "longest_task_seconds": longest,
        "tasks": counts["SparkListenerTaskEnd"],
        "stages": counts["SparkListenerStageCompleted"],
        "jobs": counts["SparkListenerJobEnd"],
    }


def _events(folder: Path) -> Iterator[dict[str, Any]]:
    (log,) = folder.iterdir()
    with log.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _at(metrics: Mapping[str, Any], path: tuple[str, ...]) -> float:
    found: Any = metrics
    for word in path:
        found = found.get(word, 0) if isinstance(found, Mapping) else 0
    return float(found)
