"""Invitations, spent once; and codes by which an employer proves that it is the one."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from anye_desk.office.access.models import LONGEST_NAME, Account

BY_REGISTER = "register"  # in place of who invites, where an employer proved itself


class Invitation(models.Model):
    """A way in for one: its link is known by its hash, ends on a day and is spent once."""

    role = models.CharField(max_length=16, choices=Account.Role)
    own = models.CharField(max_length=40, blank=True)  # for whom it acts in that role
    display_name = models.CharField(max_length=64)
    natural = models.CharField(max_length=LONGEST_NAME, blank=True)
    kind = models.CharField(max_length=8)  # of the message that brings it
    to = models.CharField(max_length=200)
    inviter = models.CharField(max_length=80)  # marks of the humans, see Account.human
    confirmer = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField()
    # Empty until it is sent; a database tells no two nulls apart.
    token_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001
    expires_at = models.DateTimeField(null=True)
    spent_at = models.DateTimeField(null=True)
    account = models.OneToOneField(Account, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Spent whole or not at all; who invites confirms nothing."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="invitation_spent_whole_or_not",
                condition=Q(spent_at__isnull=True, account__isnull=True)
                | Q(spent_at__isnull=False, account__isnull=False, token_hash__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_is_confirmed_by_another",
                condition=~Q(confirmer=F("inviter")),
            ),
        ]

    def __str__(self) -> str:
        """Name the invitation by number."""
        return f"invitation {self.pk}"


class Proof(models.Model):
    """One code asked for, be the employer known or not: counted by employer and by source."""

    employer_id = models.BigIntegerField(null=True)
    source = models.CharField(max_length=45)  # the address it was asked from
    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.IntegerField(default=0)  # wrong ones
    spent_at = models.DateTimeField(null=True)

    class Meta:
        """Counted by employer and by source."""

        indexes: ClassVar = [
            models.Index(fields=["employer_id", "made_at"], name="proof_by_employer"),
            models.Index(fields=["source", "made_at"], name="proof_by_source"),
        ]

    def __str__(self) -> str:
        """Name the proof by number."""
        return f"proof {self.pk}"
