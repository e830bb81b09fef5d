"""A claim of one scheme for one employer's year, month by month."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from anye.law.scheme import Scheme, all_schemes
from anye_desk.frame.language import say
from anye_desk.office.casework.models import Case
from anye_desk.office.parties.models import Employer, Person


class SchemeClaim(models.Model):
    """What an employer may claim of a scheme for a year, what it claims, what is granted."""

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="claims"
    )
    scheme = models.CharField(max_length=40)
    year = models.SmallIntegerField()
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="+")
    claims_until = models.DateField()
    claimed_at = models.DateTimeField(null=True)
    contest_until = models.DateField(null=True)
    granted = models.BigIntegerField(null=True)  # fen, of its lines; none: not decided

    class Meta:
        """One claim a scheme, year and employer."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "year", "employer"], name="one_claim_of_a_scheme_and_year"
            ),
        ]

    def __str__(self) -> str:
        """Name the claim by its case."""
        return str(self.case)

    @property
    def of_scheme(self) -> Scheme:
        """Return the scheme as the law declares it."""
        return all_schemes()[self.scheme]

    @property
    def scheme_said(self) -> str:
        """Name the scheme to who reads."""
        return say(self.of_scheme.zh, self.of_scheme.en)


class ClaimLine(models.Model):
    """One month or year: what the records say, whether it is claimed, what is granted."""

    claim = models.ForeignKey(SchemeClaim, on_delete=models.PROTECT, related_name="lines")
    scheme = models.CharField(max_length=40)  # of the claim: no month is granted twice
    period = models.IntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    worth = models.BigIntegerField()  # fen, if every condition holds
    unmet = models.IntegerField()  # bits; see anye.entitlements.proposal
    is_claimed = models.BooleanField()
    verdict = models.BooleanField(null=True)  # of the office, on a line that the records fail
    refusal = models.CharField(max_length=40, blank=True)
    granted = models.BigIntegerField(null=True)  # fen; none: not granted

    class Meta:
        """A month is granted once by a scheme, and only what is claimed; a refusal says why."""

        ordering: ClassVar = ["person", "period"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["claim", "person", "period"], name="one_line_a_person_and_month"
            ),
            models.UniqueConstraint(
                fields=["claim", "period"],
                condition=Q(person__isnull=True),
                name="one_line_a_year_of_the_employer",
            ),
            models.UniqueConstraint(
                fields=["scheme", "person", "period"],
                condition=Q(granted__isnull=False, person__isnull=False),
                name="a_month_is_granted_once",
            ),
            models.CheckConstraint(
                name="granted_is_claimed_and_not_above_its_worth",
                condition=Q(granted=None)
                | Q(is_claimed=True, granted__gt=0, granted__lte=models.F("worth")),
            ),
            models.CheckConstraint(
                name="a_refusal_answers_what_the_records_fail",
                condition=Q(refusal="") | Q(verdict=False),
            ),
        ]

    def __str__(self) -> str:
        """Name the line by number: nothing personal may reach a log."""
        return f"claim line #{self.pk}"

    @property
    def is_payable(self) -> bool:
        """Test whether the line would be granted: claimed, and every condition holds."""
        return self.is_claimed and (self.unmet == 0 or self.verdict is True)
