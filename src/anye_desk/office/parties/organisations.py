"""An employer in an address: the eight places of its organisation identifier, or nine if odd."""

import re

from django.urls import register_converter

from anye.codes.organisation_code import BEYOND_EIGHT, organisation

BASE = 36
PLACES = 8
SHAPE = re.compile(rf"[0-9A-Z]{{{PLACES}}}[0-9A-Z]?")


def identifier(text: str | None) -> int | None:
    """Read an organisation identifier; nothing where it is none."""
    if not text or not SHAPE.fullmatch(text):
        return None
    return int(text, BASE) + BEYOND_EIGHT * (len(text) > PLACES)


class Organisation:
    """Eight letters and digits of base 36, or nine."""

    regex = SHAPE.pattern

    def to_python(self, value: str) -> int:
        """Read the identifier."""
        found = identifier(value)
        if found is None:
            raise ValueError(value)
        return found

    def to_url(self, value: int) -> str:
        """Write the identifier."""
        return organisation(value)


def register() -> None:
    """Let addresses hold ``<organisation:…>``."""
    register_converter(Organisation, "organisation")
