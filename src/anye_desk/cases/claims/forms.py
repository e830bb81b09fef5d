"""What is said of a claim."""

from typing import Any

from django import forms

from anye.law.scheme import all_schemes
from anye_desk.cases.claims import facts
from anye_desk.cases.claims.models import ClaimLine
from anye_desk.cases.claims.reasons import REFUSALS
from anye_desk.frame.forms import Choice, Line, in_our_words
from anye_desk.frame.language import label, say
from anye_desk.office.casework.forms import Code, MoveForm


class OpenForm(MoveForm):
    """Which employer's claim of which scheme and year an officer opens."""

    scheme = forms.ChoiceField(choices=[], widget=Choice, label=label("补贴", "Scheme"))
    year = forms.IntegerField(
        min_value=2000, max_value=2100, widget=Line, label=label("年度", "Year")
    )
    code = Code(label=label("统一社会信用代码", "Credit code"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (a form's own)
        """Offer the schemes that are worked out for everybody."""
        super().__init__(*args, **kwargs)
        known = [one for one in all_schemes().values() if one.is_from_feeds]
        offered = [("", "—"), *((one.name, say(one.zh, one.en)) for one in known)]
        self.fields["scheme"].choices = offered  # type: ignore[attr-defined]


class LineForm(MoveForm):
    """Which month or year is meant."""

    line = forms.ChoiceField(choices=[], widget=Choice, label=label("月份或年度", "Month or year"))
    is_claimed = False  # what of the claim is offered: what is claimed, or what is not

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (a form's own)
        """Offer the lines."""
        super().__init__(*args, **kwargs)
        found = self.record.lines.select_related("person") if self.record else []
        offered = [one for one in found if one.is_claimed == self.is_claimed]
        choices = [("", "—"), *((str(one.pk), line_said(one)) for one in offered)]
        self.fields["line"].choices = choices  # type: ignore[attr-defined]


class LeaveOutForm(LineForm):
    """Which line is not to be claimed."""

    is_claimed = True


class JudgeForm(MoveForm):
    """A verdict on each line that is claimed although the records fail it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (a form's own)
        """Ask of what differs; where nothing does, ask nothing."""
        super().__init__(*args, **kwargs)
        found = facts.to_judge(self.record) if self.record else []
        asked = {field_of(one): _verdict(one) for one in found}
        for field in asked.values():
            in_our_words(field)
        self.fields = {"version": self.fields["version"], **asked, **self.fields}


def field_of(one: ClaimLine) -> str:
    """Return the name of the field of a line."""
    return f"line_{one.pk}"


def line_said(one: ClaimLine) -> str:
    """Say which line it is, and what the records say against it."""
    who = one.person.name if one.person else say("本单位", "the employer")
    against = f"（{facts.why_not_paid(one)}）" if one.unmet else ""
    return f"{who} {facts.period_said(one)}{against}"


def _verdict(one: ClaimLine) -> forms.ChoiceField:
    choices = [
        ("", "—"),
        ("granted", say("采纳，予以支付", "accepted, to be paid")),
        *(
            (code, say(f"不采纳：{words.zh}", f"refused: {words.en}"))
            for code, words in REFUSALS.items()
        ),
    ]
    return forms.ChoiceField(choices=choices, widget=Choice, label=line_said(one))
