"""Where the tables of a finished match lie, and from what it was made.

``<match>/`` in a folder of matches holds one match. It appears by one rename and never changes;
making an equal one again only makes it the latest. ``<match>.audit/`` holds what an independent
check found of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from anye.tables.damage import MANIFEST, read_manifest
from anye.tables.matching.proposals import MATCH_TABLES
from anye.tables.matching.seats import SEATS_FOLDER

STAGED = ".staged"
AUDIT = ".audit"  # beside a match, of AUDIT_TABLES


class MatchNotFoundError(Exception):
    """The folder holds no match, or none of this name."""


class ProfilesChangedError(Exception):
    """The profiles are no longer those the match was made from."""


@dataclass(frozen=True, slots=True)
class Match:
    """A finished match."""

    folder: Path
    manifest: Mapping[str, Any]

    @property
    def audit(self) -> Path:
        """Return the folder of what an audit found; it is there once one was made."""
        return self.folder.with_name(self.folder.name + AUDIT)

    def file(self, table: str) -> Path:
        """Return the file of a table.

        Raises:
            KeyError: if a match has no such table.
        """
        return self.folder / f"{MATCH_TABLES[table].name}.parquet"


def matches(out: Path) -> tuple[Match, ...]:
    """Return the finished matches of a folder, the one made last coming last."""
    manifests = sorted(out.glob(f"*/{MANIFEST}"), key=lambda path: (path.stat().st_mtime_ns, path))
    return tuple(_read(path.parent) for path in manifests if path.parent.suffix != STAGED)


def match_of(out: Path, run_id: str = "") -> Match:
    """Return a finished match by its name, else the one made last.

    Raises:
        MatchNotFoundError: if there is none.
    """
    found = [one for one in matches(out) if run_id in {"", one.manifest["run_id"]}]
    if not found:
        raise MatchNotFoundError(run_id)
    return found[-1]


def check_unchanged(match: Match, profiles: Path) -> None:
    """Refuse profiles that are not those the match was made from, seats offered since aside.

    Raises:
        ProfilesChangedError: if a file is another, absent or new.
    """
    aside = f"{SEATS_FOLDER}/"
    names = {
        name: said for name, said in match.manifest["files"].items() if not name.startswith(aside)
    }
    found = {name: _hash(profiles / name) for name in names}
    if found != names:
        raise ProfilesChangedError


def _hash(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def _read(folder: Path) -> Match:
    return Match(folder, read_manifest(dict, folder / MANIFEST))
