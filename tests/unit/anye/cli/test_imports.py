"""A command imports what it needs and no more: nobody waits for an engine to read a law."""

import signal
import subprocess
import sys
import time

import pytest

HEAVY = {"sklearn", "scipy", "pandas", "numba", "ortools", "highspy", "splink", "pyspark", "django"}
OF_TYPER = {"typer", "shellingham", "annotated_doc"}  # rich draws bars, and only these
OF_YAML = {"yaml", "_yaml", "cython_runtime"}
OF_SCHEMAS = {
    "typing_extensions",
    "idna",  # by jsonschema, where something else has brought it
    "jsonschema",
    "jsonschema_specifications",
    "referencing",
    "rpds",
    "attr",
    "attrs",
}
MAY_LOAD = {
    "--help": OF_TYPER,
    "--version": OF_TYPER,
    "--no-such-option": OF_TYPER,
    "no-such-command": OF_TYPER,
    "law": OF_TYPER | OF_YAML,
    "law no_such_name": OF_TYPER | OF_YAML | OF_SCHEMAS,
    "work-out --example": OF_TYPER | OF_YAML | OF_SCHEMAS,
    "work-out nowhere.json": OF_TYPER | OF_YAML | OF_SCHEMAS,
}
OF_ANYE = {
    "--help": {"cli", "kernel"},
    "law": {"cli", "kernel", "law", "rulebook", "codes"},
    "work-out --example": {"cli", "kernel", "law", "rulebook", "one_employer", "codes"},
}
TOLD = """
import runpy, sys
try:
    runpy.run_module("anye.cli", run_name="__main__")
finally:
    print(*sys.modules, file=sys.stderr)
"""


def loaded_by(line):
    command = [sys.executable, "-c", TOLD, *line.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("line", MAY_LOAD)
def test_what_is_asked_every_day_loads_only_what_it_may(line):
    own = {"anye", "__main__", "_virtualenv", "sitecustomize", "__editables_finder"}
    roots = {name.partition(".")[0] for name in loaded_by(line)}
    found = {root for root in roots if root not in sys.stdlib_module_names} - own
    assert {root for root in found if not root.startswith("_")} <= MAY_LOAD[line]


@pytest.mark.parametrize("line", OF_ANYE)
def test_what_is_asked_every_day_loads_only_its_rooms(line):
    rooms = {name.split(".")[1] for name in loaded_by(line) if name.startswith("anye.")}
    assert rooms <= OF_ANYE[line]


def test_the_commands_start_without_what_only_some_of_them_need():
    asked = (
        "import sys, anye.cli.feeds, anye.cli.years, anye.cli.quality, anye.cli.matching;"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


@pytest.mark.parametrize("module", ["typer", "polars"])
def test_interrupted_while_its_modules_load_it_is_quiet(module, tmp_path):
    # A module that loads for ever stands before the real one: the interruption comes meanwhile.
    (tmp_path / f"{module}.py").write_text("print('loads', flush=True)\nwhile True: pass\n")
    command = (sys.executable, "-m", "anye.cli", "load", "x", "--store", "y")
    started = subprocess.Popen(
        command,
        env={"PYTHONPATH": str(tmp_path)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert started.stdout.readline() == "loads\n"
    time.sleep(0.1)
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=20)
    assert (started.returncode, out, err) == (130, "", "")
