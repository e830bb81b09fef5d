"""A paper that was issued, and that it no longer holds; both are added, never changed."""

from typing import ClassVar

from django.db import models

from anye_desk.office.casework.models import Case
from anye_desk.office.ledger.append_only import AppendOnly


class Paper(AppendOnly):
    """One document of a case: its number, what it says, and the code by which it is checked.

    ``says`` is what the document is set from, so that the same paper is always the same bytes;
    ``mark`` is its hash. Added, never changed.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    number = models.CharField(max_length=40, db_index=True)  # 蓟残派〔2026〕000123-1
    title = models.CharField(max_length=60)
    holder = models.CharField(max_length=200)  # as the public check names it; a person masked
    says = models.JSONField()
    mark = models.CharField(max_length=64)  # SHA-256 of what it says, in hexadecimal
    code = models.CharField(max_length=16, db_index=True)  # of the check; says nothing of anybody
    issued_on = models.DateField()
    issued_by = models.CharField(max_length=64)

    class Meta:
        """In the order they were issued."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Name the paper by its number."""
        return self.number


class Withdrawal(AppendOnly):
    """That a paper no longer holds, since when and why. Added, never changed."""

    class Why(models.TextChoices):
        """Why it no longer holds."""

        REVOKED = "revoked", "已撤销"
        SUPERSEDED = "superseded", "已被新文书替代"

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="withdrawals")
    why = models.CharField(max_length=16, choices=Why)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)

    def __str__(self) -> str:
        """Name the withdrawal by its paper."""
        return f"{self.paper_id} {self.why}"
