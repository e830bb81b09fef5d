"""Fields by which a reader narrows a list; one that is left empty narrows nothing."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from anye_desk.frame.forms import Choice, Line
from anye_desk.frame.language import label

LONGEST_QUERY = 60
ANY = label("全部", "Any")

Choices = Iterable[tuple[Any, str]]


def or_any(choices: Choices, empty: str = ANY) -> list[tuple[Any, str]]:
    """Return the choices after one that chooses nothing."""
    return [("", empty), *choices]


class Search(forms.CharField):
    """What a reader looks for."""

    def __init__(self, *, required: bool = False, **said: Any) -> None:  # noqa: ANN401 (a field's own)
        """Take part of a name."""
        line = Line(attrs={"type": "search", "autocomplete": "off"})
        super().__init__(required=required, max_length=LONGEST_QUERY, widget=line, **said)


class OneWord(forms.ChoiceField):
    """One of some codes, or any."""

    def __init__(self, choices: Choices | Callable[[], Choices], **said: Any) -> None:  # noqa: ANN401 (a field's own)
        """Offer the codes."""
        super().__init__(required=False, choices=choices, widget=Choice, **said)


class OneNumber(forms.TypedChoiceField):
    """One of some numbers, or any."""

    def __init__(self, choices: Choices | Callable[[], Choices] = (), **said: Any) -> None:  # noqa: ANN401 (a field's own)
        """Offer the numbers."""
        super().__init__(
            required=False, coerce=int, empty_value=None, choices=choices, widget=Choice, **said
        )


def township_field(choices: Choices | Callable[[], Choices] = ()) -> OneNumber:
    """Return the field of one township."""
    return OneNumber(choices, label=label("乡镇街道", "Township"))
