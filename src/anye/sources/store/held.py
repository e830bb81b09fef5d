"""Which accepted rows of a feed hold today, and from which files did they come?

A store is a folder. ``feeds/<feed>/<load>/`` holds one accepted file and never changes: its
typed rows by part, those that withdraw earlier ones, its rejected rows, those of them that are
wrong in nothing but whom they speak of, the rows it supersedes, and its manifest. The current
table of a part is the rows of all its files less those whose ``source_row`` is in a superseded
file.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import takewhile
from pathlib import Path

from anye.tables.damage import MANIFEST, read_manifest
from anye.tables.feeds.accepted import FEED_TABLES

ALL = "all"
MONTH = "month"
ROWS = "rows"
WITHDRAWALS = "withdrawals"
UNIDENTIFIED = "unidentified"
REJECTED = "rejected.parquet"
SUPERSEDED = "superseded.parquet"
ADDED_UP = "added_up.parquet"


class LoadNotFoundError(Exception):
    """The store holds no load of this feed and name."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One load: what file it was, where each of its lines went, and the sums that prove it.

    ``lines`` is ``accepted + rejected + superseded_inside``; a row that withdraws an earlier one
    never holds and is among the last. ``parts`` counts the rows of each
    file under ``rows/``, those superseded inside included, and ``totals`` adds up their figures.
    ``superseded`` counts by part the rows, of this load or an earlier one, that a row of this
    load replaces. ``unidentified`` counts by part those of the rejected rows whose every fault is
    about who they speak of.
    """

    feed: str
    load_id: str
    number: int
    sequence: int
    file: str
    sha256: str
    bytes: int
    encoding: str
    checked_on: str
    lines: int
    accepted: int
    rejected: int
    superseded_inside: int
    superseded_earlier: int
    totals: Mapping[str, int]
    reasons: Mapping[str, int]
    parts: Mapping[str, int]
    superseded: Mapping[str, int]
    unidentified: Mapping[str, int] = field(default_factory=dict)
    taken_off: Mapping[str, int] = field(default_factory=dict)  # before it was read
    withdrawing: int = 0  # of those superseded inside
    added_up: int = 0  # of those accepted: rows that are parts of one record
    received_on: str = ""  # the day it came, where that is not the day it was checked

    @property
    def arrived_on(self) -> date:
        """Return the day on which the department's file came."""
        return date.fromisoformat(self.received_on or self.checked_on)

    def text(self) -> str:
        """Return the manifest as the text of its file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class Current:
    """The files of one part, and the files that say which of their rows no longer hold."""

    files: tuple[Path, ...]
    superseded: tuple[Path, ...]
    unidentified: tuple[Path, ...] = ()  # of two rows that say the same, the one loaded later holds


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a store holds, read once: whoever reads by it never sees a mix of old and new.

    It stays readable whatever is added later, for what it names never changes.
    """

    store: Path
    loads: Mapping[str, tuple[Manifest, ...]]  # by feed, in the order of loading

    def names(self) -> dict[str, list[str]]:
        """Return by feed the names of its loads."""
        return {feed: [load.load_id for load in loads] for feed, loads in self.loads.items()}

    def parts(self, feed: str) -> tuple[str, ...]:
        """Return the parts of a feed that hold any row, in order: months, or ``all``."""
        found = self.loads[feed]
        return tuple(sorted({part for load in found for part in (*load.parts, *load.unidentified)}))

    def current(self, feed: str, part: str) -> Current:
        """Return the files that make up the current table of a part."""
        found = [(load, folder(self.store, feed, load.load_id)) for load in self.loads[feed]]
        name = f"{part}.parquet"
        return Current(
            tuple(place / ROWS / name for load, place in found if part in load.parts),
            tuple(place / SUPERSEDED for load, place in found if part in load.superseded),
            tuple(
                place / UNIDENTIFIED / name for load, place in found if part in load.unidentified
            ),
        )


def held(store: Path, as_of: date | None = None) -> Snapshot:
    """Return what a store holds, or held at the end of a day.

    Of each feed these are the loads before the first that was checked later, for a load only says
    which rows it supersedes of those that were there before it.
    """
    found = {feed: loads(store, feed) for feed in FEED_TABLES}
    if as_of:
        last = as_of.isoformat()
        found = {
            feed: tuple(takewhile(lambda load: load.checked_on <= last, of_feed))
            for feed, of_feed in found.items()
        }
    return Snapshot(store, found)


def seen_by(store: Path, names: Mapping[str, Collection[str]]) -> Snapshot:
    """Return what a store held when it had just the named loads, by feed, as a run names them.

    Raises:
        LoadNotFoundError: if the store has not all of them.
    """
    found = {
        feed: tuple(load_of(store, feed, load_id) for load_id in names.get(feed, ()))
        for feed in FEED_TABLES
    }
    return Snapshot(store, found)


def splitting_column(feed: str) -> str | None:
    """Return the column that splits a feed into parts, or None where it has but one."""
    return MONTH if MONTH in FEED_TABLES[feed].columns else None


def folder(store: Path, feed: str, load_id: str = "") -> Path:
    """Return where a feed, or one load of it, is kept."""
    return store / "feeds" / feed / load_id


def loads(store: Path, feed: str) -> tuple[Manifest, ...]:
    """Return the feed's loads in the order of loading."""
    found = folder(store, feed).glob(f"*/{MANIFEST}")
    manifests = (read_manifest(Manifest, path) for path in found)
    return tuple(sorted(manifests, key=lambda load: load.sequence))


def load_of(store: Path, feed: str, load_id: str) -> Manifest:
    """Return one load of a feed.

    Raises:
        LoadNotFoundError: if there is none of this name.
    """
    for manifest in loads(store, feed):
        if manifest.load_id == load_id:
            return manifest
    raise LoadNotFoundError(feed, load_id)
