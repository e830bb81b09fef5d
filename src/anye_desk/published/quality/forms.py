"""What a reader asks of figures."""

from typing import Any

from django.http import QueryDict

from anye.kernel.months import months_of
from anye.quality.told.letters import departments
from anye_desk.frame.forms import Form
from anye_desk.frame.language import label
from anye_desk.frame.narrowing import OneNumber, OneWord, or_any, township_field
from anye_desk.frame.writing import month as month_words
from anye_desk.office.parties.models import Township
from anye_desk.published.quality.labels import UNKNOWN


def _townships() -> list[tuple[Any, str]]:
    rows = Township.objects.order_by("code").values_list("code", "name")
    return or_any([*rows, (0, label(UNKNOWN.zh, UNKNOWN.en))])


def departments_offered() -> list[tuple[str, str]]:
    """Return the departments to choose from."""
    return or_any((name, name) for name in departments())


class FilterForm(Form):
    """Which figures: of a department, a township, a month."""

    department = OneWord(departments_offered, label=label("部门", "Department"))
    township = township_field(_townships)
    month = OneNumber(label=label("月份", "Month"))

    def __init__(self, year: int, data: QueryDict | None = None) -> None:
        """Offer the months of a year."""
        super().__init__(data, auto_id="filter-%s")
        months = [(month, month_words(month)) for month in months_of(year)]
        latest = label("最近", "Latest")
        self.fields["month"].choices = or_any(months, latest)  # type: ignore[attr-defined]
