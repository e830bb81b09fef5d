"""Accounts: who may sign in, in which role and for whom; their drafts."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import ClassVar
from unicodedata import normalize

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from anye.tables.contracts import CONTRACTS
from anye_desk.frame.language import label

LONGEST_NAME = 64
OWN: Mapping[str, str] = {  # by role, the one column that says whom it acts for
    "officer": "",
    "reviewer": "",
    "auditor": "",
    "township": "township",
    "clerk": "employer_id",
    "department": "department",
    "person": "person_id",
    "system": "",
    "security": "",
}


def _bound(role: str, own: str) -> Q:
    """Return the condition that an account of a role is bound to its own, and to nothing else."""
    bound = Q(role=role)
    for column in ("employer_id", "township", "person_id"):
        bound &= Q(**{f"{column}__isnull": column != own})
    return bound & (~Q(department="") if own == "department" else Q(department=""))


class Account(AbstractBaseUser):
    """One person who may sign in."""

    class Role(models.TextChoices):
        """The office's own titles."""

        OFFICER = "officer", label("区残联经办人", "District officer")
        REVIEWER = "reviewer", label("区残联复核人", "District reviewer")
        TOWNSHIP = "township", label("乡镇街道经办人", "Township clerk")
        CLERK = "clerk", label("用人单位经办人", "Employer's clerk")
        DEPARTMENT = "department", label("部门数据员", "Department")
        PERSON = "person", label("残疾人本人", "Person")
        AUDITOR = "auditor", label("审计人员", "Auditor")
        SYSTEM = "system", label("系统管理员", "System administrator")
        SECURITY = "security", label("安全管理员", "Security administrator")

    username = models.CharField(max_length=LONGEST_NAME, unique=True)
    display_name = models.CharField(max_length=64)
    # Of the human: a staff number or the like, the same in all accounts of one; see casework/eyes.
    natural = models.CharField(max_length=LONGEST_NAME, blank=True)
    role = models.CharField(max_length=16, choices=Role)
    employer_id = models.BigIntegerField(null=True)  # the one employer of a clerk
    township = models.IntegerField(null=True)  # the one township of its clerk
    department = models.CharField(max_length=40, blank=True)  # the one owner of feeds it speaks for
    person_id = models.BigIntegerField(null=True)  # whom a person's own account is about
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    objects = BaseUserManager()

    class Meta:
        """Each role is bound to its own: an employer, a township, a department, a person."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="each_role_is_bound_to_its_own",
                condition=reduce(or_, (_bound(role, own) for role, own in OWN.items())),
            ),
        ]

    def __str__(self) -> str:
        """Name the account."""
        return self.username

    @property
    def human(self) -> str:
        """Return the mark of the human behind the account."""
        return human_of(self.natural, self.username)

    @property
    def is_officer(self) -> bool:
        """Test whether this account works for the whole district."""
        return self.role in {self.Role.OFFICER, self.Role.REVIEWER}

    @property
    def reads_all(self) -> bool:
        """Test whether the whole district is open to this account, be it to look only."""
        return self.is_officer or self.role == self.Role.AUDITOR

    @property
    def reads_rights(self) -> bool:
        """Test whether who may do what, which is of no case, is open to this account."""
        return self.reads_all or self.role == self.Role.SECURITY

    def may_see(self, employer_id: int) -> bool:
        """Test whether an employer's rows are open to this account."""
        return self.reads_all or self.employer_id == employer_id

    def may_see_feed(self, feed: str) -> bool:
        """Test whether the loads of a feed are open to this account."""
        return self.reads_all or self.department == CONTRACTS[feed].owner


def human_of(natural: str, username: str) -> str:
    """Return the mark of a human, however it is written; without one that of the account."""
    mark = "".join(normalize("NFKC", natural).split()).casefold()
    return mark or f"account:{username}"


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
