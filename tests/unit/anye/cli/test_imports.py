"""A command imports what it needs and no more: nobody waits for a solver to read a law."""

import subprocess
import sys

HEAVY = {"sklearn", "scipy", "pandas", "numba", "ortools", "highspy", "splink", "pyspark", "django"}


def test_the_command_line_starts_without_what_only_some_commands_need():
    asked = "import sys, anye.cli.app; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())
