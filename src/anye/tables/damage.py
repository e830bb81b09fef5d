"""What does a finished folder say of itself, and what is said when it cannot be read any more?"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeVar

MANIFEST = "manifest.json"  # says of what a finished folder was made
Kept = TypeVar("Kept")

_UNREADABLE = {  # by their names: whoever reads no file need not load its reader
    "ArrowInvalid",
    "ArrowSerializationError",
    "FileNotFoundError",
    "IOException",  # this and the next two are DuckDB's
    "InvalidInputException",
    "SerializationException",
    "PolarsError",
}
_NAMED = re.compile(r"(/[^'\"\n]+[.]parquet)")  # in the words of a reader


class FileDamagedError(Exception):
    """A file of the store is damaged or gone; none is ever changed once it is there."""

    def __init__(self, file: str) -> None:
        """Keep which file it is."""
        super().__init__(file)
        self.file = file

    def say(self, language: Literal["zh", "en"]) -> str:
        """Say which file it is and what to do."""
        if language == "en":
            return f"{self.file} is damaged or gone; restore it, or load the files into a new store"
        return f"文件已损坏或不见：{self.file}；请从备份恢复，或把原文件重新入库到新的数据目录"


def read_manifest(kind: type[Kept], file: Path) -> Kept:
    """Return what the manifest of a load, links or run says.

    Raises:
        FileDamagedError: if it does not say it any more.
    """
    try:
        return kind(**json.loads(file.read_text("utf-8")))
    except (ValueError, TypeError) as wrong:
        raise FileDamagedError(str(file)) from wrong


@contextmanager
def damage_told(file: Path | None = None) -> Iterator[None]:
    """Name the file by which a reader failed: the given one, else the one that it names itself.

    Raises:
        FileDamagedError: if a file is damaged or gone.
    """
    try:
        yield
    except Exception as wrong:
        named = _NAMED.search(str(wrong))
        kinds = {kind.__name__ for kind in type(wrong).__mro__}
        if not kinds & _UNREADABLE or "No space left" in str(wrong) or not (file or named):
            raise
        raise FileDamagedError(str(file or (named and named[1]))) from wrong
