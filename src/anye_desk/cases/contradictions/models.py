"""Contradictions between feeds, as work for departments, and what was answered."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from anye_desk.frame.language import label
from anye_desk.office.ledger.append_only import AppendOnly
from anye_desk.office.parties.models import Employer, Person


class Answer(models.TextChoices):
    """What a department can say of a contradiction."""

    CONFIRMED = "confirmed", label("确认本数据有误", "Confirmed: our row is wrong")
    CORRECTED = "corrected", label("下次报送时更正", "To be corrected in the next delivery")
    NOT_OURS = "not_ours", label("本数据无误", "Our row is right")
    EXPLAINED = "explained", label("情况属实，已说明", "True as it stands, explained")


class Contradiction(models.Model):
    """Two rows that cannot both be true, as work for the department that owns the fact."""

    class State(models.TextChoices):
        """Where the question stands with the departments."""

        OPEN = "open", label("待答复", "Open")
        CONFIRMED = "confirmed", label("已确认有误", "Confirmed")
        CORRECTED = "corrected", label("待更正", "To be corrected")
        EXPLAINED = "explained", label("已说明", "Explained")
        UPHELD = "upheld", label("称数据无误", "Said to be right")
        DISPUTED = "disputed", label("双方均称无误", "Both say they are right")

    contradiction_id = models.BigIntegerField(unique=True)  # stays the same in every report
    kind = models.CharField(max_length=40)
    year = models.IntegerField()
    feed = models.CharField(max_length=40)
    against_feed = models.CharField(max_length=40)
    asked_of = models.CharField(max_length=40)  # the department that is to answer
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, null=True)
    township = models.IntegerField()
    first_month = models.IntegerField()
    last_month = models.IntegerField()
    months = models.IntegerField()
    says = models.CharField(max_length=400, blank=True)
    against_says = models.CharField(max_length=400, blank=True)
    source_row = models.BigIntegerField()
    against_row = models.BigIntegerField()
    state = models.CharField(max_length=16, choices=State, default=State.OPEN)
    version = models.IntegerField(default=1)  # an answer made on an older one is refused
    is_in_data = models.BooleanField(default=True)  # false: the data have settled it

    class Meta:
        """Lists run by year and department, those still in the data first."""

        indexes: ClassVar = [
            models.Index(
                fields=["year", "asked_of", "is_in_data", "state", "id"], name="contradiction_work"
            ),
            models.Index(fields=["year", "is_in_data", "id"], name="contradiction_year"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_contradiction_is_about_somebody",
                condition=Q(person__isnull=False) | Q(employer__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Name the contradiction by number: nothing personal may reach a log."""
        return f"contradiction #{self.pk}"


class GivenAnswer(AppendOnly):
    """One answer of a department, or of an officer on its behalf; added, never changed."""

    contradiction = models.ForeignKey(
        Contradiction, on_delete=models.PROTECT, related_name="answers"
    )
    answer = models.CharField(max_length=16, choices=Answer)
    text = models.TextField(blank=True)
    department = models.CharField(max_length=40)
    on_behalf = models.BooleanField(default=False)  # an officer wrote it down, not the department
    answered_by = models.CharField(max_length=64)
    answered_at = models.DateTimeField()

    class Meta:
        """An explanation explains something."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="explained_says_why", condition=~Q(answer="explained", text="")
            ),
        ]

    def __str__(self) -> str:
        """Name the answer by its contradiction."""
        return f"answer #{self.pk} to #{self.contradiction_id}"
