"""What is said of a dispatch."""

from collections.abc import Mapping
from typing import Any

from django import forms

from anye_desk.cases.dispatch_filings.models import DispatchFiling
from anye_desk.frame.forms import Choice, Day, Line
from anye_desk.frame.language import label
from anye_desk.office.casework.forms import Code, MoveForm

SIDES = [("", "—"), *DispatchFiling.Side.choices]  # none is chosen beforehand


class TermsForm(MoveForm):
    """From when until when, and on which side the person counts."""

    counts_for = forms.TypedChoiceField(
        choices=SIDES,
        coerce=int,
        widget=Choice,
        label=label("计入哪一方", "Counts for"),
        help_text=label("按双方协议，只能计入一方", "As the two have agreed; on one side only"),
    )
    starts_on = Day(label=label("派遣开始日期", "First day"))
    ends_on = Day(
        label=label("派遣终止日期（没有则留空）", "Last day (may be empty)"), required=False
    )

    @staticmethod
    def known(record: DispatchFiling) -> Mapping[str, Any]:
        """Return what the filing says already."""
        return {name: getattr(record, name) for name in ("counts_for", "starts_on", "ends_on")}

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        said = super().clean() or self.cleaned_data
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error(
                "ends_on",
                label(
                    "终止日期早于开始日期，请核对", "The last day is before the first; check both"
                ),
            )
        return said


class FilingForm(TermsForm):
    """A dispatch that one of its two sides files."""

    own_side = forms.TypedChoiceField(
        choices=SIDES, coerce=int, widget=Choice, label=label("本单位是", "We are the")
    )
    other = Code(label=label("对方单位统一社会信用代码", "Credit code of the other employer"))
    resident_id = Code(label=label("被派遣人公民身份号码", "Resident ID of the person"))
    name = forms.CharField(
        max_length=100, label=label("被派遣人姓名", "Name of the person"), widget=Line
    )
    field_order = (
        "own_side",
        "other",
        "resident_id",
        "name",
        "counts_for",
        "starts_on",
        "ends_on",
        "note",
    )


class EndForm(MoveForm):
    """When it ended."""

    ends_on = Day(label=label("派遣终止日期", "Last day"))
