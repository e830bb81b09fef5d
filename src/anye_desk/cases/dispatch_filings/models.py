"""A person's dispatch from an agency to a host, as one of the two filed it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from anye.codes.lists import DispatchSide
from anye_desk.frame.language import label
from anye_desk.office.casework.models import Case
from anye_desk.office.parties.models import Employer, Person


class DispatchFiling(models.Model):
    """Who is dispatched by whom to whom, from when until when, and on which side he counts."""

    class Side(models.IntegerChoices):
        """The code of the feed of dispatch agreements."""

        AGENCY = DispatchSide.AGENCY, label("派遣单位", "agency")
        HOST = DispatchSide.HOST, label("用工单位", "host")

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="dispatch_filings"
    )
    agency = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="+")
    host = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    counts_for = models.SmallIntegerField(choices=Side)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)  # none: open-ended
    is_in_force = models.BooleanField(default=False)
    returned = models.JSONField(null=True)  # the row that the core holds; see returning.py

    class Meta:
        """In force once: two filings of one dispatch cannot both count."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_agency_dispatches_to_another", condition=~Q(agency=F("host"))
            ),
            models.CheckConstraint(
                name="a_dispatch_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                fields=["agency", "host", "person", "starts_on"],
                condition=Q(is_in_force=True),
                name="one_dispatch_in_force",
            ),
        ]

    def __str__(self) -> str:
        """Name the filing by its case."""
        return str(self.case)
