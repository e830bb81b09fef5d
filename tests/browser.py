"""``python -m tests.browser``: the browser and fonts that journeys need, installed where absent."""

import os
import shutil
import subprocess
import sys

PACKAGES = ("chromium", "fonts-noto-cjk")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowserError(Exception):
    """There is no Chromium, and it could not be installed."""


def browser() -> str:
    """Return the browser, installing it with apt where that is allowed.

    Raises:
        NoBrowserError: if there is none; the message says what to install.
    """
    if found := installed():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {
            "stdout": subprocess.DEVNULL,
            "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        }
        sys.stdout.write(f"Installing {' and '.join(PACKAGES)} for the journeys ...\n")
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES],
            check=False,
            **quiet,
        )
    if found := installed():
        return found
    raise NoBrowserError(
        f"The journeys need Chromium and Chinese fonts: apt-get install {' '.join(PACKAGES)}"
    )


def installed() -> str | None:
    """Return the first browser on the path."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


if __name__ == "__main__":
    try:
        sys.stdout.write(f"Browser: {browser()}\n")
    except NoBrowserError as error:
        sys.exit(str(error))
