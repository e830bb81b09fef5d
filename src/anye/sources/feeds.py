"""Which rows does a stage read: those that were loaded, as linkage left them?"""

from anye.sources.store import Snapshot
from anye.tables.engine import Engine, Feeds, Part
from anye.tables.feeds import FEED_TABLES
from anye.tables.links import Links


def feeds_of(snapshot: Snapshot, engine: Engine, links: Links | None = None) -> Feeds:
    """Return the current rows of every feed, to be read by an engine.

    Args:
        snapshot: what the store holds, or held.
        engine: who reads.
        links: who is who in the rows that do not say so; without, those rows are left out.
    """
    keys = [(feed, part) for feed in FEED_TABLES for part in snapshot.parts(feed)]
    return Feeds(engine, {key: _part(snapshot, *key, links) for key in keys})


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
