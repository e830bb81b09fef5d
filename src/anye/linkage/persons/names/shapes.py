"""What does a character look like, as five digits of its corners?

The four-corner method (四角号码) numbers the strokes in the corners of a character and a fifth
above the last. Characters that are taken for each other mostly share three digits or more.
"""

from functools import cache

from four_corner_method import FourCornerMethod

NO_CORNERS = "00000"


@cache
def corners(character: str) -> str:
    """Return the five digits of a character, noughts where it has none."""
    return _method().query(character) or NO_CORNERS


@cache
def _method() -> FourCornerMethod:
    return FourCornerMethod()
