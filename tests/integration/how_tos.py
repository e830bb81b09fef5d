"""What a how-to says to type, and what it says will be printed.

Blocks of a page are indented by four spaces or fenced without a language. A block whose first line
is a command is typed line by line; any other block is what the commands before it print.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "docs" / "how-to"
COMMAND = re.compile(
    r"(anye|python|make|export|echo|cp|mkdir|pip|java|sudo|ANYE_DATA=\S+|\.venv/bin/\S+"
    r"|apt-get|systemctl|install|ln|tar|runuser|desk|journalctl)\s"
)
REMARK = re.compile(r"\s+#\s.*$")
DRAWN = re.compile("[─-╿\\s]+")  # frames of tables, and how wide their columns are
FENCE = "```"
CHINESE = ".zh-CN.md"


@dataclass(slots=True)
class Step:
    """Commands typed together, and the blocks that say what they print."""

    commands: list[str]
    printed: list[str] = field(default_factory=list)


def steps(page: Path) -> list[Step]:
    """Return what a page says to type, in order."""
    found: list[Step] = []
    for block in _blocks(page.read_text("utf-8")):
        if COMMAND.match(block[0]):
            joined = "\n".join(block).replace("\\\n", " ")
            commands = [REMARK.sub("", line).strip() for line in joined.splitlines()]
            found.append(Step([command for command in commands if command]))
        elif found:
            found[-1].printed += block
    return found


def plain(text: str) -> str:
    """Return text without frames, in single spaces."""
    return DRAWN.sub(" ", text).strip()


def missing(printed: list[str], output: str) -> list[str]:
    """Return the lines of a page that the commands did not print; … stands for anything."""
    found = plain(output)
    return [line for line in printed if line.strip() and not _is_in(plain(line), found)]


def _is_in(line: str, output: str) -> bool:
    pattern = "[^\n]*?".join(map(re.escape, re.split(" ?… ?", line)))
    return bool(re.search(pattern, output))


def _blocks(text: str) -> list[list[str]]:
    """Return indented blocks, and fenced ones without a language; any other fence is a file."""
    blocks: list[list[str]] = [[]]
    fence = ""
    for line in text.splitlines():
        if line.startswith(FENCE):
            fence = "" if fence else line
            blocks.append([])
        elif fence == FENCE or (not fence and line.startswith("    ")):
            blocks[-1].append(line if fence else line[4:])
        elif not fence and blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]
