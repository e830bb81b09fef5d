"""What administrators and those who come in fill in."""

from typing import Any

import polars as pl
from django import forms
from django.contrib.auth.password_validation import validate_password

from anye.codes import credit_code
from anye.codes.divisions import TOWNSHIPS
from anye.tables.contracts import DEPARTMENTS
from anye_desk.frame.forms import Choice, Form, Line, Secret
from anye_desk.frame.language import label
from anye_desk.office.access.backend import KNOWN_TO_ALL
from anye_desk.office.access.models import OWN, Account
from anye_desk.office.administration.inviting import STAFF, Invited
from anye_desk.office.outbox.actions import NoSuchAddressError, plain_address
from anye_desk.office.outbox.models import Message
from anye_desk.office.parties.models import Person

LONGEST = 56
BY = [(one.value, one.label) for one in (Message.By.SMS, Message.By.MAIL)]
STAFF_ROLES = [(role.value, role.label) for role in Account.Role if role in STAFF]
KNOWN = label("这是演示密码，人人皆知。", "Everybody knows this password: it is a demonstration's.")


class InviteForm(Form):
    """Whom to invite, as what and which way."""

    role = forms.ChoiceField(
        label=label("角色", "Role"), choices=Account.Role.choices, widget=Choice
    )
    display_name = forms.CharField(label=label("姓名", "Name"), max_length=64, widget=Line)
    kind = forms.ChoiceField(label=label("发送方式", "Sent by"), choices=BY, widget=Choice)
    to = forms.CharField(
        label=label("手机号或邮箱", "Number or mail address"), max_length=200, widget=Line
    )
    own = forms.CharField(
        label=label(
            "代表谁：单位信用代码、乡镇街道代码、部门名称或人员编号",
            "For whom: credit code, township's code, department or person's number",
        ),
        help_text=label(
            "区残联人员和管理员不填", "Left empty for district staff and administrators"
        ),
        max_length=40,
        required=False,
        widget=Line,
    )
    natural = forms.CharField(
        label=label("工号", "Staff number"),
        help_text=label(
            "区残联人员和管理员必填，凭它分辨是否同一人",
            "Required of district staff and administrators: it tells one human",
        ),
        max_length=LONGEST,
        required=False,
        widget=Line,
    )

    def clean(self) -> dict[str, Any]:
        """Find whom it acts for, and whether the address is one."""
        said: dict[str, Any] = super().clean() or {}
        column = OWN.get(said.get("role", ""), "")
        said["own"] = _own(column, said.get("own", "").strip()) if column else ""
        if column and not said["own"]:
            self.add_error("own", label("没有找到", "There is none such"))
        try:
            plain_address(said.get("to", ""), said.get("kind", "sms"))
        except NoSuchAddressError:
            self.add_error("to", label("不是有效的号码或邮箱", "No such number or address"))
        return said

    def invited(self) -> Invited:
        """Return whom the form names."""
        return Invited(**{name: self.cleaned_data[name] for name in self.fields})


def _own(column: str, said: str) -> str:
    """Return whom an account acts for, as its column keeps it; empty if there is none."""
    match column:
        case "employer_id":
            found: object = int(credit_code.employer_ids(pl.Series([said.upper()]))[0])
        case "township":
            found = said if said.isdecimal() and int(said) in TOWNSHIPS else ""
        case "department":
            found = said if said in DEPARTMENTS else ""
        case _:
            found = Person.objects.filter(number=said).values_list("pk", flat=True).first()
    return str(found or "")


class ComeInForm(Form):
    """A user name and a password of one's own."""

    username = forms.CharField(
        label=label("用户名", "User name"),
        max_length=LONGEST,
        widget=Line(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )
    name = forms.CharField(
        label=label("姓名", "Name"), max_length=64, widget=Line(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=label("密码", "Password"),
        help_text=label("至少12个字符", "At least 12 characters"),
        strip=False,
        max_length=128,
        widget=Secret(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """Refuse what is short, common or known to all."""
        password: str = self.cleaned_data["password"]
        if password in KNOWN_TO_ALL:
            raise forms.ValidationError(KNOWN)
        validate_password(password)
        return password


class JoinForm(Form):
    """Which employer it is."""

    credit_code = forms.CharField(
        label=label("统一社会信用代码", "Unified social credit code"), max_length=18, widget=Line
    )

    def employer_id(self) -> int | None:
        """Return the employer, be it known or not."""
        code = self.cleaned_data["credit_code"].strip().upper()
        return int(credit_code.employer_ids(pl.Series([code]))[0]) or None


class CodeForm(Form):
    """The code that was sent."""

    code = forms.CharField(
        label=label("验证码", "Code"),
        max_length=8,
        widget=Line(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class RoleForm(Form):
    """Another role of the district."""

    role = forms.ChoiceField(label=label("角色", "Role"), choices=STAFF_ROLES, widget=Choice)
