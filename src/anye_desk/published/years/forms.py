"""What a reader asks of a year: filters of the list, changes of a what-if."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from anye.assessment.opened.supposed import Hire, Supposed
from anye.kernel.months import months_of
from anye.law.values import bounds_of
from anye_desk.frame.forms import Choice, Form, Line, Number
from anye_desk.frame.language import Text, label
from anye_desk.frame.narrowing import ListForm, OneNumber, OneWord, Search, or_any, township_field
from anye_desk.office.parties.models import Township
from anye_desk.published.years.explaining import RATIO
from anye_desk.published.years.labels import KINDS, MARKS, NO_TOWNSHIP
from anye_desk.published.years.lists import FLAG_SORTS, SORTS
from anye_desk.published.years.models import Outcome

LEVELS = range(1, 5)
MONTHS = range(1, 13)
PER_MILLE_OF_PERCENT = 10
FEN_OF_YUAN = 100
LEAST_RATIO, MOST_RATIO = (
    Decimal(bound) / PER_MILLE_OF_PERCENT for bound in bounds_of(RATIO, "per_mille")
)


def _choices(texts: Mapping[Any, Text]) -> list[tuple[Any, str]]:
    return or_any((code, label(text.zh, text.en)) for code, text in texts.items())


class FilterForm(ListForm):
    """Which employers, in which order."""

    sorts = SORTS
    q = Search(
        label=label("查找单位", "Find an employer"),
        help_text=label(
            "名称、拼音、首字母或信用代码，如：渔阳、yuyang、yy",
            "Name, pinyin, initials or credit code, such as yuyang or yy",
        ),
    )
    outcome = OneNumber(or_any(Outcome.choices), label=label("结果", "Outcome"))
    kind = OneNumber(_choices(KINDS), label=label("单位性质", "Kind"))
    township = township_field()
    mark = OneWord(_choices(MARKS), label=label("需要关注", "Needs attention"))

    def __init__(self, data: Any, townships: Iterable[Township]) -> None:  # noqa: ANN401 (Django's own)
        """Offer the district's townships."""
        names = [(township.code, township.name) for township in townships]
        super().__init__(data, [*names, (0, label(NO_TOWNSHIP.zh, NO_TOWNSHIP.en))])


class FlagForm(ListForm):
    """Which of the employers to be worked out anew, in which order."""

    sorts = FLAG_SORTS
    q = Search(label=label("查找单位", "Find an employer"))


class WhatIfForm(Form):
    """One more person from a month on, another ratio, or both."""

    level = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        label=label("再安排一名残疾人，等级", "Employ one more person, of level"),
        choices=[
            ("", label("不增加", "nobody")),
            *((n, label(f"{n}级", f"level {n}")) for n in LEVELS),
        ],
        widget=Choice,
    )
    since = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        label=label("从哪个月起", "From month"),
        choices=[(n, label(f"{n}月", f"month {n}")) for n in MONTHS],
        widget=Choice,
    )
    wage = Number(
        digits=9,
        places=2,
        label=label("其月工资（元）", "Monthly wage (yuan)"),
        help_text=label("不填则按最低工资", "Leave empty for the minimum wage"),
        widget=Line(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
    )
    ratio = Number(
        min_value=LEAST_RATIO,
        max_value=MOST_RATIO,
        digits=4,
        places=1,
        label=label("应安排比例（%）", "Required share (%)"),
        help_text=label("不填则按现行规定", "Leave empty for the law's own"),
        widget=Line(attrs={"inputmode": "decimal", "class": "govuk-input--width-5"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse to suppose nothing.

        Raises:
            ValidationError: if neither a person nor a ratio is given.
        """
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and said.get("level") is None and said.get("ratio") is None:
            raise forms.ValidationError(
                label("请选择一名残疾人的等级，或填写比例。", "Choose a level or enter a ratio.")
            )
        return said

    def supposed(self, year: int, usual_wage: int) -> Supposed:
        """Return what is supposed, in the core's terms.

        Args:
            year: the year of the result.
            usual_wage: fen a month, where no wage is given.
        """
        said = self.cleaned_data
        ratio = said["ratio"]
        parameters = {} if ratio is None else {RATIO: int(ratio * PER_MILLE_OF_PERCENT)}
        if said["level"] is None:
            return Supposed(parameters)
        wage = usual_wage if said["wage"] is None else int(said["wage"] * FEN_OF_YUAN)
        months = months_of(year)
        since = months[(said["since"] or 1) - 1]
        return Supposed(parameters, hires=(Hire(said["level"], since, months[-1], wage),))
