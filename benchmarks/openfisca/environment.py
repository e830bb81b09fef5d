"""Make OpenFisca's environment from hashed requirements, once."""

import subprocess
import sys
from pathlib import Path

from benchmarks.contest import ROOT

ENVIRONMENT = ROOT / ".tools" / "openfisca"
LOCK = Path(__file__).with_name("requirements.lock")


def interpreter() -> str:
    """Return the Python of that environment, making it if need be."""
    executable, made = ENVIRONMENT / "bin" / "python", ENVIRONMENT / ".made"
    if not made.exists() or made.read_bytes() != LOCK.read_bytes():
        uv = (sys.executable, "-m", "uv")
        _call(*uv, "venv", "-q", "--clear", "--python", sys.executable, ENVIRONMENT)
        install = ("pip", "install", "-q", "--python", executable, "--require-hashes", "-r", LOCK)
        _call(*uv, *install)
        made.write_bytes(LOCK.read_bytes())
    return str(executable)


def _call(*command: str | Path) -> None:
    subprocess.run(command, check=True)
