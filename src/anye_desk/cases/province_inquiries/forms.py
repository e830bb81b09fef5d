"""What is said of an inquiry."""

from collections.abc import Mapping
from typing import Any

from django import forms

from anye.codes.resident_id import whole_ids
from anye_desk.cases.province_inquiries import facts
from anye_desk.cases.province_inquiries.models import ProvinceInquiry
from anye_desk.frame.forms import Choice, Day, Line
from anye_desk.frame.language import label
from anye_desk.office.casework.forms import Code, MoveForm, OneOf
from anye_desk.office.parties.search import normalised
from anye_desk.office.peers.models import Peer

BODY = 17  # digits of a resident ID before its check character
LEVELS = [("", "—"), *((n, label(f"{n}级", f"level {n}")) for n in range(1, 5))]
MONTHS = [("", "—"), *((n, label(f"{n}月", f"month {n}")) for n in range(1, 13))]
BACKWARDS = label("终止早于开始，请核对", "The last is before the first; check both")


class AskForm(MoveForm):
    """Whose certificate and which months another province is asked of."""

    peer = OneOf(Peer.objects.all(), label=label("发证地残联", "Office that issued it"))
    holder_name = forms.CharField(max_length=100, widget=Line, label=label("姓名", "Name"))
    holder_id = Code(label=label("公民身份号码", "Resident ID"))
    year = forms.IntegerField(
        min_value=2000, max_value=2100, widget=Line, label=label("年度", "Year")
    )
    first = forms.TypedChoiceField(
        choices=MONTHS, coerce=int, widget=Choice, label=label("起始月份", "First month")
    )
    last = forms.TypedChoiceField(
        choices=MONTHS, coerce=int, widget=Choice, label=label("终止月份", "Last month")
    )

    def clean_holder_id(self) -> str:
        """Refuse what is no resident ID."""
        found = normalised(self.cleaned_data["holder_id"]).upper().replace(" ", "")
        body = found[:BODY]
        if not (body.isascii() and body.isdecimal() and whole_ids(int(body)) == found):
            raise forms.ValidationError(
                label("身份号码有误，请核对", "This is no resident ID; check it")
            )
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse months that run backwards."""
        said = super().clean() or self.cleaned_data
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", BACKWARDS)
        return said


class AskForForm(AskForm):
    """The same, of an employer that an officer names."""

    code = Code(label=label("用人单位统一社会信用代码", "Credit code of the employer"))


class ReceiveForm(AskForm):
    """What another province asks here."""

    reference = forms.CharField(
        max_length=40, widget=Line, label=label("对方编号", "The other's number")
    )


class SendForm(MoveForm):
    """In which file or letter it went."""

    file = forms.CharField(max_length=80, widget=Line, label=label("发出文号", "File or letter"))


class CertificateForm(MoveForm):
    """What the certificate says."""

    level = forms.TypedChoiceField(
        choices=LEVELS, coerce=int, widget=Choice, label=label("残疾等级", "Level")
    )
    valid_from = Day(label=label("有效期自", "In force from"))
    valid_until = Day(
        label=label("有效期至（长期的留空）", "In force until (may be empty)"), required=False
    )

    @staticmethod
    def known(record: ProvinceInquiry) -> Mapping[str, Any]:
        """Return the level that the published year has of the person asked about."""
        return {} if record.is_ours else {"level": facts.level_here(record)}

    def clean(self) -> dict[str, Any]:
        """Refuse a certificate that ends before it begins."""
        said = super().clean() or self.cleaned_data
        first, last = said.get("valid_from"), said.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", BACKWARDS)
        return said


class OutsideAnswerForm(CertificateForm):
    """What the other province says, with the months that it counts itself."""

    counted_months = forms.CharField(
        required=False,
        max_length=120,
        widget=Line,
        label=label("在当地计入的月份（没有则留空）", "Months that count there (may be empty)"),
        help_text=label("如 202503 202504", "such as 202503 202504"),
    )

    def clean_counted_months(self) -> list[int]:
        """Refuse what is no month that was asked of."""
        said = normalised(self.cleaned_data["counted_months"]).replace("、", " ").replace(",", " ")
        asked = {str(month): month for month in facts.months_asked(self.record)}
        if strange := [one for one in said.split() if one not in asked]:
            raise forms.ValidationError(
                label(
                    f"{strange[0][:20]}不是所问的月份，请写成202503的样子",
                    f"{strange[0][:20]} is no month that was asked of; write it as 202503",
                )
            )
        return sorted({asked[one] for one in said.split()})


class TakeForm(MoveForm):
    """Where months count that both provinces count; where there are none, nothing is asked."""

    settled = forms.ChoiceField(
        required=False,
        choices=[("", "—"), *ProvinceInquiry.Settled.choices],
        widget=Choice,
        label=label("两地都计入的月份", "Months that both provinces count"),
        help_text=label(
            "须先与对方单位核实，同一月份只能计入一地",
            "Find out with the other office first: a month counts in one place only",
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (a form's own)
        """Ask only where months count twice."""
        super().__init__(*args, **kwargs)
        if self.record is not None and not facts.counted_twice(self.record):
            del self.fields["settled"]
