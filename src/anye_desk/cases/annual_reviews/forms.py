"""What is said of an employer's year."""

from collections.abc import Mapping
from typing import Any

from django import forms

from anye_desk.cases.annual_reviews import facts
from anye_desk.cases.annual_reviews.elsewhere import answered_elsewhere, said_elsewhere, word_on
from anye_desk.cases.annual_reviews.models import AnnualReview, ReviewMonth
from anye_desk.cases.annual_reviews.reasons import CLAIMS, REFUSALS
from anye_desk.frame.forms import Choice, Line, Number, in_our_words
from anye_desk.frame.language import Text, label, say
from anye_desk.frame.writing import decimal, grouped, month, yuan
from anye_desk.office.casework.forms import Code, MoveForm

FEN_PLACES = 2
MONTHS = [(n, label(f"{n}月", f"month {n}")) for n in range(1, 13)]
BACKWARDS = label("终止月份早于起始月份，请核对", "The last month is before the first; check both")
WHO = label(
    "请选择人员，或同时填写姓名和公民身份号码",
    "Choose a person, or write both name and resident ID",
)


class OpenForm(MoveForm):
    """Which employer's year an officer opens after the window was."""

    year = forms.IntegerField(
        min_value=2000, max_value=2100, widget=Line, label=label("年度", "Year")
    )
    code = Code(label=label("统一社会信用代码", "Credit code"))


class FiguresForm(MoveForm):
    """Staff and wages, where the records are wrong; empty: as the records say."""

    headcount_months = Number(
        digits=10,
        places=0,
        widget=Line(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        label=label("全年职工人月合计", "Staff, person-months of the year"),
        help_text=label(
            "全年各月在职职工人数之和；与记录一致的留空",
            "The staff of the twelve months added up; empty where the records are right",
        ),
    )
    wages_total = Number(
        digits=16,
        places=FEN_PLACES,
        widget=Line(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        label=label("全年工资总额（元）", "Wages of the year, yuan"),
        help_text=label("单位是元，不是万元；与记录一致的留空", "In yuan; empty where right"),
    )

    @staticmethod
    def known(record: AnnualReview) -> Mapping[str, Any]:
        """Return what the employer said already."""
        wages = record.said_wages_total
        return {
            "headcount_months": record.said_headcount_months,
            "wages_total": None if wages is None else decimal(wages, FEN_PLACES),
        }


class ClaimForm(MoveForm):
    """Whose months the employer sees otherwise; a person it has no record of is named."""

    who = forms.ChoiceField(
        required=False, choices=[], widget=Choice, label=label("人员", "Person")
    )
    name = forms.CharField(
        required=False,
        max_length=100,
        widget=Line,
        label=label("姓名（名单以外的人员）", "Name, if not listed"),
    )
    resident_id = Code(
        required=False,
        label=label("公民身份号码（名单以外的人员）", "Resident ID, if not listed"),
    )
    first = forms.TypedChoiceField(
        choices=MONTHS, coerce=int, widget=Choice, label=label("起始月份", "First month")
    )
    last = forms.TypedChoiceField(
        choices=MONTHS, coerce=int, widget=Choice, label=label("终止月份", "Last month")
    )
    claim = forms.TypedChoiceField(
        choices=ReviewMonth.Claim,
        coerce=int,
        widget=Choice,
        label=label("认为这些月份", "These months"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (a form's own)
        """Offer the persons of the year."""
        super().__init__(*args, **kwargs)
        listed = facts.persons_named(self.record) if self.record else []
        others = ("", label("名单以外的人员", "somebody not listed"))
        self.fields["who"].choices = [*listed, others]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse months that run backwards, and nobody."""
        said = super().clean() or self.cleaned_data
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", BACKWARDS)
        if not said.get("who") and not (said.get("name") and said.get("resident_id")):
            self.add_error("who", WHO)
        return said


class TakeBackForm(MoveForm):
    """Which month the employer no longer sees otherwise."""

    month = forms.ChoiceField(
        required=False, choices=[], widget=Choice, label=label("月份", "Month")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (a form's own)
        """Offer the months that are claimed and not judged."""
        super().__init__(*args, **kwargs)
        claimed = facts.undecided(self.record) if self.record else []
        offered = [(str(one.pk), _claimed(one)) for one in claimed]
        self.fields["month"].choices = [("", "—"), *offered]  # type: ignore[attr-defined]


class CheckForm(MoveForm):
    """A verdict on each month that the employer sees otherwise, and on its figures."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (a form's own)
        """Ask of what differs; where nothing does, ask nothing."""
        super().__init__(*args, **kwargs)
        if self.record is None:
            return
        asked = {}
        if facts.figures_differ(self.record):
            asked["figures"] = self._figures()
        words = said_elsewhere(self.record)
        for one in facts.claims(self.record):
            asked[field_of(one)] = _verdict(one, answered_elsewhere(word_on(words, one)))
        for field in asked.values():
            in_our_words(field)
        self.fields = {"version": self.fields["version"], **asked, **self.fields}

    def _figures(self) -> forms.ChoiceField:
        said = (facts.headcount_said(self.record), facts.wages_said(self.record))
        kept = (self.record.headcount_months, self.record.wages_total)
        choices = [
            ("", "—"),
            ("said", _figures_in_words(Text("采纳单位所报", "as the employer says"), *said)),
            ("kept", _figures_in_words(Text("按记录", "as the records say"), *kept)),
        ]
        words = label("职工人月和工资总额", "Staff and wages")
        return forms.ChoiceField(choices=choices, widget=Choice, label=words)


def field_of(one: ReviewMonth) -> str:
    """Return the name of the field of a month."""
    return f"month_{one.pk}"


def _verdict(one: ReviewMonth, elsewhere: str) -> forms.ChoiceField:
    """Return the question on a month: for how many it counts, or why not."""
    choices = [
        ("", "—"),
        ("1", say("计入1人", "counts for 1")),
        ("2", say("计入2人（一、二级）", "counts for 2, level 1 or 2")),
        ("0", say("不计入（单位也这样认为）", "does not count, as the employer says")),
        *(
            (code, say(f"不采纳：{words.zh}", f"refused: {words.en}"))
            for code, words in REFUSALS.items()
        ),
    ]
    against = {"0"} if one.claim else {"1", "2"}  # who rules so refuses, and says why
    choices = [choice for choice in choices if choice[0] not in against]
    return forms.ChoiceField(choices=choices, widget=Choice, label=_claimed(one) + elsewhere)


def _claimed(one: ReviewMonth) -> str:
    """Say of a month what the records say, and what the employer does, and why."""
    recorded = say(f"记录计{one.counts}", f"recorded: {one.counts}")
    why = f"{one.get_claim_display()}（{CLAIMS[one.claim_reason]}）"
    return f"{one.person.name} {month(one.month)}：{recorded}；{why}"


def _figures_in_words(words: Text, staff: int, wages: int) -> str:
    return f"{words}：{grouped(staff)}，{yuan(wages)}"
