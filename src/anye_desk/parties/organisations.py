"""An employer in an address: the eight places of its organisation identifier."""

import re

from django.urls import register_converter

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BASE = len(DIGITS)
PLACES = 8
SHAPE = re.compile(rf"[0-9A-Z]{{{PLACES}}}")


def organisation(employer_id: int) -> str:
    """Write an employer's number as its organisation identifier."""
    places = []
    for _ in range(PLACES):
        employer_id, digit = divmod(employer_id, BASE)
        places.append(DIGITS[digit])
    return "".join(reversed(places))


def identifier(text: str | None) -> int | None:
    """Read an organisation identifier; nothing where it is none."""
    return int(text, BASE) if text and SHAPE.fullmatch(text) else None


class Organisation:
    """Eight letters and digits of base 36."""

    regex = SHAPE.pattern

    def to_python(self, value: str) -> int:
        """Read the identifier."""
        return int(value, BASE)

    def to_url(self, value: int) -> str:
        """Write the identifier."""
        return organisation(value)


def register() -> None:
    """Let addresses hold ``<organisation:…>``."""
    register_converter(Organisation, "organisation")
