"""Who takes messages to people: an adapter for each kind, which the site's settings name.

The desk ships one, which writes files. A gateway of an operator or a mail server is a class of the
site's own with the same two names; a kind without an adapter waits, and the outbox says so.
"""

import os
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

FILE = "anye_desk.office.outbox.adapters.Files"


class NotTakenError(Exception):
    """The adapter has not taken the message, and may be asked again."""


class Adapter(Protocol):
    """Takes one message on."""

    takes_once: bool  # given a message of one key twice, it sends it once

    def take(self, *, to: str, words: str, key: str) -> None:
        """Take a message on.

        Raises:
            NotTakenError: if it has not; anything else leaves it open whether it has.
        """


class Files:
    """Writes each message as a file, named by its key, so twice is once."""

    takes_once = True

    def __init__(self, folder: Path | None = None) -> None:
        """Write into a folder; the one of the desk's data."""
        self.folder = folder or settings.DATA / "outbox"

    def take(self, *, to: str, words: str, key: str) -> None:
        """Write a message; whole or not at all, for the owner of the process alone."""
        name = sha256(key.encode()).hexdigest()[:24]
        part, whole = self.folder / f".{name}.part", self.folder / f"{name}.txt"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(f"{to}\n\n{words}\n")
            part.replace(whole)
        except OSError as error:
            raise NotTakenError from error


def adapter_of(kind: str) -> Adapter | None:
    """Return who takes messages of a kind; nobody where the settings name none."""
    named = settings.OUTBOX[kind]
    if not named:
        return None
    adapter: Adapter = import_string(FILE if named == "file" else named)()
    return adapter
