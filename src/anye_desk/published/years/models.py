"""A published year: which run, each employer's result, each person's months."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from anye.kernel.language import Language
from anye_desk.frame.language import label
from anye_desk.office.parties.models import Employer, Person


class PublishedRun(models.Model):
    """One run of the core, as the desk shows it."""

    class State(models.TextChoices):
        """A run shows only once it has arrived whole."""

        ARRIVING = "arriving"
        CURRENT = "current"
        PAST = "past"

    run_id = models.CharField(max_length=64, unique=True)
    year = models.IntegerField()
    jurisdiction = models.CharField(max_length=64)
    law_version = models.CharField(max_length=64)
    method_version = models.CharField(max_length=64)
    state = models.CharField(max_length=16, choices=State, default=State.ARRIVING)
    published_at = models.DateTimeField(null=True)
    summary = models.JSONField(default=dict)  # see summary.py

    class Meta:
        """One current run a year, and a moment of publication unless arriving."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year"], condition=Q(state="current"), name="one_current_run_a_year"
            ),
            models.CheckConstraint(
                name="published_unless_arriving",
                condition=Q(state="arriving", published_at=None)
                | (~Q(state="arriving") & Q(published_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        """Name the run by its year."""
        return f"{self.year} {self.run_id[:8]}"

    @property
    def unknown(self) -> Mapping[str, Mapping[Language, str]]:
        """Return the figures of the year that are left empty, and why: zh, en."""
        found: Mapping[str, Mapping[Language, str]] = self.summary.get("unknown", {})
        return found


class Outcome(models.IntegerChoices):
    """What an employer's year comes to."""

    OWES = 1, label("应缴", "Owes")
    EXEMPT = 2, label("免缴", "Exempt")
    MEETS = 3, label("达到比例", "Meets the quota")
    OVER = 4, label("超比例", "Over the quota")
    NOT_LIABLE = 5, label("不在征收范围", "Not liable")
    NOTHING_DUE = 6, label("未达比例、应缴为零", "Short, nothing due")
    NOT_KNOWN = 7, label("资料不全、无法认定", "Cannot be worked out")
    LAW_NOT_KNOWN = 8, label("未达比例、应缴未知", "Short, the levy is not known")


class EmployerYear(models.Model):
    """One employer's result in one run; the figures lists sort and filter by."""

    run = models.ForeignKey(PublishedRun, on_delete=models.CASCADE, db_index=False)
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, db_index=False)
    name = models.CharField(max_length=200, default="")  # as the year's register has it
    kind = models.SmallIntegerField()
    township = models.IntegerField()
    outcome = models.SmallIntegerField(choices=Outcome)
    headcount_months = models.BigIntegerField()
    counted_months = models.BigIntegerField()  # as the records show
    credited_months = models.BigIntegerField()  # nought without a declaration
    counted_persons = models.IntegerField()
    shortfall = models.BigIntegerField()  # thousandths of a person-month
    over_quota = models.BigIntegerField()  # thousandths of a person-month
    wages_total = models.BigIntegerField()  # fen
    levy_before_relief = models.BigIntegerField(null=True)  # fen; empty, as the two below: by the
    # year's problem or by law that is not known (PublishedRun.unknown)
    relief = models.BigIntegerField(null=True)  # fen
    levy_due = models.BigIntegerField(null=True)  # fen
    levy_rank = models.BigIntegerField()  # levy_due, or -1 where empty: databases sort null apart
    has_declared = models.BooleanField()
    duty_unmet = models.BooleanField()
    problem = models.CharField(max_length=40)
    months = models.JSONField()  # twelve rows of employer_months; not read by lists

    class Meta:
        """Every filter with every sort by a figure has an index: no page of a million is slow."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "employer"], name="one_year_per_employer"),
            models.CheckConstraint(
                name="relief_is_part_of_the_levy",
                condition=Q(levy_due=F("levy_before_relief") - F("relief"), levy_rank=F("levy_due"))
                | Q(levy_due=None, relief=None, levy_rank=-1),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["run", *by, sort, "employer"], name=f"ey{n}_{sort}"[:30])
            for n, by in enumerate(((), ("outcome",), ("kind",), ("township",)))
            for sort in ("levy_rank", "headcount_months", "counted_months", "shortfall")
        ] + [
            models.Index(
                fields=["run", "levy_rank", "employer"], name=f"ey_{name}", condition=condition
            )
            for name, condition in (
                ("duty_unmet", Q(duty_unmet=True)),
                ("undeclared", Q(has_declared=False)),
                ("problem", ~Q(problem="")),
            )
        ]

    def __str__(self) -> str:
        """Name the result by employer and run."""
        return f"{self.employer_id} in run {self.run_id}"


class PersonMonth(models.Model):
    """One person's month at one employer, with verdict and reasons."""

    run = models.ForeignKey(PublishedRun, on_delete=models.CASCADE, db_index=False)
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False)
    month = models.IntegerField()
    counts = models.SmallIntegerField()
    failed = models.IntegerField()
    disability_level = models.SmallIntegerField()
    military_level = models.SmallIntegerField()
    wage = models.BigIntegerField()  # fen
    credit_to = models.BigIntegerField()

    class Meta:
        """One verdict per month; a month counts or says why not."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["run", "employer", "person", "month"], name="one_verdict_per_month"
            ),
            models.CheckConstraint(
                name="counts_or_says_why",
                condition=Q(counts__in=(1, 2), failed=0) | (Q(counts=0) & ~Q(failed=0)),
            ),
        ]
        indexes: ClassVar = [  # a host sees the months that dispatch credits to it
            models.Index(fields=["run", "credit_to", "person"], name="month_by_credit"),
        ]

    def __str__(self) -> str:
        """Name the month by number: nothing personal may reach a log."""
        return f"person month #{self.pk}"


class HowEmployed(models.IntegerChoices):
    """How a person is employed, as far as the feeds say."""

    NOT_KNOWN = 0, label("无合同记录", "No contract on record")
    ESTABLISHED = 1, label("在编", "Established post")
    OF_A_YEAR = 2, label("一年及以上合同", "Contract of a year or more")
    SHORTER = 3, label("不满一年合同", "Shorter contract")
    DISPATCHED = 4, label("劳务派遣", "Labour dispatch")


class Employment(models.Model):
    """One person at one employer in one year: a row of the ledger of employment."""

    run = models.ForeignKey(PublishedRun, on_delete=models.CASCADE, db_index=False)
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    host = models.BigIntegerField(db_index=True)  # whom dispatch credits; the employer where none
    township = models.IntegerField()  # of the person
    kind = models.SmallIntegerField()  # of the employer
    form = models.SmallIntegerField(choices=HowEmployed)  # in the last month on record
    since = models.IntegerField()  # the month from which the years on record go on without a gap
    last_month = models.IntegerField()  # on record in the year
    in_months = models.IntegerField()  # a bit a month on record, January the lowest
    months = models.SmallIntegerField()  # on record
    counted = models.SmallIntegerField()  # months as they count, severe ones twice
    disability_level = models.SmallIntegerField()  # in the last month on record
    military_level = models.SmallIntegerField()
    wages = models.BigIntegerField()  # fen, of the months on record

    class Meta:
        """Every order of the ledger has an index, for the district and for one township."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["run", "person", "employer"], name="one_employment_a_year"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["run", *by, sort, "id"], name=f"em{n}_{sort}")
            for n, by in enumerate(((), ("township",)))
            for sort in ("employer", "since", "counted", "wages")
        ]

    def __str__(self) -> str:
        """Name the employment by number: nothing personal may reach a log."""
        return f"employment #{self.pk}"


class YearFlag(models.Model):
    """One employer's shown year whose rows, or a person it counts, were decided anew since."""

    year = models.IntegerField()
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)  # none: the employer
    raised_at = models.DateTimeField()  # when it was decided
    decision = models.BigIntegerField()  # the last one; a run that knows it lifts the flag
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        """One standing flag per employer's year and person, and one of the employer itself."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "employer", "person"],
                condition=Q(lifted_at=None),
                name="one_standing_flag",
            ),
            models.UniqueConstraint(
                fields=["year", "employer"],
                condition=Q(lifted_at=None, person=None),
                name="one_standing_flag_of_itself",
            ),
        ]

    def __str__(self) -> str:
        """Name the flag by number: nothing personal may reach a log."""
        return f"year flag #{self.pk}"
