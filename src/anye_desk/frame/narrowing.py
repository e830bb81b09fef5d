"""Fields by which a reader narrows a list; one that is left empty narrows nothing."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms

from anye_desk.frame.forms import Choice, Form, Line
from anye_desk.frame.language import label
from anye_desk.frame.listing import FALLING, RISING, Sorts, Wish

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


class ListForm(Form):
    """What a reader wants of a list: ``q`` is looked for, any other field narrows."""

    sorts: ClassVar[Sorts] = {}
    sort = forms.ChoiceField(required=False, label=label("排序", "Order"), widget=forms.HiddenInput)
    order = forms.ChoiceField(
        required=False,
        choices=[(RISING, RISING), (FALLING, FALLING)],
        label=label("顺序", "Direction"),
        widget=forms.HiddenInput,
    )

    def __init__(self, data: Any = None, townships: Choices = ()) -> None:  # noqa: ANN401 (Django's own)
        """Offer the orders, and the townships if any are given."""
        super().__init__(data, auto_id="filter-%s")
        if self.sorts:
            self._offer("sort", [(name, str(one.text)) for name, one in self.sorts.items()])
        if townships:
            self._offer("township", or_any(townships))

    def wish(self) -> Wish:
        """Return what the reader wants; the form is valid."""
        said = {name: one for name, one in self.cleaned_data.items() if one not in {"", None}}
        query, sort, order = (str(said.pop(name, "")) for name in ("q", "sort", "order"))
        return Wish(query, said, sort, order)

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
