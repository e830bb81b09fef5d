"""An employer's year as it is certified: prefilled from a run, filed, decided, handed to tax."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from anye_desk.frame.language import label
from anye_desk.office.casework.batch_file import BatchFile
from anye_desk.office.casework.models import Case
from anye_desk.office.ledger.append_only import AppendOnly
from anye_desk.office.parties.models import Employer, Person
from anye_desk.published.years.models import PublishedRun


class Window(models.Model):
    """From when until when employers file on a year."""

    year = models.SmallIntegerField(unique=True)
    opens_on = models.DateField()
    closes_on = models.DateField()  # the last day

    class Meta:
        """It closes after it opens."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_window_closes_after_it_opens", condition=Q(closes_on__gte=F("opens_on"))
            ),
        ]

    def __str__(self) -> str:
        """Name the window by its year."""
        return str(self.year)


class HandOver(BatchFile):
    """One file of years that are decided, or were not filed, as tax was given it."""


class AnnualReview(models.Model):
    """What the records say of an employer's year, what the employer says, what was decided."""

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="annual_reviews"
    )
    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="+")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(PublishedRun, on_delete=models.PROTECT, related_name="+")
    headcount_months = models.BigIntegerField()  # as the records say, with the three below
    wages_total = models.BigIntegerField()  # fen
    counted_months = models.BigIntegerField()
    counted_persons = models.IntegerField()
    said_headcount_months = models.BigIntegerField(null=True)  # none: as the records say
    said_wages_total = models.BigIntegerField(null=True)  # fen
    figures_accepted = models.BooleanField(default=False)  # the two above hold
    files_until = models.DateField()
    filed_at = models.DateTimeField(null=True)
    signed = models.JSONField(default=dict)  # what the employer said otherwise when it filed
    contest_until = models.DateField(null=True)
    decision = models.OneToOneField(
        "Decision", on_delete=models.PROTECT, null=True, related_name="+"
    )
    hand_over = models.ForeignKey(
        HandOver, on_delete=models.PROTECT, null=True, related_name="reviews"
    )
    tax_reference = models.CharField(max_length=40, blank=True)  # as tax acknowledged it

    class Meta:
        """One year is certified once; nothing is handed over or answered that was not decided."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["window", "employer"], name="one_review_a_year"),
            models.CheckConstraint(
                name="a_decision_can_be_contested_until_a_day",
                condition=Q(decision=None, contest_until=None)
                | Q(decision__isnull=False, contest_until__isnull=False, filed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="handed_over_is_decided_or_not_filed",
                condition=Q(hand_over=None) | Q(decision__isnull=False) | Q(filed_at=None),
            ),
            models.CheckConstraint(
                name="acknowledged_is_handed_over",
                condition=Q(tax_reference="") | Q(hand_over__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Name the review by its case."""
        return str(self.case)


class ReviewMonth(models.Model):
    """One person's month: what the records say, what the employer says, what the office says."""

    class Claim(models.IntegerChoices):
        """What the employer says of a month that the records see otherwise."""

        COUNTS_NOT = 0, label("不应计入", "should not count")
        COUNTS = 1, label("应计入", "should count")

    review = models.ForeignKey(AnnualReview, on_delete=models.PROTECT, related_name="months")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    month = models.IntegerField()
    is_recorded = models.BooleanField()  # else the employer added it
    counts = models.SmallIntegerField()  # 0, 1 or 2, as the records say
    failed = models.IntegerField()  # why not, in bits; see anye.law.counting.reasons
    at_host = models.BooleanField(default=False)  # it counts, at the host
    claim = models.SmallIntegerField(null=True, choices=Claim)
    claim_reason = models.CharField(max_length=40, blank=True)
    verdict = models.SmallIntegerField(null=True)  # of the office, on a claim
    refusal = models.CharField(max_length=40, blank=True)

    class Meta:
        """One month once; a verdict answers a claim; what was claimed and is refused says why."""

        ordering: ClassVar = ["person", "month"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "person", "month"], name="one_review_month"),
            models.CheckConstraint(
                name="counts_none_one_or_two",
                condition=Q(counts__in=(0, 1, 2)) & (Q(verdict=None) | Q(verdict__in=(0, 1, 2))),
            ),
            models.CheckConstraint(
                name="a_verdict_answers_a_claim",
                condition=Q(verdict=None, refusal="") | Q(claim__isnull=False),
            ),
            models.CheckConstraint(
                name="a_claim_says_why", condition=Q(claim=None) | ~Q(claim_reason="")
            ),
        ]

    def __str__(self) -> str:
        """Name the month by number: nothing personal may reach a log."""
        return f"review month #{self.pk}"

    @property
    def recorded(self) -> int:
        """Return what the month counts for here, as the records say."""
        return 0 if self.at_host else self.counts


class Decision(AppendOnly):
    """What was decided, and the whole of what it rests on; a second one follows a contest."""

    review = models.ForeignKey(AnnualReview, on_delete=models.PROTECT, related_name="decisions")
    number = models.SmallIntegerField()
    decided_at = models.DateTimeField()
    run_id = models.CharField(max_length=64)
    law_version = models.CharField(max_length=64)
    method_version = models.CharField(max_length=64)
    headcount_months = models.BigIntegerField()
    wages_total = models.BigIntegerField()  # fen
    counted_months = models.BigIntegerField()
    credited_months = models.BigIntegerField()
    sealed = models.TextField()  # all of the above and each month, as written when it was sealed
    seal = models.CharField(max_length=64)  # SHA-256 of that text

    class Meta:
        """A decision is whole or is not there."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "number"], name="one_decision_of_a_number"),
            models.CheckConstraint(
                name="a_decision_is_whole",
                condition=~Q(run_id="")
                & ~Q(law_version="")
                & ~Q(method_version="")
                & ~Q(sealed="")
                & ~Q(seal=""),
            ),
        ]

    def __str__(self) -> str:
        """Name the decision by its review."""
        return f"{self.review_id}.{self.number}"
