"""Views of a register that somebody saved: a name and an address."""

from typing import ClassVar

from django.db import models

from anye_desk.frame.language import label
from anye_desk.office.access.models import Account

LONGEST_QUERY = 500


class SavedView(models.Model):
    """What narrows and sorts the ledger of employment, under a name; rows are by who opens it."""

    class Shared(models.TextChoices):
        """With whom."""

        NOBODY = "nobody", label("只有我", "only me")
        ROLE = "role", label("与我同岗位的人", "whoever has my role")
        EVERYBODY = "everybody", label("能打开台账的所有人", "everybody who may open the ledger")

    owner = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)  # the end of the address
    shared_with = models.CharField(max_length=12, choices=Shared, default=Shared.NOBODY)
    saved_at = models.DateTimeField()

    class Meta:
        """One of a name, of one owner."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "name"], name="one_view_of_a_name"),
        ]

    def __str__(self) -> str:
        """Name the view by number: its name is its owner's own words."""
        return f"saved view #{self.pk}"
