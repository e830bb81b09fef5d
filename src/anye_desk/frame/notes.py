"""What people write in their own words, where no resident ID may stand."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from anye_desk.frame.language import label

BETWEEN = re.compile(r"[\s\u200b-\u200f\u2060\ufeff·.\-_/]")
ANYTHING_BETWEEN = re.compile(
    r"[\W_\u115f\u1160\u3164\uffa0]"
)  # signs, and letters that show nothing
PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"  # no year begins so
DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
# Eighteen, also within a certificate number; fifteen, as until 1999, by themselves.
RESIDENT_ID = re.compile(
    rf"{PROVINCE}\d{{4}}(?:19|20)\d{{2}}{DAY}\d{{3}}[\dX]|(?<!\d)[1-9]\d{{7}}{DAY}\d{{3}}(?!\d)"
)
REFUSAL = label(
    "不要写身份号码或残疾人证号；用姓名加末四位即可。",
    "Write no resident ID or certificate number; a name and the last four characters will do.",
)

LEFT_OUT = label("〔身份号码未保留〕", "[the ID was not kept]")


def without_ids(text: str) -> None:
    """Let a text pass that holds no resident ID, however it is spaced or in whatever width.

    Raises:
        ValidationError: if it holds one.
    """
    plain = "".join(map(_plain_digit, unicodedata.normalize("NFKC", text).upper()))
    if any(RESIDENT_ID.search(sign.sub("", plain)) for sign in (BETWEEN, ANYTHING_BETWEEN)):
        raise ValidationError(REFUSAL)


def leave_out_ids(text: str) -> str:
    """Return a text with words in the place of each resident ID, however that is written."""
    for sign in (BETWEEN, ANYTHING_BETWEEN):
        plain = [
            (_plain_digit(one), at)
            for at, written in enumerate(text)
            for one in unicodedata.normalize("NFKC", written).upper()
            if not sign.fullmatch(one)
        ]
        found = RESIDENT_ID.finditer("".join(one for one, _ in plain))
        for start, end in [(plain[one.start()][1], plain[one.end() - 1][1]) for one in found][::-1]:
            text = f"{text[:start]}{LEFT_OUT}{text[end + 1 :]}"
    return text


def _plain_digit(sign: str) -> str:
    """Write a digit of whatever script as one of ours."""
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


class Note(forms.CharField):
    """A reason or explanation, which may be empty and names nobody by an ID."""

    def __init__(self, *, longest: int, **said: Any) -> None:  # noqa: ANN401 (a field's own)
        """Take so many characters."""
        errors = {"max_length": label(f"不超过{longest}字", f"At most {longest} characters")}
        super().__init__(
            required=False,
            max_length=longest,
            validators=[without_ids],
            error_messages=errors,
            **said,
        )
