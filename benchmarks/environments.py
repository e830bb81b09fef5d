"""Make the environment of a peer from hashed requirements, once."""

import subprocess
import sys
from pathlib import Path

from benchmarks.contest import ROOT

FOLDER = ROOT / ".tools"


def interpreter(peer: str) -> str:
    """Return the Python of a peer's environment, making it if need be.

    Args:
        peer: the folder of benchmarks that holds its ``requirements.lock``.
    """
    environment, lock = FOLDER / peer, Path(__file__).with_name(peer) / "requirements.lock"
    executable, made = environment / "bin" / "python", environment / ".made"
    if not made.exists() or made.read_bytes() != lock.read_bytes():
        uv = (sys.executable, "-m", "uv")
        _call(*uv, "venv", "-q", "--clear", "--python", sys.executable, environment)
        install = ("pip", "install", "-q", "--python", executable, "--require-hashes", "-r", lock)
        _call(*uv, *install)
        made.write_bytes(lock.read_bytes())
    return str(executable)


def _call(*command: str | Path) -> None:
    subprocess.run(command, check=True)
