"""What is dear to make and only read is made once in a run of the suite, by whoever asks first.

The suite runs in several processes: a worker for each core, and pytest once more on PostgreSQL.
Each of them gets a copy of its own, so that what one writes into it no other sees.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

FOLDER = "ANYE_TESTS_MADE_ONCE"  # set by the first process, handed on to those it starts


def opened() -> Path | None:
    """Make the folder of this run, unless the process that started this one has made it."""
    if FOLDER in os.environ:
        return None
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="anye-tests-")
    return Path(os.environ[FOLDER])


def made_once(name: str, make: Callable[[Path], object], copy: Path) -> Path:
    """Return a copy of a folder of this name, filled by ``make`` if nobody has asked for it yet."""
    made = Path(os.environ[FOLDER]) / name
    whole = made.with_suffix(".whole")
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(made, ignore_errors=True)  # of one that failed half-way
            make(made)
            whole.touch()
    return Path(shutil.copytree(made, copy, dirs_exist_ok=True))
