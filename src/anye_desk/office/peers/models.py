"""An office elsewhere, the keys it signs with on which days, and its word on a person's months."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from anye_desk.office.parties.models import Person


class Peer(models.Model):
    """An office of another province with which signed files are exchanged."""

    code = models.CharField(max_length=60, unique=True)  # as its files and keys name it
    name = models.CharField(max_length=100)  # 河北省兴隆县残疾人联合会

    class Meta:
        """By name."""

        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        """Name the office."""
        return self.name


class PeerKey(models.Model):
    """A public key of an office, and from when until when its signature holds."""

    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="keys")
    text = models.CharField(max_length=200)  # NAME+MARK+BASE64, see ledger/notes.py
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)  # the last day; none: until further notice

    class Meta:
        """A key stands once; its days do not run backwards."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text"], name="one_office_one_key"),
            models.CheckConstraint(
                name="a_key_ends_after_it_begins",
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        """Name the key by its number."""
        return f"key #{self.pk} of {self.peer_id}"


class WordElsewhere(models.Model):
    """What an office elsewhere said of a person's month, once the office here has taken it."""

    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    month = models.IntegerField()
    level = models.SmallIntegerField()  # of a certificate in force in the month; nought: none is
    counts = models.BooleanField()  # there, so that it cannot count here
    case = models.CharField(max_length=32)  # the number of the inquiry that asked

    class Meta:
        """The last word on a month is the one that holds."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "month"], name="one_word_elsewhere"),
            models.CheckConstraint(name="a_level_elsewhere", condition=Q(level__range=(0, 4))),
        ]

    def __str__(self) -> str:
        """Name it by number: nothing personal may reach a log."""
        return f"word elsewhere #{self.pk}"
