"""Accounts: an officer of the district, or a clerk bound to one employer."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q


class Account(AbstractBaseUser):
    """One person who may sign in."""

    class Role(models.TextChoices):
        """The office's own titles."""

        OFFICER = "officer", "区残联工作人员"
        CLERK = "clerk", "用人单位经办人"

    username = models.CharField(max_length=64, unique=True)
    display_name = models.CharField(max_length=64)
    role = models.CharField(max_length=16, choices=Role)
    employer_id = models.BigIntegerField(null=True)  # the one employer of a clerk
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    objects = BaseUserManager()

    class Meta:
        """A clerk has an employer, an officer has none."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="clerk_has_one_employer_officer_none",
                condition=Q(role="clerk", employer_id__isnull=False)
                | Q(role="officer", employer_id__isnull=True),
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
