"""The event table of the whole desk, and whose rows each reading opened.

No foreign key out of the ledger: it must never hold back, or be changed by, live data.
Triggers in the database refuse changes (migration 0002).
"""

from typing import ClassVar

from django.db import models

from anye_desk.office.ledger.append_only import AppendOnly


class Event(AppendOnly):
    """One deed: who, what, on what, when."""

    action = models.CharField(max_length=64)  # "employer_year:read"
    subject = models.CharField(max_length=64)  # "employer_year:2025/MA001234"
    actor = models.CharField(max_length=64)
    happened_at = models.DateTimeField()
    details = models.JSONField(default=dict)  # counts and choices; no name, no resident ID

    class Meta:
        """Found by subject or by actor, newest first."""

        indexes: ClassVar = [
            models.Index(fields=["subject", "-happened_at"], name="event_by_subject"),
            models.Index(fields=["actor", "-happened_at"], name="event_by_actor"),
        ]

    def __str__(self) -> str:
        """Name the event by action and subject."""
        return f"#{self.pk} {self.action} {self.subject}"


class Reading(AppendOnly):
    """One person whose rows an event opened, so that the person can be told who looked."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="readings")
    person = models.CharField(max_length=32, db_index=True)  # the person's number in the desk

    def __str__(self) -> str:
        """Name the reading by its event."""
        return f"#{self.pk} of event {self.event_id}"


class Entry(AppendOnly):
    """An event in the tree, under a number without a gap; added by ``sealing``, never changed."""

    id = models.BigIntegerField(primary_key=True)  # its number, from 1 on
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="entries")
    hashes = models.BinaryField()  # of its leaf, and of each perfect subtree that it completes

    def __str__(self) -> str:
        """Name the entry by its number."""
        return f"{self.pk}: event #{self.event_id}"


class Checkpoint(AppendOnly):
    """The tree's size and root at a moment, signed; added, never changed."""

    id = models.BigIntegerField(primary_key=True)  # the size: entries 1 to id are in it
    sealed_at = models.DateTimeField()
    note = models.TextField()  # the signed text, see notes.py

    def __str__(self) -> str:
        """Name the checkpoint by its size."""
        return f"checkpoint of {self.pk}"
