"""Of which law and which steps is a figure the result? Named by their content.

A figure can be worked out again only with the same rules, the same sheets and the same steps, so
a run carries the hash of all three and is never mistaken for another.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

LAW = ("anye.law",)
METHOD = ("anye.kernel", "anye.codes", "anye.tables", "anye.linkage", "anye.assessment")
QUALITY = (*METHOD, "anye.sources", "anye.reporting")
SOURCES = (".py", ".yaml", ".csv")
LENGTH = 16  # hex digits; enough to name a version


@cache
def law_version() -> str:
    """Return the hash of every rule and every parameter sheet."""
    return _hash(LAW)


@cache
def method_version() -> str:
    """Return the hash of the steps that link records and apply the law."""
    return _hash(METHOD)


@cache
def quality_version() -> str:
    """Return the hash of the steps that measure the quality of what was delivered."""
    return _hash(QUALITY)


def run_id(loads: Mapping[str, Sequence[str]], settings: Mapping[str, str | int | bool]) -> str:
    """Return the name of the run of these loads under these settings and today's law.

    Args:
        loads: the names of the loads by feed, in the order of loading.
        settings: year, jurisdiction and the like.
    """
    identity = {
        "loads": {feed: list(names) for feed, names in loads.items() if names},
        "settings": dict(settings),
        "law": law_version(),
        "method": method_version(),
    }
    return sha256(json.dumps(identity, sort_keys=True).encode()).hexdigest()[:LENGTH]


def _hash(packages: Iterable[str]) -> str:
    found = sha256()
    for package in packages:
        for name, source in _sources(files(package), package):
            found.update(f"{name}\n{len(source)}\n".encode())
            found.update(source)
    return found.hexdigest()[:LENGTH]


def _sources(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        below = f"{name}/{entry.name}"
        if entry.is_dir():
            found += _sources(entry, below)
        elif entry.name.endswith(SOURCES):
            found.append((below, entry.read_bytes()))
    return found
