"""Steps that change a store, and processes that die or find the disk full in the midst of them.

Run in processes of their own, forked from a server that has the libraries loaded already.
"""

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path

import pyarrow.parquet as pq
from tests.unit.anye.sources.feed_files import TODAY

from anye.pipeline.year import assess, link
from anye.rulebook.terms import Terms
from anye.sources.load import load
from anye.sources.store.decisions import keep_decisions
from anye.sources.store.durable import DiskIsFullError
from anye.tables.contracts import CONTRACTS
from anye.tables.engines.duckdb_engine import DuckDBEngine

YEAR, JIZHOU = 2025, Terms("cn/tianjin/jizhou")
DURABLE = (  # what a step does to the disk
    (os, "fsync"),
    (os, "rename"),
    (os, "mkdir"),
    (os, "link"),
    (shutil, "rmtree"),
    (Path, "write_text"),
    (pq.ParquetWriter, "close"),
    (DuckDBEngine, "write"),
)
FULL = 28  # exit code of a process that said the disk is full
ANSWER = {
    "decision_id": 1,
    "subject": "person",
    "left_id": 11,
    "right_id": 22,
    "answer": "same",
    "decided_at": 1_770_000_000,
    "decided_by": "officer",
    "note": "",
}


def _load(store: Path) -> None:
    load(store, store.parent / "more.csv", CONTRACTS["wage_months"], today=TODAY)


def _link(store: Path) -> None:
    link(store, engine=DuckDBEngine(threads=1))


def _assess(store: Path) -> None:
    assess(store, YEAR, JIZHOU, engine=DuckDBEngine(threads=1))


def _decide(store: Path) -> None:
    keep_decisions(store, [ANSWER])


STEPS: Mapping[str, Callable[[Path], None]] = {
    "load": _load,
    "link": _link,
    "assess": _assess,
    "decide": _decide,
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """At which moment, counted in what the step does to the disk, a process meets its trouble."""

    moment: int = 0  # 0: none
    full: bool = False  # the disk is full; else the process dies


def child(step: str, store: Path, trouble: Trouble, log: Path) -> None:
    """Take a step; log every moment passed, so that the last line says where it ended."""
    with log.open("w", buffering=1) as told:
        _watch(trouble, told.write)
        try:
            STEPS[step](store)
        except DiskIsFullError:
            os._exit(FULL)


def _watch(trouble: Trouble, tell: Callable[[str], object]) -> None:
    passed = 0

    def moment(name: str) -> None:
        nonlocal passed
        passed += 1
        tell(f"{name}\n")
        if passed == trouble.moment and not trouble.full:
            os.kill(os.getpid(), signal.SIGKILL)
        elif passed == trouble.moment:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for owner, name in DURABLE:
        setattr(owner, name, _with_moments(getattr(owner, name), name, moment))


def _with_moments(
    done: Callable[..., object], name: str, moment: Callable[[str], None]
) -> Callable[..., object]:
    @wraps(done)
    def watched(*args: object, **kwargs: object) -> object:
        moment(f"before {name}")
        found = done(*args, **kwargs)
        moment(f"after {name}")
        return found

    return watched


if __name__ == "__main__":
    try:
        STEPS[sys.argv[1]](Path(sys.argv[2]))
    except DiskIsFullError:
        sys.exit(FULL)
