"""The README's two commands on a bare Debian 12, typed by root in root's home."""

import re
import shutil
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from tests.integration.bare_debian import Bare, NotBareError, make

pytestmark = pytest.mark.long
CHECKOUT = Path(__file__).parents[2]
# What the machine itself has to bring: a browser, its driver, a server that refuses root.
OF_THE_MACHINE = "tests/integration/test_postgres.py tests/journeys/test_by_keyboard_alone.py"
TWO_HOURS = 7200


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    root = tmp_path_factory.mktemp("bare") / "debian"
    try:
        yield make(root, CHECKOUT)
    except NotBareError as error:
        pytest.fail(str(error))
    finally:
        shutil.rmtree(root, ignore_errors=True)


def opened(bare: Bare) -> tuple[float, str]:
    """Type ``make run``; return after how many seconds its desk answered, and what it wrote."""
    began, said = time.monotonic(), []
    with subprocess.Popen(
        bare.command("make run"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        try:
            for line in running.stdout:
                said.append(line)
                if found := re.search(r"http://\S+/", line):
                    with urlopen(f"{found.group()}sign-in/") as page:  # noqa: S310 (our own)
                        assert "anye-demo-officer" in page.read().decode()
                    return time.monotonic() - began, "".join(said)
        finally:
            running.kill()
    pytest.fail("".join(said)[-4000:])


def test_make_run_shows_a_desk(bare, socket_enabled, record_property):
    seconds, said = opened(bare)
    record_property("first_seconds", round(seconds))
    assert "Traceback" not in said
    assert "npm" not in said
    shutil.rmtree(bare.root / "root/anye/.venv")
    shutil.rmtree(bare.root / "root/anye/var")
    seconds, _ = opened(bare)  # packages are in the cache now
    record_property("seconds_with_packages_cached", round(seconds))
    print(f"make run, packages cached: {seconds:.0f} s")


def test_make_test_finds_all_that_the_machine_has_to_bring(bare):
    done = bare.type(f'make test TESTS="{OF_THE_MACHINE}"')
    assert done.returncode == 0, done.stdout[-4000:]


def test_make_test_passes_whole(bare):
    done = bare.type("make test", timeout=TWO_HOURS)
    assert done.returncode == 0, done.stdout[-4000:]
