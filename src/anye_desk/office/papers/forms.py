"""What is asked of a paper that somebody holds in hand."""

import unicodedata

from django import forms

from anye_desk.frame.forms import Form, Line
from anye_desk.frame.language import label
from anye_desk.office.papers.issuing import CODE


class CheckForm(Form):
    """The code that stands on the paper."""

    code = forms.CharField(
        max_length=3 * CODE,
        label=label("校验码", "Code"),
        help_text=label("印在文书下方，14位字母和数字", "At the foot of the paper: 14 characters"),
        widget=Line(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """Read it in whatever case, with or without spaces."""
        said = unicodedata.normalize("NFKC", str(self.cleaned_data["code"])).upper()
        return "".join(sign for sign in said if sign.isascii() and sign.isalnum())
