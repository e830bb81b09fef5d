"""Giving the checkpoints out: what the feed has not got yet is written to it."""

from pathlib import Path

from anye_desk.office.ledger import feed
from anye_desk.office.ledger.models import Checkpoint
from anye_desk.office.ledger.sealing import nodes
from anye_desk.office.ledger.tree import consistency


def publish(folder: Path) -> int:
    """Write each checkpoint that is newer than the feed; return how many."""
    had = max(feed.sizes(folder), default=0)
    given = Checkpoint.objects.filter(pk__gt=had).order_by("pk")
    old, count = had, 0
    for size, note in given.values_list("pk", "note").iterator():
        feed.write(folder, size, feed.Step(old, consistency(nodes, old, size), note))
        old, count = size, count + 1
    return count
