"""A question of one province to another on a holder's certificate and months, and the answer."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from anye_desk.frame.language import label
from anye_desk.office.casework.models import Case
from anye_desk.office.peers.models import Peer


class ProvinceInquiry(models.Model):
    """Who is asked about, for which months, and what was answered; asked here or elsewhere."""

    class Settled(models.TextChoices):
        """Where months count that both provinces counted."""

        HERE = "here", label("在本地计入", "count here")
        THERE = "there", label("在对方计入", "count there")

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="province_inquiries"
    )
    is_ours = models.BooleanField()  # we ask; else we are asked
    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=40)  # the number of the case where it was asked
    name = models.CharField(max_length=100)
    resident_id = models.CharField(max_length=18)
    first_month = models.IntegerField()
    last_month = models.IntegerField()
    level = models.SmallIntegerField(null=True)  # as answered, with the three below
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)  # none: no last day
    counted_months = models.JSONField(default=list)  # where the certificate was issued
    refusal = models.CharField(max_length=40, blank=True)  # why there is no answer, by code
    settled = models.CharField(max_length=8, blank=True, choices=Settled)

    class Meta:
        """Asked once; an answer is whole, and either an answer or a refusal."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["peer", "reference", "is_ours"], name="asked_once_under_a_reference"
            ),
            models.CheckConstraint(
                name="asked_of_months_that_run_on", condition=Q(last_month__gte=F("first_month"))
            ),
            models.CheckConstraint(
                name="an_answer_is_whole",
                condition=Q(level=None, valid_from=None, valid_until=None)
                | Q(level__range=(1, 4), valid_from__isnull=False, refusal=""),
            ),
        ]

    def __str__(self) -> str:
        """Name the inquiry by its case."""
        return str(self.case)
