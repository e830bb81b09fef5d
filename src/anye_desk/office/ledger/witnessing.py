"""Has the witness seen what happened here? What moves money asks before it does.

Stops where the witness has fallen behind: nobody sealed, nothing was given out, or the witness
refuses what it is shown. Where nothing has happened for long there is nothing to be behind with.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Max

from anye_desk.office.ledger import feed, keys, notes
from anye_desk.office.ledger.models import Checkpoint, Entry, Event

WITNESS = f"witness{keys.PUBLIC}"


def witnessed_within(hours: int, at: datetime) -> bool:
    """Test whether all that is older than so many hours is sealed, and witnessed as it stands.

    Args:
        hours: how far the witness may be behind.
        at: the moment.
    """
    old = at - timedelta(hours=hours)
    sealed: int = Entry.objects.aggregate(n=Max("event"))["n"] or 0
    if Event.objects.filter(pk__gt=sealed, happened_at__lt=old).exists():
        return False
    kept = Checkpoint.objects.filter(sealed_at__lt=old).order_by("-pk").first()
    size = _witnessed()
    return bool(size) and (kept is None or kept.pk <= size)


def _witnessed() -> int:
    """Return the size of the last tree that the witness signed, and that stands here so."""
    size = max(feed.sizes(settings.WITNESSED), default=0)
    kept = Checkpoint.objects.filter(pk=size).values_list("note", flat=True).first()
    try:
        witness = keys.read_public(settings.KEYS / WITNESS)
        note = (settings.WITNESSED / feed.name_of(size)).read_text("utf-8")
        notes.read(note, witness)
    except (keys.KeyFileError, notes.NoteError, OSError):
        return 0
    return size if kept and note.startswith(kept) else 0
