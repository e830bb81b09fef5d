"""The one narrow row that all cases share, each step of it, and who took which part.

No column of a business stands here: each kind has its own table, one row to one case. Steps are
added, never changed (migration 0002).
"""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from anye_desk.office.access.models import Account
from anye_desk.office.ledger.append_only import AppendOnly
from anye_desk.office.parties.models import Employer, Person

NEVER = date(9999, 12, 31)


class Case(models.Model):
    """Something that people decide, from its opening to its end."""

    number = models.CharField(max_length=32, unique=True)  # 蓟残派〔2026〕000123
    kind = models.CharField(max_length=40)
    declared = models.SmallIntegerField()  # the version of the kind's declaration
    state = models.CharField(max_length=40)
    version = models.IntegerField(default=1)  # a form made for an older one is refused
    opened_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    urgent_on = models.GeneratedField(  # by which lists stand: what has no day comes last
        expression=Coalesce("due_on", Value(NEVER)),
        output_field=models.DateField(),
        db_persist=True,
    )
    closed_at = models.DateTimeField(null=True)
    township = models.IntegerField(default=0)  # 0: none
    unit = models.CharField(max_length=40, blank=True)  # the department that is responsible
    handler = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)  # when it was handed out to the handler
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, null=True, related_name="+")
    counterpart = models.ForeignKey(Employer, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    risk = models.SmallIntegerField(default=0)  # points; nought: nothing unusual
    money = models.BigIntegerField(default=0)  # fen at stake

    class Meta:
        """Lists run by kind and state, the most urgent first; by subject, and by handler."""

        indexes: ClassVar = [
            models.Index(fields=["kind", "state", "urgent_on", "id"], name="case_by_state"),
            models.Index(fields=["kind", "urgent_on", "id"], name="case_by_urgency"),
            models.Index(fields=["kind", "money", "id"], name="case_by_money"),
            models.Index(fields=["kind", "-risk", "urgent_on", "id"], name="case_by_risk"),
            models.Index(fields=["kind", "id"], name="case_by_kind"),
            models.Index(fields=["employer", "kind"], name="case_of_employer"),
            models.Index(fields=["counterpart", "kind"], name="case_of_counterpart"),
            models.Index(fields=["person", "kind"], name="case_of_person"),
            models.Index(fields=["township", "kind", "state"], name="case_of_township"),
            models.Index(fields=["handler", "kind", "state"], name="case_of_handler"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_case_is_about_somebody",
                condition=Q(employer__isnull=False)
                | Q(person__isnull=False)
                | ~Q(unit="")
                | Q(township__gt=0),
            ),
            models.CheckConstraint(name="money_at_stake", condition=Q(money__gte=0)),
        ]

    def __str__(self) -> str:
        """Name the case by its number, which says nothing of anybody."""
        return self.number


class Step(AppendOnly):
    """One move of one case: who made it, when, from where to where, and what was said."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    version = models.IntegerField()  # of the case after it
    move = models.CharField(max_length=40)
    start = models.CharField(max_length=40, blank=True)  # empty: it opened the case
    end = models.CharField(max_length=40)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    human = models.CharField(max_length=80, blank=True)  # behind the account; empty: the clock
    at = models.DateTimeField()
    reason = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        """In the order they were made; the lock on the case lets one at a time through."""

        ordering: ClassVar = ["version"]
        indexes: ClassVar = [models.Index(fields=["case", "version"], name="step_of_case")]

    def __str__(self) -> str:
        """Name the step by its case."""
        return f"{self.case_id} {self.version} {self.move}"


class Part(models.Model):
    """Which part a human took in a case: one only, so that four eyes are two humans'."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parts")
    human = models.CharField(max_length=80)
    part = models.CharField(max_length=20)

    class Meta:
        """One human, one part."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "human"], name="one_human_one_part"),
        ]

    def __str__(self) -> str:
        """Name the part by its case."""
        return f"{self.case_id} {self.part}"


class LastNumber(models.Model):
    """The last number given in a kind and year."""

    kind = models.CharField(max_length=40)
    year = models.SmallIntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        """One row a kind and year, which is locked while a number is taken."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "year"], name="one_last_number"),
        ]

    def __str__(self) -> str:
        """Name the row by kind and year."""
        return f"{self.kind} {self.year}: {self.last}"
