"""One accepted file of a department, as its manifest in the store says."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class FeedLoad(models.Model):
    """One load: identified by the content of its file."""

    load_id = models.CharField(max_length=16)
    number = models.BigIntegerField()
    feed = models.CharField(max_length=40)
    sequence = models.IntegerField()
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    bytes = models.BigIntegerField()
    encoding = models.CharField(max_length=20)
    checked_on = models.DateField()
    lines = models.BigIntegerField()
    accepted = models.BigIntegerField()
    rejected = models.BigIntegerField()
    superseded_inside = models.BigIntegerField()
    superseded_earlier = models.BigIntegerField()
    totals = models.JSONField(default=dict)
    reasons = models.JSONField(default=dict)

    class Meta:
        """Each feed counts its loads; rows are neither lost nor made."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["feed", "load_id"], name="one_load_per_content"),
            models.UniqueConstraint(fields=["feed", "sequence"], name="one_load_per_sequence"),
            models.CheckConstraint(
                name="every_line_ends_in_one_place",
                condition=Q(lines=F("accepted") + F("rejected") + F("superseded_inside")),
            ),
        ]

    def __str__(self) -> str:
        """Name the load by feed and sequence."""
        return f"{self.feed} #{self.sequence}"
