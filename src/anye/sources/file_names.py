"""How is a file's name shown, and which of two names comes first?"""

import os
import re
import unicodedata
from pathlib import PurePath

_NUMBERS = re.compile(r"(\d+)")


def shown(name: str | PurePath) -> str:
    """Return a name that any screen and file can take.

    Names packed on a Chinese Windows are GBK bytes, no text to this system; what is a control
    character would steer the terminal.
    """
    raw = os.fsencode(name)
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = _of_windows(raw)
    return "".join("�" if unicodedata.category(one) == "Cc" else one for one in text)


def _of_windows(raw: bytes) -> str:
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode(errors="replace")


def natural(name: str) -> tuple[tuple[str | int, ...], str]:
    """Return what names are ordered by: 更正2 before 更正10; where all is equal, the letters."""
    parts = _NUMBERS.split(unicodedata.normalize("NFKC", name).casefold())
    return tuple(int(part) if n % 2 else part for n, part in enumerate(parts)), name
