"""What the store held when a run was worked out, to be read again for what rests on the run."""

from pathlib import Path

from anye.sources.store.feeds import current_feeds
from anye.sources.store.held import Snapshot, seen_by
from anye.tables.engines.engine import Engine, Feeds
from anye.tables.links.finished import links_of
from anye.tables.year.runs import Run


def feeds_of_run(store: Path, engine: Engine, run: Run) -> Feeds:
    """Return the feeds as a run saw them, with who was who."""
    name = run.manifest.links
    return current_feeds(held_for(store, run), engine, links_of(store, name) if name else None)


def held_for(store: Path, run: Run) -> Snapshot:
    """Return what the store held when a run was worked out."""
    loads = run.manifest.loads.items()
    return seen_by(store, {feed: [str(load["load_id"]) for load in found] for feed, found in loads})
