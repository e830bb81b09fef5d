"""What is this file: its content's hash, and its physical lines counted apart from any reader?"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from anye.sources.refusals import FileRefusedError

Progress = Callable[[int, int], None]  # bytes done, bytes in all

BLOCK = 8 << 20
_ID_LETTERS = 16
_NUMBER_BITS = 31


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A file's identity, taken in one pass before it is read."""

    sha256: str
    bytes: int
    lines: int  # line feeds, and one more where the last line is not ended
    seen_at: tuple[
        int, int, int
    ]  # size, time of change and inode, to notice a change while reading

    @property
    def load_id(self) -> str:
        """Return the name of the load: the first sixteen letters of the hash."""
        return self.sha256[:_ID_LETTERS]

    @property
    def number(self) -> int:
        """Return the number of the load: the first 31 bits of the hash."""
        return int(self.sha256[:8], 16) >> (32 - _NUMBER_BITS)


def fingerprint(path: Path) -> Fingerprint:
    """Hash a file and count its lines."""
    digest, lines, size, last = hashlib.sha256(), 0, 0, b"\n"
    seen_at = _seen_at(path)
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            lines += block.count(b"\n")
            size += len(block)
            last = block[-1:]
    return Fingerprint(digest.hexdigest(), size, lines + (last != b"\n"), seen_at)


def refuse_if_changed(path: Path, taken: Fingerprint) -> None:
    """Refuse a file that changed since its fingerprint was taken.

    Raises:
        FileRefusedError: if it did.
    """
    if _seen_at(path) != taken.seen_at:
        raise FileRefusedError("changed")


def _seen_at(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ino
