"""A signed file that went to an office elsewhere or came from one; added, never changed."""

from typing import ClassVar

from django.db import models

from anye_desk.frame.language import label
from anye_desk.office.ledger.append_only import AppendOnly
from anye_desk.office.peers.models import Peer


class SignedFile(AppendOnly):
    """One file: its place among those of its direction, what it holds, and its text for good."""

    class Direction(models.TextChoices):
        """Whether it went or came."""

        OUT = "out", label("发出", "sent")
        IN = "in", label("收到", "received")

    direction = models.CharField(max_length=3, choices=Direction)
    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="files")
    number = models.IntegerField()  # from one on, without a gap, by direction and office
    message = models.CharField(max_length=100)  # province_inquiries/question/1; receipt/1
    rows = models.IntegerField()
    refused = models.IntegerField(default=0)  # of them: by us, or as a receipt says of ours
    about = models.IntegerField(null=True)  # of a receipt: the number of the file it answers
    at = models.DateTimeField()
    by = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    text = models.TextField()  # it can be written out again, the same to the byte

    class Meta:
        """No number twice; the latest first."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["direction", "peer", "number"], name="one_file_of_a_number"
            ),
        ]

    def __str__(self) -> str:
        """Name it by number: nothing personal may reach a log."""
        return f"{self.direction} {self.peer_id} {self.number}"
