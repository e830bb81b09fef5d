"""Which rows does a stage read: those that were loaded, as linkage left them?"""

from anye.sources.store.held import ROWS, Snapshot, folder
from anye.tables.engines import parquet
from anye.tables.engines.engine import Engine, Feeds, Part
from anye.tables.feeds.accepted import FEED_TABLES
from anye.tables.links.finished import Links


class OlderStoreError(Exception):
    """A load was made by a version that did not keep all that is read now."""


def current_feeds(snapshot: Snapshot, engine: Engine, links: Links | None = None) -> Feeds:
    """Return the current rows of every feed, to be read by an engine.

    Args:
        snapshot: what the store holds, or held.
        engine: who reads.
        links: who is who in the rows that do not say so; without, those rows are left out.

    Raises:
        OlderStoreError: if a load lacks a column, because an older version made it.
    """
    refuse_older(snapshot)
    keys = [(feed, part) for feed in FEED_TABLES for part in snapshot.parts(feed)]
    return Feeds(engine, {key: _part(snapshot, *key, links) for key in keys})


def refuse_older(snapshot: Snapshot) -> None:
    """Look at one file of each load: all of them were written by the same version.

    Raises:
        OlderStoreError: if a load lacks a column.
        FileDamagedError: if a file cannot be read.
    """
    for feed, loads in snapshot.loads.items():
        for load in loads:
            rows = folder(snapshot.store, feed, load.load_id) / ROWS
            for part in sorted(load.parts)[:1]:
                kept = parquet.columns_of(rows / f"{part}.parquet")
                if not set(FEED_TABLES[feed].columns).issubset(kept):
                    raise OlderStoreError(feed, load.load_id)


def _part(snapshot: Snapshot, feed: str, part: str, links: Links | None) -> Part:
    held = snapshot.current(feed, part)
    if not links:
        return Part(held.files, held.superseded, held.unidentified)
    return Part(
        held.files,
        held.superseded,
        held.unidentified,
        removed=links.removed(feed, part),
        added=links.added(feed, part),
    )
