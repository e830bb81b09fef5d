"""The departments' files as the store holds them, on the desk."""

from pathlib import Path

from anye.sources.store.held import Manifest, loads
from anye.tables.feeds.accepted import FEED_TABLES
from anye_desk.published.loads.models import FeedLoad
from anye_desk.published.taking import Progress, write


def publish_loads(store: Path, progress: Progress) -> None:
    """Show every accepted file; twice is once."""
    found = [manifest for feed in FEED_TABLES for manifest in loads(store, feed)]
    made = [_load(manifest) for manifest in found]
    write(FeedLoad, made, ("feed", "load_id"))
    progress(FeedLoad.__name__, len(made))


def _load(manifest: Manifest) -> FeedLoad:
    return FeedLoad(
        load_id=manifest.load_id,
        number=manifest.number,
        feed=manifest.feed,
        sequence=manifest.sequence,
        file_name=manifest.file,
        sha256=manifest.sha256,
        bytes=manifest.bytes,
        encoding=manifest.encoding,
        checked_on=manifest.checked_on,
        lines=manifest.lines,
        accepted=manifest.accepted,
        rejected=manifest.rejected,
        superseded_inside=manifest.superseded_inside,
        superseded_earlier=manifest.superseded_earlier,
        totals=dict(manifest.totals),
        reasons=dict(manifest.reasons),
    )
