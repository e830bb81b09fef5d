"""Form fields in the look of the desk, errors tied to their fields."""

import re
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

from anye_desk.layout.language import is_english

CHINESE = "zh-Hans"
HAN = re.compile("[\u4e00-\u9fff]")


class GovernmentForms(TemplatesSetting):
    """Render each field as a GOV.UK form group."""

    field_template_name = "layout/field.html"


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


class Secret(_Dressed, forms.PasswordInput):
    """A password."""

    style = "govuk-input"


class Choice(_Dressed, forms.Select):
    """One of a list; a Chinese name on an English page says that it is Chinese."""

    style = "govuk-select"

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 (a widget's own)
        """Return one option, with its language where it is not the page's."""
        option = super().create_option(*args, **kwargs)
        if is_english() and HAN.search(str(option["label"])):
            option["attrs"]["lang"] = CHINESE
        return option
