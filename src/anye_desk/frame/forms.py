"""Form fields in the look of the desk, errors tied to their fields and in the desk's own words."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

from anye_desk.frame.language import is_english, label

CHINESE = "zh-Hans"
HAN = re.compile("[\u4e00-\u9fff]")


INCOMPLETE = label(
    "此页内容不完整，请重新打开再试", "This page came back incomplete; open it anew and try again"
)
WORDS: Mapping[str, str] = {  # for every error that a field can have; a field may have its own
    "required": label("请填写", "Fill this in"),
    "invalid": label("填写的内容无法识别", "This is not understood"),
    "invalid_choice": label(
        "没有这一选项，请从列表中选择", "There is no such choice; choose from the list"
    ),
    "max_length": label(
        "最多 %(limit_value)d 个字，现有 %(show_value)d 个",
        "At most %(limit_value)d characters; these are %(show_value)d",
    ),
    "null_characters_not_allowed": label(
        "含有不可见的控制字符，请删去", "There is an invisible control character; take it out"
    ),
    "min_value": label("不得小于 %(limit_value)s", "Not less than %(limit_value)s"),
    "max_value": label("不得大于 %(limit_value)s", "Not more than %(limit_value)s"),
    "max_digits": label("最多 %(max)s 位数字", "At most %(max)s digits"),
    "max_whole_digits": label("整数部分最多 %(max)s 位", "At most %(max)s digits before the point"),
    "max_decimal_places": label("最多 %(max)s 位小数", "At most %(max)s decimals"),
}
FIRST_YEAR, LAST_YEAR = 1990, 2060  # 残疾人保障法 was made in 1990
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+([.]\d*)?")


class GovernmentForms(TemplatesSetting):
    """Render each field as a GOV.UK form group."""

    field_template_name = "frame/field.html"


class _Dressed:
    """A widget that brings its style class."""

    style = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (a widget's own)
        super().__init__(*args, **kwargs)
        attrs: dict[str, Any] = getattr(self, "attrs", {})
        attrs["class"] = f"{self.style} {attrs.get('class', '')}".strip()


class Line(_Dressed, forms.TextInput):
    """One line of text."""

    style = "govuk-input"


class DayLine(_Dressed, forms.DateInput):
    """A day, as text."""

    style = "govuk-input govuk-input--width-10"


class Secret(_Dressed, forms.PasswordInput):
    """A password."""

    style = "govuk-input"


class Choice(_Dressed, forms.Select):
    """One of a list; a Chinese name on an English page says that it is Chinese.

    Written here and not by Django's templates: those are two for every option, half of the time
    that a list's page takes.
    """

    style = "govuk-select"

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 (a widget's own)
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ANN401, ARG002 (a widget's own)
    ) -> SafeString:
        """Return the list with its options."""
        chosen, english = set(self.format_value(value)), is_english()
        options = [
            f'<option value="{escape(str(code))}"{_marks(str(code) in chosen, english, str(text))}>'
            f"{escape(str(text))}</option>"
            for code, text in self.choices
        ]
        return format_html(
            '<select name="{}"{}>{}</select>',
            name,
            flatatt(self.build_attrs(self.attrs, attrs)),
            SafeString("".join(options)),
        )


def _marks(is_chosen: bool, is_english: bool, text: str) -> str:  # noqa: FBT001 (both are told)
    is_chinese = is_english and HAN.search(text)
    return (" selected" if is_chosen else "") + (f' lang="{CHINESE}"' if is_chinese else "")


class Form(forms.Form):
    """A form that says in the desk's words what is wrong, unless a field has words of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (a form's own)
        """Replace the framework's texts, which neither name the field nor say what to do."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            in_our_words(field)


def in_our_words(field: forms.Field) -> None:
    """Give a field the desk's words for each error that it has no words of its own for."""
    theirs = {
        code: text
        for kind in reversed(type(field).__mro__)
        for code, text in getattr(kind, "default_error_messages", {}).items()
    }
    own = {
        code: text for code, text in field.error_messages.items() if text is not theirs.get(code)
    }
    field.error_messages = {**WORDS, **own}


class Carried(forms.IntegerField):
    """A number that a page carries unseen; nobody types it, so its absence is the page's fault."""

    def __init__(self) -> None:
        """Stay hidden."""
        super().__init__(
            label="",
            widget=forms.HiddenInput,
            error_messages=dict.fromkeys(("required", "invalid"), INCOMPLETE),
        )


class Day(forms.DateField):
    """A day, written as offices write it: 2026-03-01, 2026/3/1, 2026年3月1日, 20260301."""

    def __init__(self, **said: Any) -> None:  # noqa: ANN401 (a field's own)
        """Take these ways of writing."""
        wrong = label("请填写日期，如2026-03-01", "Enter a day, such as 2026-03-01")
        super().__init__(
            widget=DayLine(format="%Y-%m-%d", attrs={"autocomplete": "off"}),
            input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"],
            help_text=label("如2026-03-01", "such as 2026-03-01"),
            error_messages={"invalid": wrong},
            validators=[_in_living_memory],
            **said,
        )

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 (a field's own)
        """Read a day in whatever width."""
        if isinstance(value, str):
            value = unicodedata.normalize("NFKC", value).replace(" ", "")
        return super().to_python(value)


def _in_living_memory(day: date) -> None:
    """Refuse a year that was mistyped: no case of the desk is about it."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise forms.ValidationError(
            label(
                f"年份应在{FIRST_YEAR}年至{LAST_YEAR}年之间，请核对",
                f"The year is to be from {FIRST_YEAR} to {LAST_YEAR}; check it",
            )
        )


class Number(forms.DecimalField):
    """A number that may be empty, and may be written as offices write it: 1,000 or 1，000."""

    def __init__(
        self,
        *,
        digits: int,
        places: int,
        min_value: Decimal | int = 0,
        max_value: Decimal | int | None = None,
        **said: Any,  # noqa: ANN401 (a field's own)
    ) -> None:
        """Take a number within its bounds, of so many digits; nought or more."""
        super().__init__(
            required=False,
            min_value=min_value,
            max_value=max_value,
            max_digits=digits,
            decimal_places=places,
            error_messages={"invalid": label("请填写数字，如1.6", "Enter a number, such as 1.6")},
            **said,
        )

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 (a field's own)
        """Read a number in whatever width, its thousands set apart or not."""
        text = unicodedata.normalize("NFKC", str(value or "")).strip()
        if GROUPED.fullmatch(text):
            text = text.replace(",", "")
        return super().to_python(text)
