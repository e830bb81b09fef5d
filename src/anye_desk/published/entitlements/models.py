"""One month or year that a scheme would pay for, or what it lacks."""

from typing import ClassVar

from django.db import models

from anye_desk.office.parties.models import Employer, Person


class Entitlement(models.Model):
    """What a scheme says of one person's month, or of an employer's year; see the core's table."""

    year = models.SmallIntegerField()
    scheme = models.CharField(max_length=40)
    period = models.IntegerField()  # 202503, or 2025
    employer = models.ForeignKey(
        Employer, on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="+", db_constraint=False
    )
    amount = models.BigIntegerField()  # fen; nought where a condition fails
    worth = models.BigIntegerField()  # fen, if every condition held
    unmet = models.IntegerField()  # bits; see anye.entitlements.proposal

    class Meta:
        """Asked by employer and year."""

        indexes: ClassVar = [models.Index(fields=["year", "employer"])]

    def __str__(self) -> str:
        """Name it by number: nothing personal may reach a log."""
        return f"entitlement #{self.pk}"
