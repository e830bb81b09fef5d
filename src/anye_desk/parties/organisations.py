"""An employer in an address: the eight places of its organisation identifier."""

from django.urls import register_converter

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BASE = len(DIGITS)
PLACES = 8


def organisation(employer_id: int) -> str:
    """Write an employer's number as its organisation identifier."""
    places = []
    for _ in range(PLACES):
        employer_id, digit = divmod(employer_id, BASE)
        places.append(DIGITS[digit])
    return "".join(reversed(places))


class Organisation:
    """Eight letters and digits of base 36."""

    regex = "[0-9A-Z]{8}"

    def to_python(self, value: str) -> int:
        """Read the identifier."""
        return int(value, BASE)

    def to_url(self, value: int) -> str:
        """Write the identifier."""
        return organisation(value)


def register() -> None:
    """Let addresses hold ``<organisation:…>``."""
    register_converter(Organisation, "organisation")
