"""Accounts: an officer, a clerk of one employer, a department that sends feeds; their drafts."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from anye.tables.contracts import CONTRACTS

LONGEST_NAME = 64


class Account(AbstractBaseUser):
    """One person who may sign in."""

    class Role(models.TextChoices):
        """The office's own titles."""

        OFFICER = "officer", "区残联工作人员"
        CLERK = "clerk", "用人单位经办人"
        DEPARTMENT = "department", "部门数据员"

    username = models.CharField(max_length=LONGEST_NAME, unique=True)
    display_name = models.CharField(max_length=64)
    role = models.CharField(max_length=16, choices=Role)
    employer_id = models.BigIntegerField(null=True)  # the one employer of a clerk
    department = models.CharField(max_length=40, blank=True)  # the one owner of feeds it speaks for
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    objects = BaseUserManager()

    class Meta:
        """A clerk has an employer, a department its name, an officer neither."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="each_role_is_bound_to_its_own",
                condition=Q(role="officer", employer_id=None, department="")
                | Q(role="clerk", employer_id__isnull=False, department="")
                | (Q(role="department", employer_id=None) & ~Q(department="")),
            ),
        ]

    def __str__(self) -> str:
        """Name the account."""
        return self.username

    @property
    def is_officer(self) -> bool:
        """Test whether the whole district is open to this account."""
        return self.role == self.Role.OFFICER

    def may_see(self, employer_id: int) -> bool:
        """Test whether an employer's rows are open to this account."""
        return self.is_officer or self.employer_id == employer_id

    def may_see_feed(self, feed: str) -> bool:
        """Test whether the loads of a feed are open to this account."""
        return self.is_officer or self.department == CONTRACTS[feed].owner


class Draft(models.Model):
    """What an account wrote in the form of an address and could not send."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=200)
    said = models.JSONField()
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        """One of an account at an address."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "address"], name="one_draft_at_an_address"),
        ]

    def __str__(self) -> str:
        """Name the draft by its address."""
        return f"#{self.pk} {self.address}"
