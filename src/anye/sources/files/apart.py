"""How is a file read by a process of its own, whose death is only a message?

Readers of XLSX and Parquet are large programs in other languages; a file made or spoilt for it
makes them take all memory, or fall. The process has limits, and what it writes is ours to read.
"""

import errno
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Literal

import anye
from anye.sources.refusals import FileRefusedError
from anye.sources.terms import MEGABYTE, Limits

KindOfFile = Literal["xlsx", "parquet"]
REFUSED = 3  # exit code
_FELL = {-signal.SIGSEGV, -signal.SIGBUS, -signal.SIGILL, -signal.SIGFPE}


def read_apart(kind: KindOfFile, path: Path, out: Path, limits: Limits) -> None:
    """Let the process of a kind of file read one and write what it holds.

    Raises:
        FileRefusedError: if it cannot be read, or not within the limits.
    """
    command = [sys.executable, "-m", f"anye.sources.files.{kind}_child", str(path), str(out)]
    source = str(Path(anye.__file__).parents[1])
    try:
        done = subprocess.run(  # noqa: S603 (our own module, by our own interpreter)
            [*command, json.dumps(asdict(limits))],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a reader's last words may quote the file
            timeout=limits.seconds(kind),
            env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": source, "PYTHONUTF8": "1"},
            check=False,
            start_new_session=True,  # Ctrl-C is ours to take: it ends the reader with us
        )
    except subprocess.TimeoutExpired:
        raise FileRefusedError(f"{kind}_too_heavy") from None
    if done.returncode == REFUSED:
        told = json.loads(done.stdout)
        raise FileRefusedError(told["refusal"], **told["details"])
    if done.returncode:
        fell = done.returncode in _FELL
        raise FileRefusedError(f"{kind}_damaged" if fell else f"{kind}_too_heavy")


def within_limits(kind: KindOfFile, read: Callable[[Path, Path, Limits], None]) -> int:
    """Read the file that the command line names; return the exit code of this process."""
    file, out = Path(sys.argv[1]), Path(sys.argv[2])
    limits = Limits(**json.loads(sys.argv[3])) if len(sys.argv) > 3 else Limits()  # noqa: PLR2004
    space, seconds = limits.memory_megabytes(kind) * MEGABYTE, limits.seconds(kind)
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        read(file, out, limits)
    except FileRefusedError as refused:
        return _refuse(refused)
    except MemoryError:
        return _refuse(FileRefusedError(f"{kind}_too_heavy"))
    except OSError as failed:
        full = failed.errno in {errno.ENOSPC, errno.EDQUOT} or "No space left" in str(failed)
        return _refuse(FileRefusedError("no_room_to_read" if full else f"{kind}_damaged"))
    return 0


def _refuse(refused: FileRefusedError) -> int:
    print(json.dumps({"refusal": refused.refusal, "details": refused.details}))  # noqa: T201
    return REFUSED
