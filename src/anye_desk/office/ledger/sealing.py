"""The sequencer: gives events their numbers in the tree and signs a checkpoint over them.

The database's own numbers have gaps where a deed was undone, so they prove nothing. One sequencer
is at work at a time: a second waits for the lock, sees what the first has done, and goes on.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max, QuerySet

from anye_desk.office.ledger import notes
from anye_desk.office.ledger.leaves import Said, written
from anye_desk.office.ledger.models import Checkpoint, Entry, Event
from anye_desk.office.ledger.tree import WIDTH, Range, of_leaf

A_CHECKPOINT = 1_000  # events at most
REACH = 1_000_000  # event ids that a long transaction may fall behind while others are sealed
LOCK = 0x616E7965  # "anye": of the sequencer, in PostgreSQL's own list of locks


def seal(key: notes.SecretKey, at: datetime, most: int = A_CHECKPOINT) -> int:
    """Seal the events that are not in the tree yet; return how many, nought if there are none.

    Args:
        key: of the ledger.
        at: the moment.
        most: how many at once; call again while there are any.
    """
    with transaction.atomic():
        _one_at_a_time()
        events = list(_waiting()[:most])
        if not events:
            return 0
        grown = Range.of(size(), nodes)
        Entry.objects.bulk_create(_entries(grown, events))
        checkpoint = notes.Checkpoint(key.name, grown.size, grown.root(), at)
        Checkpoint.objects.create(id=grown.size, sealed_at=at, note=notes.signed(checkpoint, key))
    return len(events)


def unsealed() -> QuerySet[Event]:
    """Return the events that are not in the tree, the first first."""
    return Event.objects.filter(entries__isnull=True).order_by("pk").prefetch_related("readings")


def _waiting() -> QuerySet[Event]:
    """Return the events to seal, without looking through all that were sealed since the first."""
    highest: int = Entry.objects.aggregate(n=Max("event"))["n"] or 0
    return unsealed().filter(pk__gt=highest - REACH)


def size() -> int:
    """Return how many events are in the tree."""
    return Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def nodes(level: int, index: int) -> bytes:
    """Return the hash of a perfect subtree: the entry that completed it keeps it."""
    last = index + 1 << level
    hashes = Entry.objects.values_list("hashes", flat=True).get(pk=last)
    return bytes(hashes)[WIDTH * level : WIDTH * (level + 1)]


def leaf_of(event: Event) -> bytes:
    """Return what of an event goes into the tree."""
    said = Said(
        event.pk, event.action, event.subject, event.actor, event.happened_at, event.details
    )
    return written(said, [reading.person for reading in event.readings.all()])


def _entries(grown: Range, events: list[Event]) -> Iterator[Entry]:
    for event in events:
        completed = grown.append(of_leaf(leaf_of(event)))
        yield Entry(id=grown.size, event=event, hashes=b"".join(completed))


def _one_at_a_time() -> None:
    """Wait until no other sequencer is at work; on SQLite only one transaction writes anyhow."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
