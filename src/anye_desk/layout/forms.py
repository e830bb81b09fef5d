"""Form fields in the look of the desk, errors tied to their fields."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting


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
    """One of a list."""

    style = "govuk-select"
