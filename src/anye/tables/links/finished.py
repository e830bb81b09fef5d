"""Where the tables of finished links lie, and from what they were made.

``links/<links>/`` in a store says who is who in the rows of its loads. It appears by one rename
and never changes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from anye.tables.damage import MANIFEST, read_manifest
from anye.tables.links.identities import (
    EMPLOYER_LINKS,
    EMPLOYER_PAIRS,
    LINKED_ROWS,
    PEOPLE,
    PERSON_IDENTITIES,
    PERSON_LINKS,
    PERSON_PAIRS,
    REGISTERED_EMPLOYERS,
)
from anye.tables.year.runs import Run

TABLES = tuple(
    shape.name
    for shape in (
        PEOPLE,
        PERSON_IDENTITIES,
        PERSON_PAIRS,
        PERSON_LINKS,
        REGISTERED_EMPLOYERS,
        EMPLOYER_PAIRS,
        EMPLOYER_LINKS,
        LINKED_ROWS,
    )
)
ADDED, REMOVED = "added", "removed"


class LinksNotFoundError(Exception):
    """The store holds no links of this name, or none at all."""


@dataclass(frozen=True, slots=True)
class LinksManifest:
    """What links were made from, and how many rows each of their tables has."""

    links_id: str
    method: str  # hash of the steps and the model
    loads: Mapping[str, Sequence[str]]  # by feed, in the order of loading
    decisions: Sequence[str]  # files of officers' answers
    rows: Mapping[str, int]  # by table
    decided_until: int | None = None  # the last answer meant; None: all of the files

    def text(self) -> str:
        """Return the manifest as the text of its file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@dataclass(frozen=True, slots=True)
class Links:
    """Finished links."""

    folder: Path
    manifest: LinksManifest

    def file(self, table: str) -> Path:
        """Return the file of a table."""
        return self.folder / f"{table}.parquet"

    def added(self, feed: str, part: str) -> tuple[Path, ...]:
        """Return the file of rows that were given their keys, if the part has any."""
        return _present(self.folder / ADDED / feed / f"{part}.parquet")

    def removed(self, feed: str, part: str) -> tuple[Path, ...]:
        """Return the file of source rows that speak of somebody else, if the part has any."""
        return _present(self.folder / REMOVED / feed / f"{part}.parquet")


def links_folder(store: Path, links_id: str) -> Path:
    """Return where links are kept."""
    return store / "links" / links_id


def all_links(store: Path) -> tuple[Links, ...]:
    """Return the finished links, those finished last coming last."""
    manifests = sorted(
        (store / "links").glob(f"*/{MANIFEST}"), key=lambda path: (path.stat().st_mtime_ns, path)
    )
    return tuple(_read(path.parent) for path in manifests)


def links_of(store: Path, links_id: str) -> Links:
    """Return finished links by their name.

    Raises:
        LinksNotFoundError: if there are none.
    """
    folder = links_folder(store, links_id)
    if not links_id or not (folder / MANIFEST).is_file():
        raise LinksNotFoundError(links_id)
    return _read(folder)


def latest_links(store: Path) -> Links:
    """Return the links that were finished last.

    Raises:
        LinksNotFoundError: if there are none.
    """
    found = all_links(store)
    if not found:
        raise LinksNotFoundError(str(store))
    return found[-1]


def used_by(run: Run) -> Links | None:
    """Return the links a run was worked out with; None where it is older than linkage.

    Raises:
        LinksNotFoundError: if they are gone.
    """
    return links_of(run.store, run.manifest.links) if run.manifest.links else None


def newest_links(store: Path, method: str) -> Links | None:
    """Return the links that a method made last."""
    found = [links for links in all_links(store) if links.manifest.method == method]
    return found[-1] if found else None


def _present(file: Path) -> tuple[Path, ...]:
    return (file,) if file.is_file() else ()


def _read(folder: Path) -> Links:
    return Links(folder, read_manifest(LinksManifest, folder / MANIFEST))
