"""The columns of the list of employers, and an employer's line in it, as texts.

A template that asked for each by itself would take half of the time of a page.
"""

from functools import cache

from django.urls import reverse

from anye.codes.organisation_code import organisation
from anye_desk.frame import writing
from anye_desk.frame.heads import Column
from anye_desk.frame.hidden import or_hidden
from anye_desk.frame.language import Text
from anye_desk.office.access.seeing import Seen
from anye_desk.office.parties.organisations import identifier
from anye_desk.published.years.labels import KINDS, SORTS
from anye_desk.published.years.models import Outcome

NOBODY = "00000000"  # as an organisation identifier
EMPLOYERS_COUNTED = Text("家", "")
average, thousandths, yuan = (
    or_hidden(write) for write in (writing.average, writing.average_of_thousandths, writing.yuan)
)


NUMBERS = ("headcount_months", "counted_months", "shortfall", "levy_rank")
COLUMNS = (
    Column(Text("单位名称", "Name")),
    *(Column(SORTS[name], "", name) for name in ("kind", "township")),
    *(Column(SORTS[name], "num", name) for name in NUMBERS),
    Column(SORTS["outcome"], "", "outcome"),
)


FLAGS_COUNTED = Text("项", "")
FLAG_COLUMNS = (
    Column(Text("单位名称", "Name"), "", "employer"),
    Column(Text("人员", "Person")),
    Column(Text("证号末四位", "ID, last four")),
    Column(Text("核定日期", "Decided"), "", "latest"),
)


@cache
def _address(year: int) -> str:
    """Return the address of nobody's year: Django takes a twentieth of a list's time for 25."""
    return reverse("employer", args=[year, identifier(NOBODY)])


def line_of(result: Seen, year: int, township: object) -> dict[str, object]:
    """Return the line of an employer's year as its reader sees it."""
    has_levy = result.levy_due is not None or not result.problem  # or words that it is not known
    return {
        "address": _address(year).replace(NOBODY, organisation(result.employer_id)),
        "name": str(result.employer),
        "cells": (
            ("keep", str(KINDS[result.kind])),
            ("keep", str(township)),
            ("num", average(result.headcount_months)),
            ("num", average(result.counted_months)),
            ("num", thousandths(result.shortfall)),
        ),
        "levy": yuan(result.levy_due) if has_levy else "",
        "outcome": str(Outcome(result.outcome).label),  # looked up, where Django hashes all
        "duty_unmet": result.duty_unmet,
        "problem": result.problem,
    }
