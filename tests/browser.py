"""``python -m tests.browser``: what journeys need, installed where absent, and started once.

A suite that takes minutes must not end in "no browser": the driver and the browser are started
here before the first test, so that whatever a machine lacks is told in seconds.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import Error, sync_playwright

# The first one draws no windows of its own: the same pages cost it a quarter of the work.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SECONDS = 60
NEEDED_BY_THE_DRIVER = "libatomic1"  # Playwright's own node is linked to it; bare Debian has none


class NoBrowserError(Exception):
    """The journeys cannot run here; the message says what to install."""


def browser() -> str:
    """Return the browser, installing with apt what the journeys lack where that is allowed.

    Raises:
        NoBrowserError: if something is lacking still; the message says what to install.
    """
    if lacking := packages_lacking():
        if os.geteuid() == 0 and shutil.which("apt-get"):
            _install(lacking)
            lacking = packages_lacking()
        if lacking:
            raise NoBrowserError(f"The journeys lack: apt-get install {' '.join(lacking)}")
    found = installed()
    assert found
    return found


def packages_lacking() -> list[str]:
    """Return the Debian packages without which no journey can start."""
    lacking = [] if installed() else [BROWSERS[0]]
    if not _chinese_fonts():
        lacking.append("fonts-noto-cjk")
    if driver_fault():
        lacking.append(NEEDED_BY_THE_DRIVER)
    return lacking


def installed() -> str | None:
    """Return the first browser on the path."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def driver_fault() -> str:
    """Return why Playwright's driver does not start, nothing if it does."""
    command = [sys.executable, "-m", "playwright", "--version"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
    return "" if done.returncode == 0 else done.stderr.strip()[-400:]


def start_once() -> str:
    """Start driver and browser, open an empty page, and return the browser's version.

    Raises:
        NoBrowserError: if they do not start; the message holds their own words.
    """
    executable = browser()
    try:
        with sync_playwright() as playwright:
            launched = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
            launched.new_page().close()
            version = launched.version
            launched.close()
    except Error as error:
        raise NoBrowserError(f"{executable} does not start: {str(error)[:800]}") from error
    return f"{executable} {version}"


def _chinese_fonts() -> bool:
    """Say whether any font has Chinese characters; without fontconfig there is none."""
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(
        ["fc-list", ":lang=zh", "family"], check=False, capture_output=True, timeout=SECONDS
    )
    return bool(listed.stdout.strip())


def _install(packages: list[str]) -> None:
    sys.stdout.write(f"Installing {' and '.join(packages)} for the journeys ...\n")
    sys.stdout.flush()
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # fontconfig says whether there are Chinese fonts.
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "fontconfig"]
    for command in (["apt-get", "update", "-qq"], [*install, *packages]):
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment)


if __name__ == "__main__":
    try:
        sys.stdout.write(f"Browser: {start_once()}\n")
    except NoBrowserError as error:
        sys.exit(str(error))
