"""Of which code, and of which inputs, is a result? Both are named by a hash of their content."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

SOURCES = (".py", ".yaml", ".csv", ".json", ".toml")
LENGTH = 16  # hex digits; enough to name a version


def version_of(packages: Iterable[str]) -> str:
    """Return the hash of every source file of some packages."""
    found = sha256()
    for package in packages:
        for name, source in _sources(files(package), package):
            found.update(f"{name}\n{len(source)}\n".encode())
            found.update(source)
    return found.hexdigest()[:LENGTH]


def named_by(identity: Mapping[str, object]) -> str:
    """Return the name of a result: the hash of all that it follows from."""
    return sha256(json.dumps(identity, sort_keys=True).encode()).hexdigest()[:LENGTH]


def _sources(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        below = f"{name}/{entry.name}"
        if entry.is_dir():
            found += _sources(entry, below)
        elif entry.name.endswith(SOURCES):
            found.append((below, entry.read_bytes()))
    return found
