"""What is this file: its content's hash, and its physical lines counted apart from any reader?"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from anye.sources.files.encodings import is_utf_8, unfinished
from anye.sources.refusals import FileRefusedError

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
    is_utf_8: bool  # every byte of it
    times: int = 0  # that it was loaded before, where it is to be loaded again

    @property
    def load_id(self) -> str:
        """Return the name of the load: the first sixteen letters of the hash."""
        return self._hash()[:_ID_LETTERS]

    @property
    def number(self) -> int:
        """Return the number of the load: the first 31 bits of the hash."""
        return int(self._hash()[:8], 16) >> (32 - _NUMBER_BITS)

    def _hash(self) -> str:
        """Return the content's hash, or that of its being loaded once more."""
        if not self.times:
            return self.sha256
        return hashlib.sha256(f"{self.sha256} {self.times}".encode()).hexdigest()


def fingerprint(path: Path) -> Fingerprint:
    """Hash a file, count its lines and look at its encoding."""
    digest, lines, size, last, rest = hashlib.sha256(), 0, 0, b"\n", b""
    seen_at, all_utf_8 = _seen_at(path), True
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            lines += block.count(b"\n")
            size += len(block)
            last = block[-1:]
            if all_utf_8:
                whole = rest + block if rest else block
                end = len(whole) - unfinished(whole)
                rest = whole[end:]
                all_utf_8 = is_utf_8(whole[:end] if rest else whole)
    found = lines + (last != b"\n")
    return Fingerprint(digest.hexdigest(), size, found, seen_at, all_utf_8 and not rest)


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
