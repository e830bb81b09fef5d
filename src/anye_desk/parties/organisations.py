"""An employer in an address: the eight places of its organisation identifier."""

import re

from django.urls import register_converter

from anye.codes.organisation_code import organisation

BASE = 36
PLACES = 8
SHAPE = re.compile(rf"[0-9A-Z]{{{PLACES}}}")


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
