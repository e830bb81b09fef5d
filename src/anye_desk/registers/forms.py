"""By what a reader narrows the registers, and what a saved view is called."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from anye.kernel.months import months_of
from anye_desk.frame.forms import Choice, Form
from anye_desk.frame.language import Text, label
from anye_desk.frame.narrowing import ListForm, OneNumber, OneWord, Search, or_any, township_field
from anye_desk.frame.writing import month_name
from anye_desk.office.parties.models import Township
from anye_desk.published.years.labels import KINDS, NO_TOWNSHIP
from anye_desk.published.years.models import HowEmployed
from anye_desk.registers.employments import COUNTS, GROUPS, SORTS
from anye_desk.registers.models import SavedView
from anye_desk.registers.persons import SORTS as PERSON_SORTS

LEVELS = range(1, 5)


def _townships() -> list[tuple[int, str]]:
    names = [(township.code, township.name) for township in Township.objects.all()]
    return [*names, (0, label(NO_TOWNSHIP.zh, NO_TOWNSHIP.en))]


def _choices(texts: Mapping[str, Text]) -> Iterable[tuple[str, str]]:
    return [(name, label(text.zh, text.en)) for name, text in texts.items()]


class PersonFilter(ListForm):
    """Which persons."""

    sorts = PERSON_SORTS
    q = Search(
        label=label("查找人员", "Find a person"),
        help_text=label(
            "姓名、拼音、首字母，或证号的四位以上；不会出现在网址里",
            "Name, pinyin, initials, or four places and more of the ID; never in an address",
        ),
    )
    township = township_field()

    def __init__(self, data: Any) -> None:  # noqa: ANN401 (Django's own)
        """Offer the townships."""
        super().__init__(data, _townships())


class LedgerFilter(ListForm):
    """Which employments, in which order, counted by what."""

    sorts = SORTS
    q = Search(
        label=label("查找单位", "Find an employer"),
        help_text=label("名称、拼音、首字母或信用代码", "Name, pinyin, initials or credit code"),
    )
    month = OneNumber(label=label("在册月份", "On record in"))
    township = township_field()
    kind = OneNumber(
        or_any((code, label(text.zh, text.en)) for code, text in KINDS.items()),
        label=label("单位性质", "Kind of employer"),
    )
    form = OneNumber(or_any(HowEmployed.choices), label=label("用工形式", "How employed"))
    disability_level = OneNumber(
        or_any((n, label(f"{n}级", f"level {n}")) for n in LEVELS),
        label=label("残疾等级", "Level"),
    )
    counts = OneWord(or_any(_choices(COUNTS)), label=label("计入", "Counts"))
    by = OneWord(
        or_any(_choices(GROUPS), label("不分组", "nothing")), label=label("计数按", "Count by")
    )

    def __init__(self, data: Any, year: int) -> None:  # noqa: ANN401 (Django's own)
        """Offer the townships and the months of the year."""
        super().__init__(data, _townships())
        self._offer("month", or_any((month, month_name(month)) for month in months_of(year)))

    def said(self) -> dict[str, str]:
        """Return what narrows the list, as an address says it; the form is valid."""
        return {
            name: str(value) for name, value in self.cleaned_data.items() if value not in {"", None}
        }


class ViewForm(Form):
    """A view to be saved."""

    name = forms.CharField(max_length=40, label=label("视图名称", "Name of the view"))
    shared_with = forms.ChoiceField(
        choices=SavedView.Shared, label=label("谁可以用", "Who may use it"), widget=Choice
    )
