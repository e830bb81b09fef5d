"""``make vendor``: renews the styles and scripts others wrote, after a change of their version.

The two files that are served lie in ``static/vendor`` and belong to the checkout, so that setting
the desk up needs neither npm nor its registry. This step is for whoever renews them: npm fetches
what ``package-lock.json`` pins by hash; the files are copied, and what is not ours to use is taken
out: the GDS Transport typeface is licensed to GOV.UK alone, and crest and crown are the Crown's.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TARGET = ROOT / "src" / "anye_desk" / "static" / "vendor"
STYLE, SCRIPT = "govuk-frontend.min.css", "govuk-frontend.min.js"
FORBIDDEN = ("GDS Transport", "assets/fonts", "assets/images", "crest", "crown")
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev", "--loglevel=http")

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
    """There is no npm on this machine, or it could not fetch; the message says what helps."""


class NotOursToServeError(Exception):
    """A vendored file still holds something licensed to others."""


def fetch() -> Path:
    """Let npm fetch what the lock pins; return the folder of the files.

    Raises:
        NoNpmError: if there is no npm, or it fails.
    """
    npm = shutil.which("npm")
    if not npm:
        raise NoNpmError("没有 npm，请先安装 Node.js。npm is missing; install Node.js.")
    sys.stdout.write("npm …\n")
    sys.stdout.flush()
    if subprocess.run([npm, *INSTALL], cwd=ROOT, check=False).returncode:  # noqa: S603 (our words)
        raise NoNpmError(
            "npm 未能下载。若所在网络使用单位自己的证书，请用 NODE_EXTRA_CA_CERTS 指明证书文件。\n"
            "npm could not fetch. Behind an office's own certificate, name its file with "
            "NODE_EXTRA_CA_CERTS."
        )
    return ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk"


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
    try:
        source = fetch()
    except NoNpmError as error:
        sys.exit(str(error))
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / STYLE).write_text(cleaned((source / STYLE).read_text("utf-8")), "utf-8")
    script = re.sub(r"//# sourceMappingURL.*", "", (source / SCRIPT).read_text("utf-8"))
    (TARGET / SCRIPT).write_text(script, "utf-8")
    sys.stdout.write(f"Styles and scripts are in {TARGET.relative_to(ROOT)}.\n")


if __name__ == "__main__":
    main()
