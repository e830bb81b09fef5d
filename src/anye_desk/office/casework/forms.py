"""What is said with a move: a note at least, the reason where one is to be given."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from anye_desk.frame.forms import Carried, Choice, Form, Line, in_our_words
from anye_desk.frame.language import label
from anye_desk.frame.narrowing import Choices
from anye_desk.frame.notes import Note

LONGEST_NOTE = 500
PASTED = 40  # a number with spaces between its places


class Code(forms.CharField):
    """A code or an ID, which may be pasted with spaces between its places."""

    def __init__(self, **said: Any) -> None:  # noqa: ANN401 (a field's own)
        """Take a line that no browser fills in or corrects."""
        line = Line(attrs={"autocomplete": "off", "spellcheck": "false"})
        super().__init__(max_length=PASTED, widget=line, **said)


class OneOf(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A row of a table, chosen from a list that is read when the page is."""

    def __init__(self, queryset: QuerySet[Any], **said: Any) -> None:  # noqa: ANN401 (a field's own)
        """Take a row by its key."""
        super().__init__(queryset, widget=Choice, **said)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 (a field's own)
        """Find the row; what holds a control character is no key, in our words."""
        if isinstance(value, str) and not value.isprintable():
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return super().to_python(value)


class MoveForm(Form):
    """The version of the case that was seen, and a note; a move adds what it wants to know."""

    version = Carried()
    note = Note(
        longest=LONGEST_NOTE,
        label=label("说明（可不填）", "Note (may be empty)"),
        help_text=label("不要写身份号码", "Do not write ID numbers"),
        widget=Line(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (a form's own)
        reasons: Choices = (),
        record: Any = None,  # noqa: ANN401 (the kind's own row)
        **kwargs: Any,  # noqa: ANN401 (a form's own)
    ) -> None:
        """Offer the reasons of the move, if it has any, and what the kind's own row asks for."""
        self.record = record
        super().__init__(*args, **kwargs)
        if offered := list(reasons):
            self.fields["reason"] = forms.ChoiceField(
                choices=[("", "—"), *offered], label=label("理由", "Reason"), widget=Choice
            )
            in_our_words(self.fields["reason"])
        self.order_fields([name for name in self.fields if name != "note"])  # the note comes last
